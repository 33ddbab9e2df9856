"""Periods, what a transfer counts, and how places are numbered. Pure: no session, no clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from advocacy_app.models import Member, Transfer
from advocacy_app.services.points import counts_on_boards, is_members

PERIODS = ("day", "week", "month", "quarter", "all")
FEWEST = 5
"""Boards with fewer people name nobody, and smaller teams are never averaged."""
WEEKS = 12
LEAGUE = 10
"""People in a league, about."""
SHOWN = frozenset({"name", "nickname"})
"""How a member may have chosen to appear, to be on boards at all."""


@dataclass(frozen=True)
class Score:
    """What a transfer adds to the boards of the periods around ``at``."""

    account: str
    points: int
    entries: int
    at: datetime


def score_of(transfer: Transfer, counted_at: datetime | None) -> Score | None:
    """What a transfer counts on boards; None for learning, spending and whatever has not landed.

    ``counted_at`` is when the transfer that this one reverses had counted: its points leave the periods they were in.
    """
    if transfer.phase not in {"direct", "post"} or not counts_on_boards(transfer.reason):
        return None
    if transfer.reverses_id:
        assert counted_at is not None  # noqa: S101 - only what has landed can be reversed
        return Score(transfer.debit_account, -transfer.amount, -1, counted_at)
    if is_members(transfer.credit_account) and not is_members(transfer.debit_account):
        return Score(transfer.credit_account, transfer.amount, 1, transfer.at)
    return None


def may_appear(member: Member | None) -> bool:
    """Whether colleagues may see this member: somebody who chose a name or a nickname, and is still here."""
    return member is not None and member.active and member.visibility in SHOWN


def keys(moment: datetime, zone: str) -> tuple[str, ...]:
    """The boards that a moment belongs to, in the organisation's zone."""
    day = moment.astimezone(ZoneInfo(zone)).date()
    return tuple(key(period, day) for period in PERIODS)


def key(period: str, day: date) -> str:
    """The name of the period around a day, e.g. ``week:2026-W47`` or ``quarter:2026-Q4``; ``all`` is one period."""
    year, week, _ = day.isocalendar()
    return {
        "day": f"day:{day.isoformat()}",
        "week": f"week:{year}-W{week:02d}",
        "month": f"month:{day:%Y-%m}",
        "quarter": f"quarter:{day.year}-Q{(day.month + 2) // 3}",
        "all": "all",
    }[period]


def starts(period: str, day: date) -> date:
    """The first day of the period around a day (not for ``all``)."""
    return {
        "day": day,
        "week": day - timedelta(days=day.weekday()),
        "month": day.replace(day=1),
        "quarter": day.replace(month=(day.month + 2) // 3 * 3 - 2, day=1),
    }[period]


def days_left(period: str, day: date) -> int:
    """How many days of the period come after this one (not for ``all``)."""
    later = starts(period, day) + {"day": 1, "week": 7, "month": 31, "quarter": 92}[period] * timedelta(days=1)
    return (starts(period, later) - day).days - 1


def key_before(period: str, day: date) -> str:
    """The period before the one around a day (not for ``all``)."""
    return key(period, starts(period, day) - timedelta(days=1))


def last_weeks(day: date) -> list[str]:
    """The last twelve weeks with the one of this day, oldest first."""
    return [key("week", day - timedelta(weeks=back)) for back in reversed(range(WEEKS))]


@dataclass(frozen=True)
class Place:
    """An account on a board, before it has a face; without a ``rank`` while that is 0."""

    account: str
    points: int
    rank: int = 0
    tied: bool = False


def numbered(places: Sequence[Place], above: int = 0) -> list[Place]:
    """Ranks for places in order: equal points share a rank and the next rank skips; ``above`` stand before them."""
    ranked: list[Place] = []
    for points, group in groupby(places, key=lambda place: place.points):
        tied = list(group)
        rank = above + len(ranked) + 1
        ranked += [Place(place.account, points, rank, tied=len(tied) > 1) for place in tied]
    return ranked


def tenths(total: int, people: int) -> int:
    """An average in tenths of a point, rounded half up: what is shown equal is equal."""
    return (20 * total + people) // (2 * people)


def leagues(accounts: Sequence[str]) -> list[Sequence[str]]:
    """People in order, parted into leagues of about ten, none more than one larger than another."""
    n, parts = len(accounts), max(1, round(len(accounts) / LEAGUE))
    return [accounts[i * n // parts : (i + 1) * n // parts] for i in range(parts)]


def best(weeks: Iterable[int]) -> bool:
    """Whether the last week is the best of all, with something in it."""
    *earlier, now = weeks
    return now > max(earlier, default=0)
