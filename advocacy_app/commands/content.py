"""Drafts from elsewhere."""

from pathlib import Path
from typing import Annotated

import typer

from advocacy_app.commands.running import run
from advocacy_app.db import reading, transaction
from advocacy_app.illustrated import illustrate
from advocacy_app.integrations.web import Page
from advocacy_app.outside import outside
from advocacy_app.read_models.studio import Imported
from advocacy_app.services import content as studio
from advocacy_app.services import identity

app = typer.Typer(no_args_is_help=True, help=__doc__)


@app.callback()
def content() -> None:
    """Bring drafts in from elsewhere."""


@app.command("import")
def bring_in(
    source: Annotated[str, typer.Argument(metavar="URL-OR-FILE", help="a page, an RSS or Atom feed, or a file of one")],
    member: Annotated[str, typer.Option(help="e-mail of the member whose drafts they become")],
) -> None:
    """Make drafts of a page or a feed; a feed with an address is read again every hour. Nothing goes live."""
    file = Path(source)
    page = Page("", 200, "", file.read_bytes()) if file.is_file() else None
    done = run(_bring_in(source, page, member))
    for slug in done.slugs:
        typer.echo(f"/studio/content/{slug}")
    typer.echo(f"{len(done.slugs)} new, {done.known} known", err=True)


async def _bring_in(url: str, page: Page | None, email: str) -> Imported:
    async with reading() as session:
        owner = identity.viewer_of_member(await identity.member_by_email(session, email), "")
    found = await studio.found_in(page) if page else await studio.read_address(outside().web, url)
    async with transaction() as session:
        done = await studio.bring_in(session, owner, found)
    await illustrate(done.pictures)
    return done
