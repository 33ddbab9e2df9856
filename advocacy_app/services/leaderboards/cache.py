"""Reading a board through the cache: brought up to date first, ignored when that would take too long."""

from collections.abc import AsyncIterator, Iterable, Sequence

import structlog
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.integrations.ranking import Change, Ranking, RankingUnreachable, Spot
from advocacy_app.models import BoardScore
from advocacy_app.services.leaderboards.acts import version, zone_and_version
from advocacy_app.services.leaderboards.ranks import SqlRanks
from advocacy_app.services.leaderboards.rules import Place, keys

AT_ONCE = 2_000
"""How many changes or people a reader brings over while somebody waits; more are left to ``warm``."""
CHUNK = 10_000
_log = structlog.get_logger()


class CachedRanks:
    """One board in the cache; asks the database where the cache cannot know (people who may not be seen)."""

    def __init__(self, ranking: Ranking, sql: SqlRanks, key: str) -> None:
        self._ranking, self._sql, self._key = ranking, sql, key

    async def people(self) -> int:
        """How many people may be seen on this board."""
        return await self._ranking.people(self._key)

    async def top(self, n: int) -> list[Place]:
        """The first ``n`` places."""
        return [Place(*spot) for spot in await self._ranking.top(self._key, n)]

    async def above(self, points: Iterable[int]) -> dict[int, int]:
        """For each number of points, how many people have more."""
        return await self._ranking.above(self._key, points)

    async def around(self, account: str, points: int, n: int) -> tuple[list[Place], list[Place]]:
        """The ``n`` places before and after an account with these points (whether it may be seen or not)."""
        found = await self._ranking.around(self._key, account, n)
        if found is None:
            return await self._sql.around(account, points, n)
        return [Place(*spot) for spot in found[0]], [Place(*spot) for spot in found[1]]


Ranks = SqlRanks | CachedRanks


async def ranks(session: Session, ranking: Ranking, key: str, current: int) -> Ranks:
    """A board in the cache when that is, or quickly becomes, up to date with a version; else in the database."""
    sql = SqlRanks(session, key)
    try:
        fresh = ranking.usable and (
            await _follow(session, ranking, key, current) or await _is_quick(session, ranking, sql, key)
        )
    except RankingUnreachable:
        _log.warning("ranking_unreachable", board=key)
        fresh = False
    return CachedRanks(ranking, sql, key) if fresh else sql


async def _is_quick(session: Session, ranking: Ranking, sql: SqlRanks, key: str) -> bool:
    """Rebuild a missing board on the spot if it is small."""
    return await sql.people() <= AT_ONCE and await rebuild(session, ranking, key)


async def warm(session: Session, ranking: Ranking) -> None:
    """Bring the boards of today into the cache, however long it takes; for the clockwork."""
    zone, current = await zone_and_version(session)
    for key in keys(clock.now(), zone):
        if not await _follow(session, ranking, key, current):
            await rebuild(session, ranking, key)


async def _follow(session: Session, ranking: Ranking, key: str, current: int) -> bool:
    """Whether the cached board is now that of the database: the same version, or one it could follow at once."""
    cached = await ranking.version(key)
    if cached is None or cached >= current:
        return cached == current
    missed = select(BoardScore).where(BoardScore.period == key, col(BoardScore.version) > cached)
    rows = (await session.exec(missed.limit(AT_ONCE + 1))).all()
    if len(rows) > AT_ONCE:
        return False
    changes: list[Change] = [(row.account, row.points if row.listed else None) for row in rows]
    return await ranking.follow(key, cached, current, changes)


async def rebuild(session: Session, ranking: Ranking, key: str) -> bool:
    """Put a whole board into the cache; what changes meanwhile is followed at the next reading."""
    current = await version(session)
    await ranking.rebuild(key, current, _everyone(session, key))
    return True


async def _everyone(session: Session, key: str) -> AsyncIterator[Sequence[Spot]]:
    """Everybody on a board, in chunks that memory can hold."""
    asked = select(BoardScore.account, BoardScore.points).where(
        BoardScore.period == key, col(BoardScore.listed).is_(True)
    )
    after = ""
    while True:
        page = asked.where(col(BoardScore.account) > after).order_by(col(BoardScore.account)).limit(CHUNK)
        chunk = (await session.exec(page)).all()
        if chunk:
            yield chunk
        if len(chunk) < CHUNK:
            return
        after = chunk[-1][0]
