"""Redis may be lost, late or missing: the board is that of the database, in the same order, every time."""

import random
from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from advocacy_app import clock, outside
from advocacy_app.db import reading, transaction
from advocacy_app.integrations.ranking import NullRanking, Ranking, RedisRanking, Spot, open_ranking
from advocacy_app.jobs.boards import warm_boards
from advocacy_app.models import BoardScore, BoardStep
from advocacy_app.services import leaderboards
from advocacy_app.services.leaderboards import cache
from advocacy_app.services.leaderboards.cache import CachedRanks, ranks
from advocacy_app.services.leaderboards.ranks import SqlRanks
from advocacy_app.services.leaderboards.rules import key
from tests.cast import Cast
from tests.hands import Hands
from tests.outdoors import install
from tests.services.leaderboards.stories import appear, board, colleagues, gains, take_back

NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
async def ranking(redis_url: str) -> AsyncIterator[Ranking]:
    redis = Redis.from_url(redis_url)
    yield RedisRanking(redis)
    await redis.aclose()


async def is_cached(ranking: Ranking) -> bool:
    async with reading() as session:
        week, now = key("week", clock.today("Europe/Warsaw")), await leaderboards.version(session)
        return isinstance(await ranks(session, ranking, week, now), CachedRanks)


async def test_a_missing_board_is_rebuilt_and_says_the_same(cast: Cast, hands: Hands, ranking: Ranking):
    await colleagues(50, 40, 40, 30, 10)
    await gains(cast.ana, 35)
    assert await board(cast.ana, ranking=ranking) == await board(cast.ana)
    assert await is_cached(ranking)


async def test_a_cached_board_follows_points_and_people(cast: Cast, hands: Hands, ranking: Ranking):
    people = await colleagues(50, 40, 40, 30, 10, 5)
    entry = await gains(cast.ana, 35)
    await board(cast.ana, ranking=ranking)
    await gains(people[4], 100)
    await appear(people[0], "hidden")
    await take_back(entry)
    assert await board(cast.ana, ranking=ranking) == await board(cast.ana)
    assert await is_cached(ranking)


async def test_a_lost_redis_is_no_loss(cast: Cast, hands: Hands):
    await colleagues(5, 4, 3, 2, 1)
    assert await board(cast.ana, ranking=open_ranking(NOWHERE)) == await board(cast.ana)


async def test_without_redis_the_database_answers(cast: Cast, hands: Hands):
    assert isinstance(open_ranking(""), NullRanking)
    await colleagues(5, 4, 3, 2, 1)
    assert not await is_cached(NullRanking())


async def test_a_large_missing_board_waits_for_the_clockwork(
    cast: Cast, hands: Hands, ranking: Ranking, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(cache, "AT_ONCE", 3)
    monkeypatch.setattr(cache, "CHUNK", 2)
    await colleagues(5, 4, 3, 2, 1)
    assert not await is_cached(ranking)
    async with reading() as session:
        await leaderboards.warm(session, ranking)
    assert await is_cached(ranking)
    assert await board(cast.ana, ranking=ranking) == await board(cast.ana)


async def test_a_database_that_was_put_back_replaces_the_cache(cast: Cast, hands: Hands, ranking: Ranking):
    await colleagues(5, 4, 3, 2, 1)
    week = key("week", clock.today("Europe/Warsaw"))
    await ranking.rebuild(week, 10_000, _nobody())
    assert await board(cast.ana, ranking=ranking) == await board(cast.ana)
    assert await ranking.people(week) == 5


async def _nobody() -> AsyncIterator[list[Spot]]:
    for chunk in ():
        yield chunk


async def test_of_two_workers_only_one_writes_a_change(cast: Cast, hands: Hands, ranking: Ranking):
    await ranking.rebuild("all", 1, _nobody())
    assert await ranking.follow("all", 1, 3, [("member:a", 5)])
    assert not await ranking.follow("all", 1, 2, [("member:a", 4)])
    assert await ranking.top("all", 5) == [("member:a", 5)]


async def test_order_and_ties_are_identical_in_random_worlds(cast: Cast, hands: Hands, ranking: Ranking):
    chance = random.Random(20_261_118)
    for world in range(40):
        board_key = f"week:world-{world}"
        people = await _random_board(board_key, chance)
        async with reading() as session:
            await cache.rebuild(session, ranking, board_key)
            sql = SqlRanks(session, board_key)
            cached = CachedRanks(ranking, sql, board_key)
            assert await cached.people() == await sql.people()
            assert await cached.top(50) == await sql.top(50)
            for row in chance.sample(people, k=min(8, len(people))):
                assert await cached.around(row.account, row.points, 2) == await sql.around(row.account, row.points, 2)
                assert await cached.above([row.points]) == await sql.above([row.points])


async def _random_board(board_key: str, chance: random.Random) -> list[BoardScore]:
    """Few different scores, so that ties are many and cross the edges of every window."""
    rows = [
        BoardScore(
            period=board_key,
            account=f"member:{chance.getrandbits(64):016x}",
            points=chance.randint(-2, chance.choice((3, 20, 500))),
            entries=1,
            listed=chance.random() < 0.8,
            version=1,
        )
        for _ in range(chance.randint(0, 60))
    ]
    steps: dict[int, int] = {}
    for row in rows:
        steps[row.points] = steps.get(row.points, 0) + row.listed
    async with transaction() as session:
        session.add_all(rows)
        session.add_all(BoardStep(period=board_key, points=n, people=people) for n, people in steps.items())
    return rows


async def test_the_clockwork_warms_the_boards_and_drops_empty_steps(cast: Cast, hands: Hands, ranking: Ranking):
    install(ranking=ranking)
    await colleagues(5, 4, 3, 2, 1)
    entry = await gains(cast.ana, 9)
    await take_back(entry)
    async with transaction() as session:
        assert await leaderboards.drop_empty_steps(session) == len(leaderboards.PERIODS)
    await warm_boards()
    assert await ranking.people("all") == 5
    install()
    await warm_boards()
    outside._outside.clear()
