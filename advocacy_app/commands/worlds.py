"""``advocacy seed``: fill an empty database."""

import typer

from advocacy_app.commands.migrate import migrate
from advocacy_app.commands.running import run
from advocacy_app.worlds import sow


def seed(world: str = typer.Option("demo", help="demo, empty or busy"), members: int = 1000) -> None:
    """Sow a world: a small lived-in company, an empty one, or a busy one of any size."""
    migrate()
    run(sow(world, members))
