"""The feed as what it asks grows: its part of Q-V13; boards and the ledger are in ``boards``. About 6 minutes."""

import random
import time
from typing import Any

from sqlmodel import func, select

from advocacy_app.db import reading
from advocacy_app.models import Member, Seen, Share, Thanks
from advocacy_app.services import feed
from bench._busy import company, database_in
from bench._worlds import percentile, work
from tests import factories

SIZES = {"small": (10, 20, 60), "full": (47, 474, 4_740, 47_400)}
"""People. In full they have thanked, shared and seen a thousand times in all, ten thousand, and so on to a million."""
ASKED = (Thanks, Share, Seen)
READINGS = 200


def run(size: str) -> dict[str, dict[str, Any]]:
    """A window of the feed for many readers, in companies of several sizes."""
    found = [_readings(people) for people in SIZES[size]]
    p50 = [percentile(taken, 0.5) for _, taken in found]
    figures = {f"p50_ms at {asked} rows": round(ms, 2) for (asked, _), ms in zip(found, p50, strict=True)}
    return {"Q-V13 feed": figures | {"growth": round(p50[-1] / p50[1], 2), "target": "≤ 2 from 10 k to 1 M"}}


def _readings(people: int) -> tuple[int, list[float]]:
    """How many rows there are to ask about, and how long each window took, in milliseconds."""
    print(f"company of {people} …", flush=True)
    with company(people, 1) as (home, _):
        return work(database_in(home), _timed)


async def _timed() -> tuple[int, list[float]]:
    async with reading() as session:
        members = list((await session.exec(select(Member).limit(2_000))).all())
        asked = sum([(await session.exec(select(func.count()).select_from(table))).one() for table in ASKED])
    taken: list[float] = []
    for member in random.Random(13).choices(members, k=READINGS):
        start = time.perf_counter()
        async with reading() as session:
            await feed.window(session, factories.viewer(member), [], [])
        taken.append(1000 * (time.perf_counter() - start))
    return asked, taken[10:]
