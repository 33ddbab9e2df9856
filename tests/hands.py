"""What tests say about time and databases."""

from datetime import UTC, datetime, timedelta

import pytest

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
"""Marks what must hold on either database: ``pytestmark = BOTH`` in a module, or above one test."""


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
