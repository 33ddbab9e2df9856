"""A cache of boards that may be lost at any time: sorted sets in Redis, or nothing."""

from redis.asyncio import Redis

from advocacy_app.integrations.ranking.null import NullRanking
from advocacy_app.integrations.ranking.port import Change, Ranking, RankingUnreachable, Spot
from advocacy_app.integrations.ranking.sorted_sets import RedisRanking

__all__ = ["Change", "NullRanking", "Ranking", "RankingUnreachable", "RedisRanking", "Spot", "open_ranking"]


def open_ranking(redis_url: str) -> Ranking:
    """The cache in the Redis at an address; no cache without one."""
    return RedisRanking(Redis.from_url(redis_url)) if redis_url else NullRanking()
