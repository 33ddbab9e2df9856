"""Who stands where, asked of the database. Order: more points first, equal points by account, both falling."""

from collections.abc import Iterable

from sqlalchemy import select as ask
from sqlmodel import col, func, literal, select, tuple_
from sqlmodel.sql.expression import Select

from advocacy_app.db import Session
from advocacy_app.models import BoardScore, BoardStep
from advocacy_app.services.leaderboards.rules import Place

_account = col(BoardScore.account)


class SqlRanks:
    """One board in the database: every question follows an index."""

    def __init__(self, session: Session, key: str) -> None:
        self._session, self._key = session, key

    async def people(self) -> int:
        """How many people may be seen on this board."""
        asked = select(func.sum(BoardStep.people)).where(BoardStep.period == self._key)
        return (await self._session.exec(asked)).first() or 0

    async def top(self, n: int) -> list[Place]:
        """The first ``n`` places."""
        return await self._places(self._listed().order_by(col(BoardScore.points).desc(), _account.desc()), n)

    async def above(self, points: Iterable[int]) -> dict[int, int]:
        """For each number of points, how many people have more."""
        asked = sorted(set(points))
        steps = select(func.coalesce(func.sum(BoardStep.people), 0)).where(BoardStep.period == self._key)
        counts = [steps.where(col(BoardStep.points) > n).scalar_subquery() for n in asked]
        found = await (await self._session.connection()).execute(ask(*counts))
        return dict(zip(asked, found.one(), strict=True))

    async def around(self, account: str, points: int, n: int) -> tuple[list[Place], list[Place]]:
        """The ``n`` places before and after an account with these points (whether it may be seen or not)."""
        place, here = tuple_(col(BoardScore.points), _account), tuple_(literal(points), literal(account))
        before = self._listed().where(place > here).order_by(col(BoardScore.points), _account)
        after = self._listed().where(place < here).order_by(col(BoardScore.points).desc(), _account.desc())
        return (await self._places(before, n))[::-1], await self._places(after, n)

    def _listed(self) -> Select[str, int]:
        return select(BoardScore.account, BoardScore.points).where(
            BoardScore.period == self._key, col(BoardScore.listed).is_(True)
        )

    async def _places(self, asked: Select[str, int], n: int) -> list[Place]:
        return [Place(*row) for row in (await self._session.exec(asked.limit(n))).all()]
