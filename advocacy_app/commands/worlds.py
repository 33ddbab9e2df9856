"""``advocacy seed``: fill an empty database."""

import typer

from advocacy_app.commands.migrate import migrate
from advocacy_app.commands.running import run
from advocacy_app.worlds import sow


def seed(world: str = typer.Option("demo", help="demo or empty")) -> None:
    """Sow a world: a small lived-in company, or an empty one."""
    migrate()
    run(sow(world))
