"""Worlds to begin with: a lived-in demo company, an empty one, or a large one for load."""

import typer
from sqlmodel import func, select

from advocacy_app.config import settings
from advocacy_app.db import reading, transaction
from advocacy_app.models import Member, Organisation
from advocacy_app.services import identity
from advocacy_app.worlds import busy, demo, empty
from advocacy_app.worlds.folk import one_tap_people


async def sow_if_empty(world: str) -> None:
    """Sow a world into a database without people; anything else is left alone."""
    async with reading() as session:
        inhabited = (await session.exec(select(func.count()).select_from(Member))).one()
    if world and not inhabited:
        await sow(world)


async def sow(world: str, members: int = busy.MEMBERS) -> None:
    """Fill the database; ``members`` is the size of the busy world.

    Raises:
        ValueError: no such world.
    """
    if world == "demo":
        typer.echo("Sowing the demo company …")
        await demo.sow()
    elif world == "empty":
        await empty.sow()
    elif world == "busy":
        typer.echo(f"Sowing a company of {members:,} …")
        await busy.sow(members)
    else:
        raise ValueError(f"There is no world called {world!r}")


async def greet() -> None:
    """Say where people come in; in the demo, with one tap each."""
    typer.echo(f"\n  {settings().origin}\n")
    async with transaction() as session:
        for person in await one_tap_people(session):
            token, _ = await identity.make_link(session, person)
            place = f"{person.role.replace('_', ' ')}, {person.language}"
            typer.echo(f"  {person.name:<18} {place:<19} {person.job:<26} {settings().origin}/auth/link/{token}")
        organisation = (await session.exec(select(Organisation))).first()
    if organisation is None:
        typer.echo(
            "  Nobody is here yet: uv run advocacy member add you@company.example --name You --role administrator"
        )
