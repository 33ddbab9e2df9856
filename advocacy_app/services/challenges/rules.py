"""When a challenge runs, when its goal is reached, and how its line is drawn. Pure: no session, no clock."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from advocacy_app.models import Challenge
from advocacy_app.read_models.stroke import Stroke
from advocacy_app.services import points

FEWEST = 5
"""Groups under five are never broken out, and nobody is named among fewer."""
REVERSIBLE = frozenset({"photos", "shares"})
"""Deeds that can be taken back; thanks and visits of others are never held against anyone."""
LONGEST_LINE = 60
EVERYONE = "all"
_HEIGHTS = (74, 46, 84, 30, 38, 50, 66, 55, 90, 34, 70, 42)
MOMENT = timedelta(microseconds=1)
"""A window ends before its last moment: its last day is the day of the moment before."""
Week = str


def stage(challenge: Challenge, moment: datetime) -> str:
    """``coming``, ``running`` or ``over``: the window holds to the second, whatever the clockwork has done yet."""
    if moment < challenge.starts_at:
        return "coming"
    return "running" if moment < challenge.ends_at else "over"


def crowd_of(challenge: Challenge, team_id: str | None) -> str:
    """Whose deeds are added to this person's: a team's id, everyone's, or nobody's (empty)."""
    return {"one": "", "team": team_id or "", "all": EVERYONE}[challenge.together]


@dataclass(frozen=True)
class Standing:
    """Where somebody is: the own deeds, those of the crowd (the own ones where there is none)."""

    mine: int = 0
    crowd: int = 0
    reached: bool = False
    """The crowd got there, now or before."""
    few: bool = False
    """So few add up that the sum would tell each of them what the others did."""

    def shown(self, target: int) -> int:
        """How much of a line towards ``target`` may be drawn: among few, one's own part until they are there."""
        if not self.few:
            return self.crowd
        return target if self.reached else self.mine


def is_due(challenge: Challenge, standing: Standing) -> bool:
    """Whether the points are this person's."""
    if challenge.together == "one":
        return standing.mine >= challenge.target
    return standing.reached and standing.mine >= challenge.least


def has_fallen(challenge: Challenge, mine: int) -> bool:
    """Whether the own part of a reward is gone because its deeds were taken back."""
    own = challenge.target if challenge.together == "one" else challenge.least
    return challenge.goal in REVERSIBLE and mine < own


def sums(counts: Mapping[str, int], crowds: Mapping[str, str]) -> dict[str, int]:
    """What each crowd has together, from counts and crowds by member; people without one add to nobody."""
    total: dict[str, int] = {}
    for member, n in counts.items():
        if crowd := crowds.get(member, ""):
            total[crowd] = total.get(crowd, 0) + n
    return total


def strokes(done: int, mine: int, target: int) -> tuple[Stroke, ...]:
    """The goal as a line: a stroke for a deed, a dot for one that is open; one's own are spread among the others.

    A long goal draws one stroke for several deeds. Heights only tell strokes apart, they rank nobody.
    """
    per = -(-target // LONGEST_LINE)
    slots = -(-target // per)
    full = min(slots, done // per)
    own = _spread(min(full, -(-mine // per)), full)
    return tuple(_stroke(i, full, own) for i in range(slots))


def _spread(n: int, over: int) -> frozenset[int]:
    """``n`` places among ``over``, evenly, the last one included."""
    return frozenset(over - 1 - i * over // n for i in range(n)) if n else frozenset()


def _stroke(i: int, full: int, own: Collection[int]) -> Stroke:
    if i >= full:
        return Stroke("todo", 0)
    return Stroke("me" if i in own else "", _HEIGHTS[i % len(_HEIGHTS)])


def longest_run(good: Collection[Week], away: Collection[Week], weeks: Sequence[Week]) -> int:
    """The most weeks in a row with something good in them; weeks of leave neither break a row nor add to it."""
    best = run = 0
    for week in weeks:
        if week in away:
            continue
        run = run + 1 if week in good else 0
        best = max(best, run)
    return best


def weeks_between(first: datetime, end: datetime, zone: str) -> list[Week]:
    """The ISO weeks that a window touches, in order; the end is not part of it."""
    day, last = day_of(first, zone), day_of(end - MOMENT, zone)
    day -= timedelta(days=day.weekday())
    found: list[Week] = []
    while day <= last:
        found.append(points.iso_week(day))
        day += timedelta(days=7)
    return found


def day_of(moment: datetime, zone: str) -> date:
    """The calendar day of a moment in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def begins(day: date, zone: str) -> datetime:
    """The first moment of a day, in UTC."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))


def ends(day: date, zone: str) -> datetime:
    """The first moment after a day, in UTC; a day of a clock change is as long as it is."""
    return begins(day + timedelta(days=1), zone)


def enough(n: int) -> int:
    """A number of people that may be told; 0 where they are too few."""
    return n if n >= FEWEST else 0


def told(joined: int, done: int) -> tuple[int, int | None]:
    """How many are in and how many got there, as far as it may be told: 0 and None where a group would be too small.

    The rest counts as a group too: it could be worked out.
    """
    if joined < FEWEST:
        return 0, None
    fine = done >= FEWEST and (joined - done >= FEWEST or done == joined)
    return joined, done if fine else None
