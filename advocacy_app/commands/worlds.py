"""``advocacy seed``: fill an empty database."""

import typer
from sqlmodel import func, select

from advocacy_app.commands.migrate import migrate
from advocacy_app.commands.running import run
from advocacy_app.db import reading
from advocacy_app.models import Member
from advocacy_app.worlds import sow

WORLDS = ("demo", "empty", "busy")


def known(world: str) -> str:
    """The name itself, if there is such a world (or none is named)."""
    if world and world not in WORLDS:
        raise typer.BadParameter(f"there is {', '.join(WORLDS)}")
    return world


def seed(
    world: str = typer.Option("demo", callback=known, help="demo, empty or busy"),
    members: int = typer.Option(5_000, min=1, help="people of the busy world"),
) -> None:
    """Sow a world: a small lived-in company, an empty one, or a large one for load."""
    migrate()
    run(_sow(world, members))


async def _sow(world: str, members: int) -> None:
    async with reading() as session:
        inhabited = (await session.exec(select(func.count()).select_from(Member))).one()
    if inhabited:
        typer.echo("There are people in this database already. A world is sown into an empty one.", err=True)
        raise typer.Exit(1)
    await sow(world, members)
