"""Certificates: a new key, and what a file is worth."""

import json
from pathlib import Path
from typing import Annotated

import typer

from advocacy_app.commands.running import run
from advocacy_app.db import reading, transaction
from advocacy_app.read_models.credentials import Verdict
from advocacy_app.services import credentials, identity

REFUSED = 3
AsJson = Annotated[bool, typer.Option("--json", help="print one JSON object")]

app = typer.Typer(no_args_is_help=True, help=__doc__)


@app.callback()
def certificates() -> None:
    """Certificates: keys and files."""


@app.command("rotate-key")
def rotate_key() -> None:
    """Sign with a new key from now on; what was signed before stays valid."""
    typer.echo(run(_rotated()))


@app.command()
def check(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="a baked PNG or SVG, or the signed file")],
    as_json: AsJson = False,
) -> None:
    """Say what a file is worth; exit 0 valid, 3 anything else."""
    verdict = run(_checked(file.read_bytes()))
    told = {"state": verdict.state, "title": verdict.title, "holder": verdict.holder, "issued": verdict.issued}
    typer.echo(json.dumps(told, ensure_ascii=False) if as_json else " · ".join(filter(None, told.values())))
    raise typer.Exit(0 if verdict.state == "valid" else REFUSED)


@app.command()
def renew(number: Annotated[str, typer.Argument(help="the last part of a certificate's address")]) -> None:
    """Sign a certificate once more, in its holder's name of today; the one before is revoked. Prints the new number."""
    try:
        typer.echo(run(_renewed(number)))
    except credentials.CredentialGone:
        typer.echo("There is no such certificate.", err=True)
        raise typer.Exit(1) from None


async def _renewed(number: str) -> str:
    async with transaction() as session:
        return await credentials.issue_anew(session, number)


async def _rotated() -> str:
    async with transaction() as session:
        pair = await credentials.rotate_key(session)
        await identity.audit(session, "", "credential_key_rotated")
    return pair.id


async def _checked(file: bytes) -> Verdict:
    async with reading() as session:
        return await credentials.check(session, file, "en", (await identity.organisation(session)).timezone)
