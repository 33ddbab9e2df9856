"""``advocacy links``: what became of shared links, outside the running product."""

import json
from pathlib import Path
from typing import Annotated

import typer

from advocacy_app.services.sharing import UnreadableLineError, classify_log

UNREADABLE = 2
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

app = typer.Typer(no_args_is_help=True)


@app.callback()
def links() -> None:
    """Look into clicks on shared links."""


@app.command()
def classify(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="a click log, JSON lines")],
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON list")] = False,
) -> None:
    """Print the class of each hit of a log, one a line; a line that is no hit is named (exit 2)."""
    try:
        kinds = classify_log(file.read_bytes().removeprefix(BYTE_ORDER_MARK).rstrip().splitlines())
    except UnreadableLineError as fault:
        typer.echo(f"{file}, {fault}", err=True)
        raise typer.Exit(UNREADABLE) from fault
    if as_json:
        typer.echo(json.dumps(kinds))
    else:
        typer.echo("".join(f"{kind}\n" for kind in kinds), nl=False)
