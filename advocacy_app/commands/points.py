"""The commands of ``advocacy points``: is the ledger what it promises to be."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Annotated

import typer

from advocacy_app.commands.running import run
from advocacy_app.db import Session, reading
from advocacy_app.services import challenges, leaderboards, points

AsJson = Annotated[bool, typer.Option("--json", help="print one JSON object")]
SHOWN = 20

app = typer.Typer(no_args_is_help=True)


@app.callback()
def ledger() -> None:
    """Check the ledger of points."""


@app.command()
def check(as_json: AsJson = False) -> None:
    """Ask every invariant of the ledger; exit 1 on a violation and name it."""
    _report(run(_asked(points.check)), as_json=as_json)


@app.command()
def replay(as_json: AsJson = False) -> None:
    """Add the ledger up again and compare balances, boards and challenges; exit 1 when they differ."""
    _report(run(_asked(_replayed)), as_json=as_json)


async def _replayed(session: Session) -> list[points.Violation]:
    capabilities = (points, leaderboards, challenges)
    return [violation for capability in capabilities for violation in await capability.replay(session)]


async def _asked(question: Callable[[Session], Awaitable[list[points.Violation]]]) -> list[points.Violation]:
    async with reading() as session:
        return await question(session)


def _report(violations: list[points.Violation], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"ok": not violations, "violations": [asdict(violation) for violation in violations]}))
    elif not violations:
        typer.echo("All invariants hold.")
    else:
        for violation in violations[:SHOWN]:
            typer.echo(f"Broken: {violation.invariant} ({violation.where})")
        if len(violations) > SHOWN:
            typer.echo(f"… and {len(violations) - SHOWN} more")
    if violations:
        raise typer.Exit(1)
