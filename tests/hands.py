"""What tests and benchmarks say about time and databases."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
"""Marks what must hold on either database: ``pytestmark = BOTH`` in a module, or above one test."""


def migrate(url: str) -> None:
    """Bring a database to head over a plain synchronous connection."""
    alembic = Config(Path(__file__).parents[1] / "alembic.ini")
    engine = create_engine(url)
    with engine.begin() as connection:
        alembic.attributes["connection"] = connection
        command.upgrade(alembic, "head")
    engine.dispose()


class Hands:
    """The hands of the clock, standing still until a test moves them."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **time: float) -> datetime:
        """Move on by e.g. ``days=3``; returns the new moment."""
        self.moment += timedelta(**time)
        return self.moment

    def set(self, *parts: int) -> datetime:
        """Set to a moment in UTC, e.g. ``2026, 11, 18, 9, 30``."""
        self.moment = datetime(*parts, tzinfo=UTC)  # type: ignore[misc]
        return self.moment
