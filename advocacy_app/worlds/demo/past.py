"""Deeds of the demo's past, each with its own moment."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from advocacy_app.db import Session
from advocacy_app.models import Member
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity

EVENING = 19
"""When things begin and end in the demo, an hour of the day in UTC."""


class Deed(NamedTuple):
    """Something that happened at a moment; ``order`` settles equal moments."""

    at: datetime
    order: int
    do: Callable[[Session], Awaitable[object]]


class Past:
    """Who is who, and what became of the shares."""

    def __init__(self, known: dict[str, str], now: datetime) -> None:
        """Tell the past up to ``now`` of the people and cards in ``known``."""
        self.known, self.now = known, now
        self.shares: dict[str, str] = {}

    async def viewer(self, session: Session, key: str) -> Viewer:
        """A person of the demo, acting."""
        return identity.viewer_of_member(await session.get_one(Member, self.known[f"member:{key}"]), "")

    def moment(self, hours: float) -> datetime:
        """So many hours from now; the past is negative."""
        return self.now + timedelta(hours=hours)
