"""Nothing lost: points while the server is killed (Q-R1), and the database too (Q-R2); the same key again (Q-R5)."""

import asyncio
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlmodel import func, select

from advocacy_app.db import transaction
from advocacy_app.models import Member, Organisation, Transfer
from advocacy_app.services import points
from bench._award_server import REASONS
from bench._kills import CLIENTS, Tally, award_server, award_under_fire, kill, populate, since, verdict, workers_of
from bench._worlds import folder, migrated, sqlite, work
from tests import factories, tools
from tests.servers import PostgresHome, postgres_home


@dataclass(frozen=True)
class Size:
    """How long to go on."""

    kills: int
    acknowledged: int
    database_kills: int
    keys: int
    longest_peace: float
    """Seconds between two kills, at most."""


SIZES = {"small": Size(5, 100, 1, 40, 1.0), "full": Size(100, 20_000, 25, 10_000, 3.0)}
SHORTEST_PEACE = 0.05
WORKERS = 4
STORMING = 16
TIMES = 5


def run(size: str) -> dict[str, dict[str, Any]]:
    """All three figures."""
    return {
        "Q-R1": killed_on_sqlite(SIZES[size]),
        "Q-R2": killed_on_postgresql(SIZES[size]),
        "Q-R5": the_same_key_again(SIZES[size]),
    }


def killed_on_sqlite(size: Size) -> dict[str, Any]:
    """One worker, killed again and again while eight clients award."""
    with sqlite() as fresh, folder() as home:
        url, start = fresh(), time.monotonic()
        people = populate(url)
        with award_server(url, 1, home / "log") as (port, parent):
            killed = [0]
            enough = _enough(size, lambda: killed[0] >= size.kills)
            tally = asyncio.run(award_under_fire(port, people, enough, _kill_workers(parent, killed, size)))
        whole = _integrity(url.removeprefix("sqlite+aiosqlite:///"))
        return _figures(url, tally, start) | {"kills": killed[0], "integrity_check": whole}


def killed_on_postgresql(size: Size) -> dict[str, Any]:
    """Four workers and the database itself, killed while eight clients award."""
    with postgres_home() as home, folder() as logs, ExitStack() as running:
        database = _Mortal(home, running)
        url, start = home.server.url(migrated(home.server)), time.monotonic()
        people = populate(url)
        with award_server(url, WORKERS, logs / "log") as (port, parent):
            killed = [0]
            enough = _enough(size, lambda: killed[0] >= size.kills and database.deaths >= size.database_kills)
            attack = _kill_both(parent, killed, database, size)
            tally = asyncio.run(award_under_fire(port, people, enough, attack))
        return _figures(url, tally, start) | {
            "kills": killed[0],
            "database_kills": database.deaths,
            "workers": WORKERS,
        }


def _enough(size: Size, killed: Any) -> Any:
    return lambda tally: len(tally.acknowledged) >= size.acknowledged and killed()


def _figures(url: str, tally: Tally, start: float) -> dict[str, Any]:
    return {
        "clients": CLIENTS,
        "acknowledged": len(tally.acknowledged),
        "retried": tally.retried,
        "asked_again": tally.asked_again,
        **verdict(url, tally),
        "seconds": since(start),
    }


async def _kill_workers(parent: int, killed: list[int], size: Size) -> None:
    while True:
        await asyncio.sleep(random.uniform(SHORTEST_PEACE, size.longest_peace))
        if alive := workers_of(parent):
            kill([random.choice(alive)])
            killed[0] += 1


class _Mortal:
    """PostgreSQL that dies and comes back on the same data."""

    def __init__(self, home: PostgresHome, running: ExitStack) -> None:
        self._home, self._running, self.deaths = home, running, 0
        self._process = running.enter_context(home.running())

    def die_and_come_back(self) -> None:
        """Killed; its children notice and leave, then it can start again."""
        self._process.kill()
        self._process.wait()
        self.deaths += 1
        for _ in range(100):
            try:
                self._process = self._running.enter_context(self._home.running())
            except tools.ToolMissingError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError("PostgreSQL did not come back")


async def _kill_both(parent: int, killed: list[int], database: _Mortal, size: Size) -> None:
    for turn in count(1):
        await asyncio.sleep(random.uniform(SHORTEST_PEACE, size.longest_peace))
        if alive := workers_of(parent):
            kill([random.choice(alive)])
            killed[0] += 1
        if turn % 4 == 0 and database.deaths < size.database_kills:
            await asyncio.to_thread(database.die_and_come_back)


def _integrity(file: str) -> str:
    with sqlite3.connect(file) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone()[0]


def the_same_key_again(size: Size) -> dict[str, Any]:
    """Every key five times, by sixteen at once: as many transfers as keys."""
    figures: dict[str, Any] = {"keys": size.keys, "times": TIMES, "clients": STORMING}
    for name, make in (("sqlite", sqlite), ("postgresql", _one_postgresql)):
        with make() as fresh:
            start = time.monotonic()
            transfers = work(url := fresh(), lambda: _storm(size.keys))
            figures |= {f"transfers_{name}": transfers, f"seconds_{name}": since(start)}
            figures |= {f"violations_{name}": verdict(url, Tally())["violations"]}
    return figures


@contextmanager
def _one_postgresql() -> Iterator[Any]:
    with postgres_home() as home, home.running():
        yield lambda: home.server.url(migrated(home.server))


async def _storm(keys: int) -> int:
    async with transaction() as session:
        session.add(Organisation(name="Lindhall"))
        member = await factories.member(session)
    sent = [f"storm:{n}" for n in range(keys)] * TIMES
    random.Random(5).shuffle(sent)
    waiting = iter(sent)
    await asyncio.gather(*(_send(waiting, member) for _ in range(STORMING)))
    async with transaction() as session:
        return (await session.exec(select(func.count()).select_from(Transfer))).one()


async def _send(waiting: Iterator[str], member: Member) -> None:
    for key in waiting:
        async with transaction() as session:
            await points.award(session, member, REASONS["lands"], key=key, evidence=key)
