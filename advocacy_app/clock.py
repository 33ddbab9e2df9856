"""The only place that asks the time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def today(tz: str) -> date:
    """The calendar day in an IANA zone such as ``Europe/Ljubljana``."""
    return now().astimezone(ZoneInfo(tz)).date()
