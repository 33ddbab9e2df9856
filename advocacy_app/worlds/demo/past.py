"""Deeds of the demo's past, each with its own moment."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from advocacy_app.db import Session
from advocacy_app.models import Member
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity

HOME = ZoneInfo("Europe/Warsaw")
UP, TO_BED = 7, 22
"""From when to when people of the demo do things, hours of the day at home."""
DAY = timedelta(days=1)
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
        return awake(self.now + timedelta(hours=hours), self.now)


def awake(moment: datetime, now: datetime) -> datetime:
    """The same day at an hour when people are up; what came first stays first, and the past stays past."""
    return _squeezed(moment, now).astimezone(now.tzinfo)


def _squeezed(moment: datetime, now: datetime) -> datetime:
    here = moment.astimezone(HOME)
    night, current = here.replace(hour=0, minute=0, second=0, microsecond=0), now.astimezone(HOME)
    up, to_bed = night.replace(hour=UP), night.replace(hour=TO_BED)
    if here.date() != current.date():
        return up + (here - night) / DAY * (to_bed - up)
    if moment <= now and current > up:
        return now - (current - here) / (current - night) * (current - up)
    if moment > now and current < to_bed:
        return now + (here - current) / (night + DAY - current) * (to_bed - current)
    return moment
