"""How answers are judged, by when a track is due, when a lesson comes back. Pure: no session, no clock."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from fsrs import Card, Rating, Scheduler

from advocacy_app.training.lesson import Audience, ChoiceQuestion, Question

RIGHTS = frozenset({"post-without-review"})
"""What passing a track may give; whoever has the capability gives it (subscribers.py)."""
ROLES: dict[Audience, frozenset[str] | None] = {
    "everyone": None,
    "managers": frozenset(),
    "campaign-owners": frozenset({"campaign_owner", "administrator"}),
}
"""Whom a track is meant for by role; that for managers goes to whoever leads people, in any role."""
LONGEST_AWAY = timedelta(days=60)
"""How long a phone may have been without a network and still be believed about when something was answered."""
WORK = (time(9), time(17))
SATURDAY = 5
NOTICE_DAYS = 3

_scheduler = Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=365, enable_fuzzing=False)


def meant_for(audience: Audience, role: str, *, leads: bool) -> bool:
    """Whether a track is on the list of somebody in this role, who leads people or not; others may read it, too."""
    roles = ROLES[audience]
    return roles is None or role in roles or (audience == "managers" and leads)


def is_right(question: Question, picked: Sequence[int]) -> bool:
    """Whether these positions (those of the file, from 0) answer the question.

    A choice is a set; an order is the order in which the steps were put; a match names for each row on the left the
    row on the right.
    """
    if isinstance(question, ChoiceQuestion):
        wanted = {at for at, option in enumerate(question.options) if option.right}
        return set(picked) == wanted and len(picked) == len(wanted)
    return list(picked) == list(range(parts(question)))


def parts(question: Question) -> int:
    """How many answers, steps or pairs a question has."""
    if isinstance(question, ChoiceQuestion):
        return len(question.options)
    return len(getattr(question, "steps", None) or getattr(question, "pairs", ()))


def mixed(name: str, count: int) -> list[int]:
    """The order in which steps or pairs are shown: always the same for a question, and never the right one."""
    order = sorted(range(count), key=lambda at: hashlib.sha256(f"{name} {at}".encode()).digest())
    return order if order != list(range(count)) else [*order[1:], order[0]]


def enough(right: int, of: int, passing: int) -> bool:
    """Whether so many right answers are at least ``passing`` per cent."""
    return right * 100 >= passing * of


def day_due(hired_on: date | None, offered_on: date, days: int) -> date | None:
    """The day by which a track should be done; None for a track without a date.

    Counted from the first day at work, or from when it was first offered, if that was later.
    """
    begin = max(hired_on, offered_on) if hired_on else offered_on
    return begin + timedelta(days=days) if days else None


def believed(told: datetime, now: datetime) -> datetime:
    """When something happened, if a phone says so: never to come, never longer ago than a phone may be away."""
    return min(max(told, now - LONGEST_AWAY), now)


def at_work(moment: datetime, zone: str) -> bool:
    """Whether a notice about training may come now: Monday to Friday, nine to five, where the person is."""
    here = moment.astimezone(ZoneInfo(zone))
    return here.weekday() < SATURDAY and WORK[0] <= here.time() < WORK[1]


def first_answers(answers: Iterable[tuple[str, bool]]) -> dict[str, bool]:
    """Of each question the answer that was given first; ``answers`` come in the order in which they were given."""
    first: dict[str, bool] = {}
    for question, right in answers:
        first.setdefault(question, right)
    return first


def rating(first: Collection[bool]) -> int:
    """How well a lesson was remembered, in the grades of FSRS: all right is good, none is again, else hard."""
    return Rating.Good if all(first) else Rating.Hard if any(first) else Rating.Again


def planned(memory: str, grade: int, moment: datetime) -> tuple[str, datetime]:
    """What the scheduler remembers after a look at this moment (UTC), and when the next one is due.

    ``memory`` is what it remembered before; empty for a lesson that was just finished.
    """
    card = Card.from_json(memory) if memory else Card(card_id=1, due=moment)
    card, _ = _scheduler.review_card(card, Rating(grade), moment)
    return card.to_json(), card.due
