"""The null twin: knows no board, so the database is asked."""

from collections.abc import AsyncIterator, Iterable, Sequence

from advocacy_app.integrations.ranking.port import Change, Spot


class NullRanking:
    """No cache at all."""

    usable = False

    async def version(self, board: str) -> int | None:
        """Never there."""
        return None

    async def follow(self, board: str, since: int, version: int, changes: Sequence[Change]) -> bool:
        """Nothing to follow."""
        return False

    async def rebuild(self, board: str, version: int, chunks: AsyncIterator[Sequence[Spot]]) -> None:
        """Forget it at once."""

    async def people(self, board: str) -> int:
        """Nobody."""
        return 0

    async def top(self, board: str, n: int) -> list[Spot]:
        """Nobody."""
        return []

    async def above(self, board: str, points: Iterable[int]) -> dict[int, int]:
        """Nobody."""
        return dict.fromkeys(points, 0)

    async def around(self, board: str, account: str, n: int) -> tuple[list[Spot], list[Spot]] | None:
        """Nobody."""
        return None
