"""``advocacy export-member`` and ``advocacy erase-member``: for people who ask the company instead of the app."""

from pathlib import Path
from typing import Annotated

import typer

from advocacy_app import own_data
from advocacy_app.commands.running import run
from advocacy_app.db import reading
from advocacy_app.services import privacy

Email = Annotated[str, typer.Argument(help="e-mail of the member; those who left are found too")]


def export_member(email: Email, out: Annotated[Path, typer.Option(help="FILE.html for people, else JSON")]) -> None:
    """Write everything that is stored about somebody into one file: a page in their language, or JSON."""
    out.touch(mode=0o600)
    out.write_text(run(_page(email) if out.suffix == ".html" else _export(email)), encoding="utf-8")
    typer.echo(f"Written to {out}")


def erase_member(email: Email, yes: Annotated[bool, typer.Option("--yes", help="do not ask")] = False) -> None:
    """Erase somebody for good. Sums of points stay, on an account that leads to nobody."""
    if not yes:
        typer.confirm(f"Erase {email}? This cannot be undone.", abort=True)
    run(_erase(email))
    typer.echo("Erased.")


async def _export(email: str) -> str:
    return await own_data.export_member(await _id_of(email))


async def _page(email: str) -> str:
    from advocacy_app.components.data_page import data_page  # the framework loads only for this

    return data_page(await own_data.exported(await _id_of(email)))


async def _erase(email: str) -> None:
    await own_data.erase_member(await _id_of(email))


async def _id_of(email: str) -> str:
    async with reading() as session:
        return await privacy.id_of(session, email)
