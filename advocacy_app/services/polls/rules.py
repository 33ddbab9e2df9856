"""What may be shown of answers that nobody gave their name for. Pure."""

from collections.abc import Iterable, Mapping

from advocacy_app.models.poll import DIMENSIONS, GROUPINGS, POLL_KINDS, RESULT_RULES

KINDS = POLL_KINDS
SHOWS = RESULT_RULES
GROUPED = GROUPINGS
ASPECTS = tuple(name for name in DIMENSIONS if name)
LEAST = 5
"""People in the smallest group that is ever shown."""
SCALE = 5
"""Answers to a statement, from "not at all" to "completely"."""
REST = ""
"""The crowd of everybody whose group is not shown."""
LONGEST, OPTIONS, DAYS = 200, 8, 60


def shown_crowds(counts: Mapping[str, int]) -> frozenset[str]:
    """Which groups may be shown beside the total, given how many answered in each.

    Whoever is left over can be computed from the total, so they have to be nobody or at least five: else the smallest
    group that could be shown joins them.
    """
    large = {crowd for crowd, n in counts.items() if crowd != REST and n >= LEAST}
    rest = sum(n for crowd, n in counts.items() if crowd not in large)
    if large and 0 < rest < LEAST:
        large.remove(min(large, key=lambda crowd: (counts[crowd], crowd)))
    return frozenset(large)


def settled(tallies: Mapping[tuple[str, int], int]) -> dict[tuple[str, int], int]:
    """What is left of one question's tallies (by group and answer) when it closes: exactly what may be shown.

    Nothing at all, if fewer than five answered.
    """
    counts: dict[str, int] = {}
    for (crowd, _), n in tallies.items():
        counts[crowd] = counts.get(crowd, 0) + n
    if sum(counts.values()) < LEAST:
        return {}
    shown = shown_crowds(counts)
    left: dict[tuple[str, int], int] = {}
    for (crowd, option), n in tallies.items():
        key = (crowd if crowd in shown else REST, option)
        left[key] = left.get(key, 0) + n
    alone = {crowd for crowd, _ in left if any(n for (one, _), n in left.items() if one == crowd)}
    return {key: n for key, n in left.items() if key[0] in alone}


def crowds_of(places: Iterable[str]) -> dict[str, str]:
    """The group each place counts in: its own if at least five people are there, else the rest."""
    there = list(places)
    return {place: place if there.count(place) >= LEAST else REST for place in set(there)}


def said_so_far(n: int) -> int:
    """How many have answered, in steps of five, so that nobody can watch a single answer arrive."""
    return n // LEAST * LEAST


def percent(part: int, whole: int) -> int:
    """A share of 100, rounded half up; 0 of nothing is 0."""
    return (200 * part + whole) // (2 * whole) if whole else 0
