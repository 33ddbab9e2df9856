"""What a cache of boards can do. A board is known by its period's key, such as ``week:2026-W47``."""

from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Protocol

Spot = tuple[str, int]
"""An account and its points."""
Change = tuple[str, int | None]
"""An account and its new points; None takes it off the board."""


class RankingUnreachable(Exception):
    """The cache doesn't answer; the database knows everything it would have said."""


class Ranking(Protocol):
    """Boards in order: more points first, equal points by account, both falling.

    Every call may raise RankingUnreachable.
    """

    usable: bool

    async def version(self, board: str) -> int | None:
        """The boards' version that a cached board stands for; None when it isn't there."""
        ...

    async def follow(self, board: str, since: int, version: int, changes: Sequence[Change]) -> bool:
        """Apply what changed between two versions; False when the board is no longer at ``since``."""
        ...

    async def rebuild(self, board: str, version: int, chunks: AsyncIterator[Sequence[Spot]]) -> None:
        """Replace a board as a whole."""
        ...

    async def people(self, board: str) -> int:
        """How many stand on a board."""
        ...

    async def top(self, board: str, n: int) -> list[Spot]:
        """The first ``n`` of a board, in order."""
        ...

    async def above(self, board: str, points: Iterable[int]) -> dict[int, int]:
        """For each number of points, how many have more."""
        ...

    async def around(self, board: str, account: str, n: int) -> tuple[list[Spot], list[Spot]] | None:
        """The ``n`` before and after an account; None when it doesn't stand on the board."""
        ...
