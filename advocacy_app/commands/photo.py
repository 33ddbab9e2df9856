"""``advocacy photo``: one file through the same pipeline as an upload; the consents to a photo; who is trusted."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from advocacy_app.commands.running import run
from advocacy_app.db import transaction
from advocacy_app.i18n import tr
from advocacy_app.integrations.images import ImageRefused, ImageWorkers, Processed
from advocacy_app.read_models.photos import Evidence
from advocacy_app.services import culture, identity

REFUSED = 3

app = typer.Typer(no_args_is_help=True)


@app.callback()
def photo() -> None:
    """Photos: try one out, take along what was consented to, say who posts without review."""


@app.command()
def process(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="a photo")],
    out: Annotated[Path, typer.Option(file_okay=False, help="folder for the variants; made if missing")],
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object")] = False,
) -> None:
    """Make the variants of one photo, or say why it is refused (exit 3)."""
    try:
        processed = asyncio.run(_processed(file.read_bytes()))
    except ImageRefused as refusal:
        _print_refusal(refusal, as_json=as_json)
        raise typer.Exit(REFUSED) from None
    _write(processed, out)
    _print_variants(processed, out, as_json=as_json)


@app.command()
def consents(
    photo_id: Annotated[str, typer.Argument(metavar="PHOTO", help="id of the photo")],
    out: Annotated[Path, typer.Option(dir_okay=False, help="where the JSON goes")],
) -> None:
    """Write everything that was ever said about the consent to one photo into a JSON file, by ids."""
    evidence = run(_evidence(photo_id))
    out.touch(mode=0o600)
    out.write_text(json.dumps(asdict(evidence), indent=1), encoding="utf-8")
    typer.echo(f"{len(evidence.entries)} entries written to {out}")


@app.command()
def trust(
    email: Annotated[str, typer.Argument(help="e-mail of the member")],
    end: Annotated[bool, typer.Option("--end", help="look at their photos first again")] = False,
) -> None:
    """Let somebody post without review; one photo in ten is still looked at."""
    run(_trust(email, end=end))
    typer.echo("Their photos are looked at first again." if end else "Their photos appear at once from now on.")


async def _evidence(photo_id: str) -> Evidence:
    async with transaction() as session:
        return await culture.evidence(session, None, photo_id)


async def _trust(email: str, *, end: bool) -> None:
    async with transaction() as session:
        member = await identity.member_by_email(session, email)
        await (culture.trust_no_more if end else culture.trust)(session, None, member)


async def _processed(data: bytes) -> Processed:
    images = ImageWorkers(size=1)
    try:
        return await images.process(data)
    finally:
        await images.aclose()


def _write(processed: Processed, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for variant in processed.variants:
        (out / variant.name).write_bytes(variant.data)


def _print_refusal(refusal: ImageRefused, *, as_json: bool) -> None:
    message = tr("en", refusal.key, **refusal.values)
    if as_json:
        typer.echo(json.dumps({"accepted": False, "reason": refusal.reason, "message": message}, ensure_ascii=False))
    else:
        typer.echo(f"{refusal.reason}: {message}")


def _print_variants(processed: Processed, out: Path, *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"accepted": True, **_facts(processed)}))
        return
    typer.echo(f"{processed.width} × {processed.height}, {processed.colour}, dHash {processed.dhash}")
    for variant in processed.variants:
        typer.echo(f"{out / variant.name}  {variant.width} × {variant.height}  {len(variant.data):,} bytes")


def _facts(processed: Processed) -> dict[str, Any]:
    facts = asdict(processed)
    for variant in facts["variants"]:
        variant["bytes"] = len(variant.pop("data"))
    return facts
