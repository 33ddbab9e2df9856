"""What counts as a pattern. Pure: no session, no clock. The numbers stand in ``rules.json`` and are open to everyone.

A pattern is no verdict: close colleagues thank each other a lot, and a good post is clicked a lot. So a pattern does
nothing but ask a human to look.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

_PUBLISHED = Path(__file__).with_name("rules.json")


@dataclass(frozen=True)
class RingRule:
    """Two people thank each other at least ``each`` times in ``days``, and hardly anybody else."""

    days: int
    each: int
    of_all_percent: int


@dataclass(frozen=True)
class BurstRule:
    """At least ``visits`` different visitors of one share within ``minutes``."""

    minutes: int
    visits: int


@dataclass(frozen=True)
class Published:
    """The rules as they stand."""

    version: int
    thanks_ring: RingRule
    kudos_ring: RingRule
    click_burst: BurstRule


@cache
def published() -> Published:
    """The rules in force, read once."""
    data = json.loads(_PUBLISHED.read_text())
    return Published(
        data["version"],
        RingRule(**data["thanks_ring"]),
        RingRule(**data["kudos_ring"]),
        BurstRule(**data["click_burst"]),
    )


@dataclass(frozen=True)
class Ring:
    """People who thank each other; ``times`` is how often, all of them together."""

    people: frozenset[str]
    times: int


def rings(thanks: Iterable[tuple[str, str]], rule: RingRule) -> list[Ring]:
    """Rings among (giver, receiver) pairs: mutual pairs, those that share somebody joined into one."""
    counts = Counter(pair for pair in thanks if pair[0] != pair[1])
    given = Counter[str]()
    for (giver, _), n in counts.items():
        given[giver] += n

    def strong(giver: str, receiver: str) -> bool:
        n = counts[giver, receiver]
        return n >= rule.each and n * 100 >= rule.of_all_percent * given[giver]

    mutual = [(a, b) for a, b in counts if a < b and strong(a, b) and strong(b, a)]
    return [Ring(group, _times(group, counts)) for group in _joined(mutual)]


def _joined(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    groups: list[frozenset[str]] = []
    for pair in pairs:
        touching = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in touching] + [frozenset(pair).union(*touching)]
    return sorted(groups, key=sorted)


def _times(group: Collection[str], counts: Counter[tuple[str, str]]) -> int:
    return sum(n for (giver, receiver), n in counts.items() if giver in group and receiver in group)


@dataclass(frozen=True)
class Burst:
    """The busiest stretch of one share: so many visits, from when on."""

    visits: int
    began: datetime


def burst(visits: Iterable[datetime], rule: BurstRule) -> Burst | None:
    """The busiest stretch of ``rule.minutes`` if it reaches ``rule.visits``; None where it does not."""
    moments = sorted(visits)
    busiest = max((_from(moments, i, rule) for i in range(len(moments))), key=lambda b: b.visits, default=None)
    return busiest if busiest and busiest.visits >= rule.visits else None


def _from(moments: Sequence[datetime], first: int, rule: BurstRule) -> Burst:
    end = moments[first] + timedelta(minutes=rule.minutes)
    return Burst(sum(moment < end for moment in moments[first:]), moments[first])


def key_of(pattern: str, what: Iterable[str], around: datetime) -> str:
    """The name of what was noticed: the same people or share are noticed once in a quarter."""
    quarter = f"{around.year}-Q{(around.month + 2) // 3}"
    return f"{pattern}:{quarter}:{hashlib.sha256(' '.join(sorted(what)).encode()).hexdigest()[:32]}"
