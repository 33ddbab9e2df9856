"""Boards in the cache."""

from advocacy_app.db import reading
from advocacy_app.outside import outside
from advocacy_app.services import leaderboards


async def warm_boards() -> None:
    """Bring the boards of today into the cache, if there is one, so that nobody waits for a large one."""
    if not outside().ranking.usable:
        return
    async with reading() as session:
        await leaderboards.warm(session, outside().ranking)
