"""Somebody who sees every result that is published and computes whatever follows from it."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from advocacy_app.services.polls.rules import LEAST, REST, crowds_of, settled

Figure = tuple[frozenset[str], int]
"""How many answered in some groups together."""


def populations(rounds: int) -> Iterator[tuple[dict[str, str], random.Random]]:
    """People and their groups: many small groups, few large ones, everything between."""
    for seed in range(rounds):
        dice = random.Random(seed)
        places = [f"place {n}" for n in range(dice.randint(1, 9))]
        weights = [dice.random() ** 3 + 0.02 for _ in places]
        people = [f"person {n}" for n in range(dice.randint(5, 90))]
        yield {person: dice.choices(places, weights)[0] for person in people}, dice


def published(answers: Counter[tuple[str, int]], places: set[str]) -> list[Figure]:
    """What a closed poll shows of one question: the total, each group that is shown, and the others together."""
    left = settled(dict(answers))
    sizes: Counter[str] = Counter()
    for (crowd, _), n in left.items():
        sizes[crowd] += n
    rest = frozenset(places - set(sizes))
    figures = [(rest if crowd == REST else frozenset({crowd}), n) for crowd, n in sizes.items()]
    return [*figures, (frozenset(places), sum(sizes.values()))] if figures else []


def deduced(figures: list[Figure]) -> set[Figure]:
    """All that follows by adding groups that do not overlap and by taking a part from a whole."""
    known = set(figures)
    while True:
        found: set[Figure] = set()
        for (one, n), (other, k) in combinations(known, 2):
            if not one & other:
                found.add((one | other, n + k))
            if one < other:
                found.add((other - one, k - n))
            if other < one:
                found.add((one - other, n - k))
        if found <= known:
            return known
        known |= found


@dataclass
class Siege:
    """What an attacker saw and found: figures that were published, figures that follow, those of one to four people."""

    results: int = 0
    seen: int = 0
    found: int = 0
    broken: list[Figure] = field(default_factory=list)


def besiege(rounds: int) -> Siege:
    """Several questions in each company, some of them skipped, and people who move between one survey and the next."""
    siege = Siege()
    for people, dice in populations(rounds):
        seats = {person: crowds_of(people.values())[place] for person, place in people.items()}
        places = set(seats.values()) - {REST}
        for _ in range(dice.randint(1, 4)):
            willing, spread = dice.random(), dice.randint(1, 5)
            said = Counter((seats[one], dice.randrange(spread)) for one in seats if dice.random() < willing)
            seen = published(said, places | {"nowhere"})
            found = deduced(seen)
            siege.results, siege.seen = siege.results + 1, siege.seen + len(seen)
            siege.found += len(found)
            siege.broken += [(group, n) for group, n in found if 0 < n < LEAST]
            seats[dice.choice([*seats])] = dice.choice([*sorted(places), REST])
    return siege
