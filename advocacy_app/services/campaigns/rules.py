"""The life of a campaign as one table: from which state, by whom, into which. Pure.

    draft → scheduled → live ⇄ paused → ended

A champion (``author``) drafts and sends in; an ``owner`` runs the programme. Start and end hold to the second,
whatever the clockwork did yet; a paused campaign stays out of sight until its owner says otherwise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Part = Literal["author", "owner"]
Parts = frozenset[Part]
WRITERS = frozenset(("champion", "campaign_owner", "administrator"))
SHORTEST, LONGEST = timedelta(hours=1), timedelta(days=366)
SMALLEST_GROUP = 5
"""Groups with fewer people are never broken out."""

_BOTH: Parts = frozenset(("author", "owner"))
_OWNER: Parts = frozenset(("owner",))
_SET = ("scheduled", "live", "paused")


@dataclass(frozen=True)
class Deed:
    """What may be done: by whom from each state, and where it leads (nowhere, if ``to`` is empty)."""

    by: Mapping[str, Parts]
    to: str = ""


DEEDS: Mapping[str, Deed] = {
    "save": Deed({"draft": _BOTH, **dict.fromkeys(_SET, _OWNER)}),
    "submit": Deed({"draft": frozenset(("author",))}),
    "publish": Deed(dict.fromkeys(("draft", "scheduled"), _OWNER), "live"),
    "unschedule": Deed({"scheduled": _OWNER}, "draft"),
    "pause": Deed({"live": _OWNER}, "paused"),
    "resume": Deed({"paused": _OWNER}, "live"),
    "end": Deed(dict.fromkeys(("live", "paused"), _OWNER), "ended"),
    "duplicate": Deed(dict.fromkeys(("draft", *_SET, "ended"), _BOTH)),
    "delete": Deed({"draft": _BOTH}),
}


def parts_of(role: str, *, own: bool) -> Parts:
    """The parts that a member of a role plays for a campaign, their own or somebody else's."""
    if role in {"campaign_owner", "administrator"}:
        return _BOTH if own else _OWNER
    return frozenset(("author",)) if role == "champion" and own else frozenset()


def may(deed: str, state: str, parts: Parts) -> bool:
    """Whether somebody who plays these parts may do this now."""
    return bool(DEEDS[deed].by.get(state, frozenset()) & parts)


def standing(state: str, starts_at: datetime, ends_at: datetime, now: datetime) -> str:
    """The state that colleagues would notice."""
    if state == "scheduled" and starts_at <= now:
        state = "live"
    return "ended" if state == "live" and ends_at <= now else state


@dataclass(frozen=True)
class Span:
    """A campaign's time, half-open, and whom it is for as values by kind (no kinds means everyone)."""

    starts_at: datetime
    ends_at: datetime
    audience: Mapping[str, frozenset[str]]


def collide(one: Span, other: Span) -> bool:
    """Whether somebody could be asked to take part in both at a time."""
    meet = one.starts_at < other.ends_at and other.starts_at < one.ends_at
    shared = one.audience.keys() & other.audience.keys()
    return meet and all(one.audience[kind] & other.audience[kind] for kind in shared)


@dataclass(frozen=True)
class Group:
    """A site or a team: how many people it has, and how many of them took part."""

    name: str
    size: int
    took_part: int


def broken_out(groups: Iterable[Group], leavers: int = 0) -> tuple[list[Group], frozenset[str]]:
    """The groups that may be told apart, the most active first, and the names of those whose number may be told.

    A group is large enough from five people on, and its number may be told if at least five took part and at least five
    (or nobody) did not. What is left over can be worked out from the whole, so the same holds for it: else the smallest
    group that could be told joins it. People of no group (an empty name) and ``leavers`` who took part are left over.
    """
    everyone = sorted(groups, key=lambda group: (group.size, group.name))
    large = [group for group in everyone if group.name and group.size >= SMALLEST_GROUP]
    while large and 0 < sum(group.size for group in everyone if group not in large) < SMALLEST_GROUP:
        large.pop(0)
    told = [group for group in large if _tellable(group.size, group.took_part)]
    while told:
        rest = [group for group in everyone if group not in told]
        size = sum(group.size for group in rest) + leavers
        if not size or _tellable(size, sum(group.took_part for group in rest) + leavers):
            break
        told.pop(0)
    large.sort(key=lambda group: (group not in told, -group.took_part / group.size if group in told else 0, group.name))
    return large, frozenset(group.name for group in told)


def _tellable(size: int, took_part: int) -> bool:
    return took_part >= SMALLEST_GROUP and (size - took_part >= SMALLEST_GROUP or took_part == size)
