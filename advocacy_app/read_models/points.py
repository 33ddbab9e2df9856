"""Points as their owner sees them; every text is already in the reader's language."""

from dataclasses import dataclass
from datetime import datetime

from advocacy_app.read_models.stroke import Stroke


@dataclass(frozen=True)
class Outcome:
    """What an act brought: points that land at once or later, or nothing because a limit was reached.

    ``limit`` is ``day``, ``week`` or ``item`` (at most ``most``), else empty; nothing at all means that the act is
    worth no points.
    """

    entry_id: str = ""
    points: int = 0
    lands_at: datetime | None = None
    limit: str = ""
    most: int = 0


@dataclass(frozen=True)
class Offer:
    """What an act would bring now, told before it is done. ``why`` is a sentence when that is nothing."""

    points: int = 0
    lands: str = ""
    why: str = ""


@dataclass(frozen=True)
class Balance:
    """Settled points, those on the way, and when the next of them land."""

    points: int = 0
    pending: int = 0
    pending_line: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of the account: what happened and what it brought.

    ``state`` is pending, landed, capped or back; ``asked`` says that a human is looking at it.
    """

    id: str
    amount: int
    title: str
    about: str
    when: str
    state: str
    state_text: str
    sureness: str
    asked: bool = False


@dataclass(frozen=True)
class EntryPage:
    """At most thirty entries, the newest first, and where the next ones begin (empty: there are no more)."""

    entries: tuple[Entry, ...] = ()
    after: str = ""


@dataclass(frozen=True)
class Answer:
    """What became of a question about an entry: open (``line`` says when to expect an answer), upheld or declined."""

    outcome: str = ""
    line: str = ""
    question: str = ""
    answer: str = ""


@dataclass(frozen=True)
class Explanation:
    """Why an entry is what it is, in plain words."""

    entry: Entry
    why: str
    rule: str
    rule_line: str
    lands: str
    lands_line: str
    limits: tuple[str, ...]
    back: str
    answer: Answer
    may_ask: bool


@dataclass(frozen=True)
class AppealRow:
    """A question in the owners' queue."""

    id: str
    who: str
    question: str
    sent: str
    due: str
    late: bool
    explanation: Explanation
    mine: bool = False


@dataclass(frozen=True)
class RuleRow:
    """A rule as its owners see it; numbers are None where there is no limit."""

    reason: str
    title: str
    version: int
    since: str
    amount: int
    per_day: int | None
    per_week: int | None
    per_item: int | None
    cool_off_hours: int
    on_boards: bool


@dataclass(frozen=True)
class BadgeView:
    """A badge with its published criterion; ``earned`` is the day, empty while it is ``have`` of ``needed``."""

    name: str
    icon: str
    title: str
    criterion: str
    earned: str
    have: int
    needed: int


@dataclass(frozen=True)
class AwayChoice:
    """A week that may be told as leave."""

    week: str
    title: str
    away: bool


@dataclass(frozen=True)
class Rhythm:
    """Weeks in a row, in words and as the line of the last twelve; ``open`` while this week may still become good."""

    n: int = 0
    line: str = ""
    strokes: tuple[Stroke, ...] = ()
    open: bool = True
    away: bool = False
    choices: tuple[AwayChoice, ...] = ()
