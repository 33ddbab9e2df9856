"""``advocacy draw``: rehearse a draw, and check anybody's."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from advocacy_app import clock
from advocacy_app.services import draws
from advocacy_app.services.draws import Kind, Rehearsal, Report, Weighting

AsJson = Annotated[bool, typer.Option("--json", help="print one JSON object")]

app = typer.Typer(no_args_is_help=True)


@app.callback()
def draw() -> None:
    """Rehearse prize draws and check audit files."""


@app.command()
def simulate(
    entries: Annotated[int, typer.Option(min=0, max=1_000_000, help="how many invented people take part")],
    winners: Annotated[int, typer.Option(min=1, max=100_000, help="how many prizes")],
    out: Annotated[Path, typer.Option(dir_okay=False, writable=True, help="where the audit file goes")],
    alternates: Annotated[int, typer.Option(min=0, max=100_000, help="how many stand by")] = 0,
    tickets: Annotated[Weighting, typer.Option(help="one each, or one to five")] = "equal",
    entropy: Annotated[Kind, typer.Option(help="chance from outside")] = "none",
    as_json: AsJson = False,
) -> None:
    """Draw among invented people, with the code that draws real prizes, and write the audit file."""
    rehearsal = draws.rehearsed(
        entries=entries,
        winners=winners,
        alternates=alternates,
        weighting=tickets,
        entropy=entropy,
        now=clock.now(),
    )
    out.write_bytes(rehearsal.file)
    told = _told(rehearsal, out)
    typer.echo(json.dumps(told, ensure_ascii=False) if as_json else _in_lines(told))


def _told(rehearsal: Rehearsal, out: Path) -> dict[str, Any]:
    outcome = rehearsal.outcome
    closing, opening = outcome.closing, outcome.closing.opening
    return {
        "file": str(out),
        "draw": opening.draw,
        "entries": closing.entries,
        "tickets": closing.tickets,
        "c0": opening.sha256.hex(),
        "c0_phrase": draws.phrase(opening.sha256),
        "c1": closing.sha256.hex(),
        "c1_phrase": draws.phrase(closing.sha256),
        "label": None if opening.entropy else draws.LABEL,
        "winners": [pick.body(opening.prizes) for pick in outcome.winners],
        "alternates": [pick.body(opening.prizes) for pick in outcome.alternates],
    }


def _in_lines(told: dict[str, Any]) -> str:
    lines = [
        f"Draw {told['draw']}: {told['entries']} entries, {told['tickets']} tickets",
        f"Opening: {told['c0_phrase']}",
        f"Closing: {told['c1_phrase']}",
        *([told["label"]] if told["label"] else []),
        *(f"{pick['prize']}: {pick['c_i']}" for pick in told["winners"]),
        *(f"Alternate {n}: {pick['c_i']}" for n, pick in enumerate(told["alternates"], start=1)),
    ]
    if not told["entries"]:
        lines.append("Nobody took part.")
    return "\n".join([*lines, f"Written to {told['file']}"])


@app.command()
def verify(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="an audit file")],
    receipt: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, readable=True, help="a receipt, to find its entry")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Run every check on an audit file, beacons included; exit 1 at the first that fails and say why."""
    report = draws.checked(file.read_bytes(), receipt.read_bytes() if receipt else None)
    typer.echo(json.dumps(_as_data(report), ensure_ascii=False) if as_json else str(report))
    if report.failed:
        raise typer.Exit(1)


def _as_data(report: Report) -> dict[str, Any]:
    failed = report.failed
    return {
        "ok": not failed,
        "checks": [check._asdict() for check in report.passed],
        "failed": {"key": failed.key, "title": failed.title, "reason": failed.reason} if failed else None,
    }


@app.command()
def sealed_list(
    draw_id: Annotated[str, typer.Argument(metavar="DRAW", help="the draw's id, as it stands in its address")],
    out: Annotated[Path, typer.Option(dir_okay=False, writable=True, help="where the list goes")],
) -> None:
    """For an auditor: write who is behind each ticket, with the salt that proves it. It is noted in the audit log."""
    from advocacy_app.commands.running import run

    listed = run(_sealed_list(draw_id))
    out.touch(mode=0o600)
    out.write_text(json.dumps({"draw": draw_id, "entries": listed}, indent=2), encoding="utf-8")
    typer.echo(f"{len(listed)} tickets written to {out}")


async def _sealed_list(draw_id: str) -> list[dict[str, str]]:
    from advocacy_app.db import transaction
    from advocacy_app.services import contests

    async with transaction() as session:
        return await contests.sealed_list(session, draw_id)


@app.command()
def escrow_key(
    out: Annotated[Path, typer.Option(dir_okay=False, writable=True, help="where the secret half goes")],
) -> None:
    """Make the key with which somebody else, such as the works council, could reveal the seed of a draw."""
    from advocacy_app.services import contests

    secret, public = contests.new_escrow_key()
    out.touch(mode=0o600)
    out.write_text(secret.hex(), encoding="utf-8")
    typer.echo(f"Give {out} to them alone, and set ADVOCACY_ESCROW_KEY={public.hex()}")


@app.command()
def escrowed_seed(
    draw_id: Annotated[str, typer.Argument(metavar="DRAW", help="the draw's id")],
    key: Annotated[Path, typer.Option(exists=True, dir_okay=False, readable=True, help="the secret half")],
) -> None:
    """Reveal the seed of a draw with the key of whoever holds it in escrow."""
    from advocacy_app.commands.running import run

    typer.echo(run(_escrowed_seed(draw_id, bytes.fromhex(key.read_text().strip()))).hex())


async def _escrowed_seed(draw_id: str, secret: bytes) -> bytes:
    from advocacy_app.db import reading
    from advocacy_app.services import contests

    async with reading() as session:
        return await contests.escrowed_seed(session, draw_id, secret)
