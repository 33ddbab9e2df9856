"""Workers killed in mid-job while reviewed photos become posts: every effect exactly once, none stuck: Q-R3."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlmodel import col, func, select

from advocacy_app import bootstrap, ids
from advocacy_app.db import reading, transaction
from advocacy_app.integrations.images import Processed
from advocacy_app.models import Card, Delivery, Member, Notice, Photo, Transfer
from advocacy_app.services import culture, points
from bench._worlds import folder, postgresql, sqlite, work
from tests import factories
from tests.cast import arrive

SIZES = {"small": (4, 2), "full": (400, 200)}
"""Photos, kills."""
PATIENCE = 900.0
ALIVE = (0.0, 0.6)
"""Seconds of a worker's life after its first deed: until then a kill would prove nothing."""
QUOTA = "1000"
"""Photos a day: more than one person sends here."""
NOTHING = Processed(1080, 1350, "1QcSHQRnh493V4dIh4eXh1h4kJUI", "", "#8a7f73", "00ff00ff00ff00ff", ())


def run(size: str) -> dict[str, dict[str, Any]]:
    """On both databases."""
    figures = {}
    os.environ["ADVOCACY_PHOTOS_A_DAY"] = QUOTA
    for name, world in (("sqlite", sqlite), ("postgresql", postgresql)):
        with world() as fresh, folder() as home:
            url = fresh()
            os.environ["ADVOCACY_DATA_DIR"] = str(home)
            figures[f"Q-R3 photos {name}"] = _measured(url, home, *SIZES[size])
    return figures


def _measured(url: str, home: Path, photos: int, kills: int) -> dict[str, Any]:
    work(url, lambda: _prepare(photos))
    for _ in range(kills):
        _live_and_die(url, home)
    start = time.perf_counter()
    with _worker(url, home):
        _until(lambda: not work(url, _left))
    return {"kills": kills, "finished_in_s": round(time.perf_counter() - start, 1)} | work(url, _verdict)


def _live_and_die(url: str, home: Path) -> None:
    work(url, lambda: _more(1))
    left = work(url, _left)
    with _worker(url, home):
        _until(lambda: work(url, _left) < left)
        time.sleep(random.uniform(*ALIVE))


def _until(done: Callable[[], bool]) -> None:
    deadline = time.perf_counter() + PATIENCE
    while not done() and time.perf_counter() < deadline:
        time.sleep(0.2)


@contextmanager
def _worker(url: str, home: Path) -> Iterator[None]:
    """A worker that gets no time to say goodbye."""
    env = os.environ | {"ADVOCACY_DATABASE_URL": url, "ADVOCACY_DATA_DIR": str(home)}
    command = (str(Path(sys.executable).with_name("advocacy")), "work")
    with (home / "work.log").open("ab") as log:
        worker = subprocess.Popen(command, env=env, stdout=log, stderr=log, start_new_session=True)
        try:
            yield
        finally:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()


async def _prepare(photos: int) -> None:
    bootstrap.prepare()
    async with transaction() as session:
        await arrive(session)
    await _more(photos)


async def _more(photos: int) -> None:
    """Photos that a trusted person sends: what follows is due at once."""
    bootstrap.prepare()
    async with transaction() as session:
        author = (await session.exec(select(Member).where(Member.name == "Ana Kralj"))).one()
        await culture.trust(session, None, author)
        viewer = factories.viewer(author)
        for _ in range(photos):
            new = culture.NewPhoto(client_id=ids.new_id(), words=culture.Words("Night shift"))
            await culture.submit(session, viewer, new, ids.new_id(), NOTHING)


async def _left() -> int:
    async with reading() as session:
        waiting = select(func.count()).select_from(Delivery).where(col(Delivery.done_at).is_(None))
        return (await session.exec(waiting)).one()


async def _verdict() -> dict[str, Any]:
    """Count effects: a card, an entry of the ledger and a notice for each photo, never two."""
    async with reading() as session:
        counted = {
            name: (await session.exec(select(func.count()).select_from(table).where(*where))).one()
            for name, table, where in (
                ("photos", Photo, ()),
                ("cards_live", Card, (Card.state == "live",)),
                ("paid", Transfer, (Transfer.reason == "photo_accepted",)),
                ("notices", Notice, (Notice.kind == "photo_live",)),
                ("stuck", Delivery, (col(Delivery.done_at).is_(None),)),
                ("dead", Delivery, (col(Delivery.dead_at).is_not(None),)),
            )
        }
        violations = await points.check(session)
    photos = counted["photos"]
    lost = sum(max(0, photos - counted[name]) for name in ("cards_live", "paid", "notices"))
    twice = sum(max(0, counted[name] - photos) for name in ("cards_live", "paid", "notices"))
    return counted | {"lost": lost, "twice": twice, "ledger_violations": len(violations)}
