"""How judges' scores become an order. Pure: no session, no clock, no fractions lost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

LEAST, MOST = 1, 5
"""A score."""
JUDGES, MOST_JUDGES = 2, 5
"""So many there are at least, and at most."""
CRITERIA = 5
"""At most."""
HUNDREDTHS = 100


@dataclass(frozen=True)
class Mark:
    """What a judge gave a work for a criterion."""

    judge: str
    work: str
    criterion: str
    score: int


@dataclass(frozen=True)
class Work:
    """As much of a work as its rank needs."""

    id: str
    came_at: datetime
    author: str | None = None


@dataclass(frozen=True)
class Ranked:
    """A work with its place and the mean of its scores for each criterion, in their order."""

    work: str
    place: int
    means: tuple[Fraction, ...]

    @property
    def total(self) -> Fraction:
        """The mean over all criteria; nothing without a score."""
        return sum(self.means, Fraction()) / len(self.means) if self.means else Fraction()


def ranked(works: Iterable[Work], criteria: Sequence[str], marks: Iterable[Mark]) -> list[Ranked]:
    """The order of the works: by the mean of all scores; ties by criterion in their order, then the earlier one.

    ``marks`` are those of judges who count. A work that none of them may score comes last, with no means.
    """
    given: dict[tuple[str, str], list[int]] = {}
    for mark in marks:
        given.setdefault((mark.work, mark.criterion), []).append(mark.score)
    rows = [(work, _means(work.id, criteria, given)) for work in works]
    rows.sort(key=lambda row: ([-mean for mean in (_total(row[1]), *row[1])], row[0].came_at, row[0].id))
    return [Ranked(work.id, place, means) for place, (work, means) in enumerate(rows, start=1)]


def _means(work: str, criteria: Sequence[str], given: Mapping[tuple[str, str], Sequence[int]]) -> tuple[Fraction, ...]:
    return tuple(
        Fraction(sum(scores), len(scores)) if (scores := given.get((work, criterion))) else Fraction()
        for criterion in criteria
    )


def _total(means: Sequence[Fraction]) -> Fraction:
    return sum(means, Fraction())


def through(judge_author: str | None, works: Iterable[Work], criteria: Sequence[str], scored: Iterable[Mark]) -> bool:
    """Whether a judge has scored everything that is not their own."""
    done = {(mark.work, mark.criterion) for mark in scored}
    return all(
        (work.id, criterion) in done for work in works if not is_own(judge_author, work) for criterion in criteria
    )


def is_own(member: str | None, work: Work) -> bool:
    """Nobody scores their own work."""
    return member is not None and work.author == member


def written(mean: Fraction) -> int:
    """A mean in hundredths, half of one rounded up: 433 for four and a third."""
    return int(mean * HUNDREDTHS + Fraction(1, 2))
