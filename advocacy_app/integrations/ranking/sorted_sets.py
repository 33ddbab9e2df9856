"""Boards as sorted sets of Redis.

Read from the end, a set is in the order of the database: more points first, equal points by account, both falling.
Points are whole numbers far below 2^53, so they stay exact.
"""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import contextmanager

from redis.asyncio import Redis
from redis.exceptions import RedisError, WatchError

from advocacy_app import ids
from advocacy_app.integrations.ranking.port import Change, RankingUnreachable, Spot

KEPT_SECONDS = 3 * 24 * 3600


class RedisRanking:
    """A sorted set and a version for each board."""

    usable = True

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    async def version(self, board: str) -> int | None:
        """The boards' version that a cached board stands for; None when it isn't there."""
        with _reached():
            kept = await self._redis.get(_version_of(board))
        return None if kept is None else int(kept)

    async def follow(self, board: str, since: int, version: int, changes: Sequence[Change]) -> bool:
        """Apply what changed, all or nothing, unless another worker was quicker."""
        there = {account: points for account, points in changes if points is not None}
        gone = [account for account, points in changes if points is None]
        with _reached():
            async with self._redis.pipeline() as pipe:
                await pipe.watch(_version_of(board))
                kept = await pipe.get(_version_of(board))
                if kept is None or int(kept) != since:
                    return False
                pipe.multi()
                if there:
                    pipe.zadd(_places_of(board), there)
                if gone:
                    pipe.zrem(_places_of(board), *gone)
                pipe.expire(_places_of(board), 2 * KEPT_SECONDS)
                pipe.set(_version_of(board), version, ex=KEPT_SECONDS)
                try:
                    await pipe.execute()
                except WatchError:
                    return False
        return True

    async def rebuild(self, board: str, version: int, chunks: AsyncIterator[Sequence[Spot]]) -> None:
        """Fill a new set beside the old one, then put it in its place."""
        fresh = f"{_places_of(board)}:{ids.new_id()}"
        async for chunk in chunks:
            with _reached():
                await self._redis.zadd(fresh, dict(chunk))
                await self._redis.expire(fresh, 2 * KEPT_SECONDS)
        with _reached():
            filled = await self._redis.exists(fresh)
            async with self._redis.pipeline() as pipe:
                pipe.delete(_places_of(board))
                if filled:
                    pipe.rename(fresh, _places_of(board))
                pipe.set(_version_of(board), version, ex=KEPT_SECONDS)
                await pipe.execute()

    async def people(self, board: str) -> int:
        """How many stand on a board."""
        with _reached():
            return await self._redis.zcard(_places_of(board))

    async def top(self, board: str, n: int) -> list[Spot]:
        """The first ``n`` of a board."""
        return await self._range(board, 0, n - 1)

    async def above(self, board: str, points: Iterable[int]) -> dict[int, int]:
        """For each number of points, how many have more."""
        asked = sorted(set(points))
        with _reached():
            async with self._redis.pipeline(transaction=False) as pipe:
                for n in asked:
                    pipe.zcount(_places_of(board), f"({n}", "+inf")
                return dict(zip(asked, await pipe.execute(), strict=True))

    async def around(self, board: str, account: str, n: int) -> tuple[list[Spot], list[Spot]] | None:
        """The ``n`` before and after an account."""
        with _reached():
            index = await self._redis.zrevrank(_places_of(board), account)
        if index is None:
            return None
        first = max(0, index - n)
        places = await self._range(board, first, index + n)
        return places[: index - first], places[index - first + 1 :]

    async def _range(self, board: str, first: int, last: int) -> list[Spot]:
        with _reached():
            found = await self._redis.zrevrange(_places_of(board), first, last, withscores=True)
        return [(account.decode(), int(score)) for account, score in found]


@contextmanager
def _reached() -> Iterator[None]:
    try:
        yield
    except (RedisError, OSError) as fault:
        raise RankingUnreachable(str(fault)) from fault


def _places_of(board: str) -> str:
    return f"advocacy:board:{board}"


def _version_of(board: str) -> str:
    return f"advocacy:board:{board}:version"
