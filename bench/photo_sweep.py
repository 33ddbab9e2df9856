"""Stored pictures that no row knows: all of them go, and nothing else does."""

import asyncio
import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

from advocacy_app import bootstrap, ids
from advocacy_app.db import transaction
from advocacy_app.jobs.pictures import FORGOTTEN, drop_orphaned_blobs
from advocacy_app.outside import outside
from bench._worlds import folder, sqlite, work
from tests import factories

SIZES = {"small": 200, "full": 20_000}
"""Pictures with a row, and as many without."""
KINDS = ("480.avif", "480.webp", "480.jpg")


def run(size: str) -> dict[str, dict[str, Any]]:
    """On a folder, after a day."""
    with sqlite() as fresh, folder() as home:
        url = fresh()
        os.environ["ADVOCACY_DATA_DIR"] = str(home)
        return {"orphan sweep": work(url, lambda: _swept(home, SIZES[size]))}


async def _swept(home: Path, each: int) -> dict[str, Any]:
    bootstrap.prepare()
    store = outside().storage
    async with transaction() as session:
        known = [(await factories.picture(session)).id for _ in range(each)]
    orphans = [ids.new_id() for _ in range(each)]
    for picture in (*known, *orphans):
        for kind in KINDS:
            await store.put(f"picture/{picture}/{kind}", b"pixels")
    await asyncio.to_thread(_age, home)
    start = time.perf_counter()
    await drop_orphaned_blobs()
    left = {blob.key.split("/")[1] async for blob in store.blobs("picture/")}
    return {
        "orphans": each,
        "left": len(left & set(orphans)),
        "wrongly_gone": len(set(known) - left),
        "took_s": round(time.perf_counter() - start, 2),
    }


def _age(home: Path) -> None:
    """Everything in the store was put there the day before yesterday."""
    long_ago = time.time() - (FORGOTTEN + timedelta(hours=1)).total_seconds()
    for folder_, _, files in os.walk(home):
        for file in files:
            os.utime(Path(folder_, file), (long_ago, long_ago))
