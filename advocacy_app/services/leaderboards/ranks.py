"""Who stands where, asked of the database. Order: more points first, then by account."""

from collections.abc import Iterable

from sqlmodel import col, func, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from advocacy_app.db import Session
from advocacy_app.models import BoardScore, BoardStep
from advocacy_app.services.leaderboards.rules import Place


class SqlRanks:
    """One board in the database: every question follows an index."""

    def __init__(self, session: Session, key: str) -> None:
        self._session, self._key = session, key

    async def people(self) -> int:
        """How many people may be seen on this board."""
        return await self._count(select(func.sum(BoardStep.people)).where(BoardStep.period == self._key))

    async def top(self, n: int) -> list[Place]:
        """The first ``n`` places."""
        return await self._places(self._listed().order_by(col(BoardScore.points).desc(), col(BoardScore.account)), n)

    async def above(self, points: Iterable[int]) -> dict[int, int]:
        """For each number of points, how many people have more."""
        steps = select(func.sum(BoardStep.people)).where(BoardStep.period == self._key)
        return {n: await self._count(steps.where(col(BoardStep.points) > n)) for n in set(points)}

    async def around(self, account: str, points: int, n: int) -> tuple[list[Place], list[Place]]:
        """The ``n`` places before and after an account with these points (whether it may be seen or not)."""
        tied = self._listed().where(BoardScore.points == points)
        before = tied.where(col(BoardScore.account) < account).order_by(col(BoardScore.account).desc())
        after = tied.where(col(BoardScore.account) > account).order_by(col(BoardScore.account))
        higher = self._listed().where(col(BoardScore.points) > points)
        higher = higher.order_by(col(BoardScore.points), col(BoardScore.account).desc())
        lower = self._listed().where(col(BoardScore.points) < points)
        lower = lower.order_by(col(BoardScore.points).desc(), col(BoardScore.account))
        upwards = await self._places(before, n)
        upwards += await self._places(higher, n - len(upwards))
        downwards = await self._places(after, n)
        downwards += await self._places(lower, n - len(downwards))
        return upwards[::-1], downwards

    def _listed(self) -> Select[str, int]:
        return select(BoardScore.account, BoardScore.points).where(
            BoardScore.period == self._key, col(BoardScore.listed).is_(True)
        )

    async def _places(self, asked: Select[str, int], n: int) -> list[Place]:
        return [Place(*row) for row in (await self._session.exec(asked.limit(n))).all()] if n else []

    async def _count(self, asked: SelectOfScalar[int]) -> int:
        return (await self._session.exec(asked)).first() or 0
