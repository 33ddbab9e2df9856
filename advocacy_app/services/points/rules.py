"""What an act is worth, when it lands and which limits stand against it. Pure: no session, no clock."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from advocacy_app.models import Transfer

ANSWER_IN_WORKING_DAYS = 5
_FRIDAY = 4


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What a reason pays and how often; a limit that is None does not exist. ``version`` 0 was never written down."""

    amount: int
    per_day: int | None = None
    per_week: int | None = None
    per_item: int | None = None
    cool_off_hours: int = 0
    version: int = 0

    def lands_at(self, moment: datetime) -> datetime | None:
        """When points of an act of this moment land; None means at once."""
        return moment + timedelta(hours=self.cool_off_hours) if self.cool_off_hours else None


@dataclass(frozen=True)
class Limit:
    """At most so many in a ``period`` such as ``day:2026-11-18``; ``span`` is its kind: day, week or item."""

    span: str
    period: str
    most: int


def limits(rule: Rule, acted_at: datetime, zone: str, item: str) -> Iterator[Limit]:
    """The limits an act of this moment meets, in the member's own days and ISO weeks."""
    day = acted_at.astimezone(ZoneInfo(zone)).date()
    if rule.per_day is not None:
        yield Limit("day", f"day:{day.isoformat()}", rule.per_day)
    if rule.per_week is not None:
        yield Limit("week", f"week:{iso_week(day)}", rule.per_week)
    if rule.per_item is not None and item:
        yield Limit("item", period_of(item), rule.per_item)


def period_of(item: str) -> str:
    """Under which name one thing is counted: for as long as it is there."""
    return f"item:{item}"


def iso_week(day: date) -> str:
    """The ISO week of a day, e.g. ``2026-W47``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def week_of(moment: datetime, zone: str) -> str:
    """The ISO week of a moment in a zone."""
    return iso_week(moment.astimezone(ZoneInfo(zone)).date())


def monday_of(day: date) -> date:
    """The first day of a day's ISO week."""
    return day - timedelta(days=day.weekday())


def zone_at(moment: datetime, spans: Sequence[tuple[datetime, str]], now: str) -> str:
    """The zone somebody was in at a moment; ``spans`` are (until, zone) in order, ``now`` the present zone."""
    return next((zone for until, zone in spans if moment < until), now)


def in_a_row(good: Collection[str], waiting: Collection[str], away: Collection[str], today: date) -> int:
    """Weeks in a row up to now with something good in them.

    The present week, leave, and a week whose points are still on the way neither break the row nor add to it.
    """
    n, day, this = 0, monday_of(today), iso_week(today)
    while True:
        week = iso_week(day)
        if week in good and week not in away:
            n += 1
        elif week not in away and week not in waiting and week != this:
            return n
        day -= timedelta(weeks=1)


@dataclass(frozen=True)
class Effect:
    """What a transfer does to the balance of an account."""

    account: str
    posted: int = 0
    pending: int = 0


def effects(transfer: Transfer) -> tuple[Effect, ...]:
    """What a transfer does to both its accounts. Over all accounts and transfers ``posted`` adds up to zero."""
    debit, credit, n = transfer.debit_account, transfer.credit_account, transfer.amount
    return {
        "direct": (Effect(debit, posted=-n), Effect(credit, posted=n)),
        "pending": (Effect(credit, pending=n),),
        "post": (Effect(debit, posted=-n), Effect(credit, posted=n, pending=-n)),
        "void": (Effect(credit, pending=-n),),
    }[transfer.phase]


def is_members(account: str) -> bool:
    """Whether an account belongs to a person (and not to an issuer, an adjustment, or what was spent)."""
    return account.startswith("member:")


def answer_due(asked_at: datetime, zone: str) -> datetime:
    """The end of the fifth working day after a question; Monday to Friday, in the organisation's zone."""
    day, left = asked_at.astimezone(ZoneInfo(zone)).date(), ANSWER_IN_WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() <= _FRIDAY
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(zone)).astimezone(asked_at.tzinfo)
