"""Is every ticket as likely as the next? Pearson's chi² over many draws, position by position.

Each draw has a fresh random key and five entries with one to five tickets (and, apart, nine with one each), drawn to
the end. For each position the number of times an entry stood there is compared with what drawing tickets from a drum
without putting them back gives exactly. With an even number of degrees of freedom the p-value has a closed form. A
fair draw has p-values spread evenly between 0 and 1; the hundredth part is what one looks at twice, and with fourteen
positions ``LIMIT`` is what a fair draw falls below once in seven hundred runs.
"""

import math
import random
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from typing import Any

from advocacy_app.services import draws
from advocacy_app.services.draws.picking import picks

SIZES = {"small": 2_000, "full": 100_000}
LIMIT = 1e-4
DRUMS = {"one to five tickets": (1, 2, 3, 4, 5), "one ticket each": (1,) * 9}
SEED = 13


def run(size: str) -> dict[str, dict[str, Any]]:
    """Every drum."""
    return {f"draw fairness, {name}": measured(tickets, SIZES[size]) for name, tickets in DRUMS.items()}


def measured(tickets: Sequence[int], n: int) -> dict[str, Any]:
    """Chi² and p-value of each position, and the lowest p-value."""
    chance = random.Random(SEED)
    entries = [draws.Entry(f"{number:064x}", each) for number, each in enumerate(tickets)]
    stood = [Counter[str]() for _ in entries]
    for _ in range(n):
        for place, pick in enumerate(picks(chance.randbytes(32), entries, len(entries))):
            stood[place][pick.c_i] += 1
    told: dict[str, Any] = {"draws": n}
    for place, wanted in enumerate(expected(tickets)):
        chi2 = _chi2([stood[place][entry.c_i] for entry in entries], [float(share) * n for share in wanted])
        told[f"position_{place + 1}_chi2"] = round(chi2, 2)
        told[f"position_{place + 1}_p"] = round(p_value(chi2, len(tickets) - 1), 4)
    return told | {"lowest_p": min(value for key, value in told.items() if key.endswith("_p"))}


def expected(tickets: Sequence[int]) -> list[list[Fraction]]:
    """For each position the exact chance of each entry to stand there."""
    if len(set(tickets)) == 1:
        return [[Fraction(1, len(tickets))] * len(tickets) for _ in tickets]
    told = [[Fraction(0)] * len(tickets) for _ in tickets]
    for order in permutations(range(len(tickets))):
        left, share = sum(tickets), Fraction(1)
        for entry in order:
            share *= Fraction(tickets[entry], left)
            left -= tickets[entry]
        for place, entry in enumerate(order):
            told[place][entry] += share
    return told


def _chi2(found: Sequence[int], wanted: Sequence[float]) -> float:
    return sum((one - other) ** 2 / other for one, other in zip(found, wanted, strict=True))


def p_value(chi2: float, freedom: int) -> float:
    """The chance of a chi² at least as large, for an even number of degrees of freedom."""
    if freedom % 2:
        raise ValueError("The closed form is for even numbers")
    return math.exp(-chi2 / 2) * sum((chi2 / 2) ** k / math.factorial(k) for k in range(freedom // 2))
