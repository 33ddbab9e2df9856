"""The only place that asks the time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _pretended.get() or datetime.now(UTC)


def today(tz: str) -> date:
    """The calendar day in an IANA zone such as ``Europe/Ljubljana``."""
    return now().astimezone(ZoneInfo(tz)).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let everything inside happen at another moment: how a world gets its past. The product itself never does."""
    token = _pretended.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _pretended.reset(token)


def pretended() -> datetime | None:
    """The moment set by ``at``, if any."""
    return _pretended.get()
