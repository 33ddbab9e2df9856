"""The feed as the company grows: its part of Q-V13; boards and the ledger are in ``boards``. About 10 minutes."""

import random
import time
from typing import Any

from sqlmodel import select

from advocacy_app.db import reading
from advocacy_app.models import Member
from advocacy_app.services import feed
from bench._busy import company, database_in
from bench._worlds import percentile, work
from tests import factories

SIZES = {"small": (20, 60), "full": (1_000, 10_000, 100_000)}
READINGS = 200


def run(size: str) -> dict[str, dict[str, Any]]:
    """A window of the feed for many readers, in companies of several sizes."""
    found = {people: _readings(people) for people in SIZES[size]}
    figures = {f"p50_ms at {people}": round(percentile(taken, 0.5), 2) for people, taken in found.items()}
    largest, before = list(found.values())[-1], list(found.values())[-2]
    growth = percentile(largest, 0.5) / percentile(before, 0.5)
    return {"Q-V13 feed": figures | {"growth": round(growth, 2), "target": "≤ 2 from 10 k on"}}


def _readings(people: int) -> list[float]:
    print(f"company of {people} …", flush=True)
    with company(people, 1) as (home, _):
        return work(database_in(home), _timed)


async def _timed() -> list[float]:
    async with reading() as session:
        members = list((await session.exec(select(Member).limit(2_000))).all())
    taken: list[float] = []
    for member in random.Random(13).choices(members, k=READINGS):
        start = time.perf_counter()
        async with reading() as session:
            await feed.window(session, factories.viewer(member), [], [])
        taken.append(1000 * (time.perf_counter() - start))
    return taken[10:]
