"""``advocacy migrate``: database to head."""

from alembic import command
from alembic.config import Config

from advocacy_app.config import settings


def migrate() -> None:
    """Bring the database to the newest revision; without changes this does nothing."""
    settings().data_dir.mkdir(parents=True, exist_ok=True)
    command.upgrade(Config("alembic.ini"), "head")
