"""Who is drawn. Whole numbers only; every ticket that is left is as likely as the next."""

import hmac
from collections.abc import Iterator, Sequence

from advocacy_app.services.draws.canonical import Json, canonical, sha256
from advocacy_app.services.draws.entries import Entry
from advocacy_app.services.draws.outcome import Pick

ALL = 2**256


def final_key(c0: bytes, c1: bytes, seed: bytes, values: Sequence[Json]) -> bytes:
    """Everything that was fixed and everything that nobody could know, in one key; ``c0`` and ``c1`` are checksums."""
    return sha256("draw-v1/final", canonical({"c0": c0.hex(), "c1": c1.hex(), "seed": seed.hex(), "entropy": values}))


def picks(key: bytes, entries: Sequence[Entry], asked: int) -> Iterator[Pick]:
    """Up to ``asked`` entries one after the other, each at most once; fewer when no ticket is left."""
    sums = _Sums([entry.tickets for entry in entries])
    for r in range(1, asked + 1):
        if not sums.total:
            return
        ctr, t = ticket(key, r, sums.total)
        found = sums.find(t)
        yield Pick(r, ctr, t, sums.total, entries[found].c_i)
        sums.take(found, entries[found].tickets)


def ticket(key: bytes, r: int, left: int) -> tuple[int, int]:
    """Try and number of the r-th ticket among those left; what would favour low numbers is thrown away."""
    fair, ctr = ALL - ALL % left, 0
    while (number := _number(key, r, ctr)) >= fair:
        ctr += 1
    return ctr, number % left


def _number(key: bytes, r: int, ctr: int) -> int:
    return int.from_bytes(hmac.digest(key, b"pick" + r.to_bytes(4, "big") + ctr.to_bytes(4, "big"), "sha256"), "big")


class _Sums:
    """Running totals that can be searched and changed in logarithmic time (a Fenwick tree)."""

    def __init__(self, tickets: Sequence[int]) -> None:
        self.total = sum(tickets)
        self._tree = [0, *tickets]
        for i in range(1, len(self._tree)):
            if (above := i + (i & -i)) < len(self._tree):
                self._tree[above] += self._tree[i]

    def find(self, t: int) -> int:
        """The first entry whose running total is greater than ``t``."""
        place, step = 0, 1 << len(self._tree).bit_length()
        while step := step >> 1:
            if place + step < len(self._tree) and self._tree[place + step] <= t:
                place += step
                t -= self._tree[place]
        return place

    def take(self, place: int, tickets: int) -> None:
        """Let an entry have no tickets any more."""
        self.total -= tickets
        i = place + 1
        while i < len(self._tree):
            self._tree[i] -= tickets
            i += i & -i
