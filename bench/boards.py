"""Boards and the ledger as they grow: Q-V10 (top 50 and own rank), and their part of Q-V13."""

import random
import sqlite3
import statistics
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from redis.asyncio import Redis
from sqlmodel import select

from advocacy_app import clock
from advocacy_app.db import reading, transaction
from advocacy_app.integrations.ranking import NullRanking, Ranking, RedisRanking
from advocacy_app.models import Member, Organisation
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import leaderboards, points
from advocacy_app.services.leaderboards.rules import key
from bench._award_server import REASONS
from bench._worlds import folder, percentile, sqlite, work
from tests import factories
from tests.servers import redis_running

SIZES = {"small": (200, 500, 1_000), "full": (1_000, 10_000, 100_000, 1_000_000)}
READINGS = 300
WRITINGS = 150
MEAN_POINTS = 120
SHOWN = 0.8
CHUNK = 50_000


def run(size: str) -> dict[str, dict[str, Any]]:
    """Boards of several sizes by SQL and by Redis, awards into ledgers of several sizes."""
    boards = [_boards_of(n) for n in SIZES[size]]
    ledgers = [_ledger_of(n) for n in SIZES[size]]
    large, largest = boards[-2], boards[-1]
    return {
        "Q-V10": {
            "people_sqlite": large["size"],
            "sqlite_p95_ms": large["sql_p95_ms"],
            "sqlite_cpu_ms": large["sql_cpu_ms"],
            "people_redis": largest["size"],
            "redis_p95_ms": largest["redis_p95_ms"],
            "redis_cpu_ms": largest["redis_cpu_ms"],
            "redis_own_rank_p95_ms": largest["redis_rank_p95_ms"],
            "redis_rebuild_s": largest["redis_rebuild_s"],
        },
        "Q-V13 board": _growth(boards, "sql_p50_ms", "sql_cpu_ms", "redis_p50_ms", "redis_cpu_ms"),
        "Q-V13 ledger write": _growth(ledgers, "write_p50_ms", "write_cpu_ms"),
    }


def _growth(rows: list[dict[str, Any]], *names: str) -> dict[str, Any]:
    """Each size, and the last against the second (10 k to 1 M in full)."""
    found: dict[str, Any] = {}
    for name in names:
        found |= {f"{name} at {row['size']}": row[name] for row in rows}
        found[f"{name} growth"] = round(rows[-1][name] / rows[min(1, len(rows) - 2)][name], 2)
    return found


def _boards_of(people: int) -> dict[str, Any]:
    print(f"board of {people} …", flush=True)
    with sqlite() as fresh, folder() as home, redis_running(home) as redis_url:
        url = fresh()
        _seat(url.removeprefix("sqlite+aiosqlite:///"), people)
        return {"size": people} | work(url, lambda: _read_boards(redis_url))


def _seat(file: str, people: int) -> None:
    """Members with points of this week, written straight into the tables."""
    week, steps = key("week", clock.today("UTC")), Counter[int]()
    chance, moment = random.Random(10), clock.now().replace(tzinfo=None).isoformat(" ")
    with _fast(file) as connection:
        connection.execute("INSERT INTO boardversion VALUES ('boards', 1)")
        for chunk in _chunks(people):
            named = [(f"{n:032x}", f"member:{chance.getrandbits(128):032x}", f"Colleague {n}") for n in chunk]
            scores = [int(chance.expovariate(1 / MEAN_POINTS)) for _ in named]
            seen = [chance.random() < SHOWN for _ in named]
            steps.update(n for n, shown in zip(scores, seen, strict=True) if shown)
            rows = zip(named, scores, seen, strict=True)
            connection.executemany(
                "INSERT INTO member (id, account, name, nickname, job, role, language, timezone, visibility,"
                " mastodon_server, added_at) VALUES (?, ?, ?, '', '', 'employee', 'en', 'UTC', ?, '', ?)",
                [(*name, "name" if shown else "hidden", moment) for name, _, shown in rows],
            )
            connection.executemany(
                "INSERT INTO boardscore (period, account, points, entries, listed, version) VALUES (?, ?, ?, 1, ?, 1)",
                [(week, name[1], n, shown) for name, n, shown in zip(named, scores, seen, strict=True)],
            )
        connection.executemany("INSERT INTO boardstep VALUES (?, ?, ?)", [(week, *step) for step in steps.items()])


@contextmanager
def _fast(file: str) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(file)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;")
    with connection:
        yield connection
    connection.execute("PRAGMA optimize")
    connection.close()


def _chunks(n: int) -> Iterator[range]:
    return (range(start, min(n, start + CHUNK)) for start in range(0, n, CHUNK))


async def _read_boards(redis_url: str) -> dict[str, Any]:
    async with transaction() as session:
        session.add(Organisation(name="Lindhall", timezone="UTC"))
    viewers, redis = await _some_viewers(), Redis.from_url(redis_url)
    ranking, week = RedisRanking(redis), key("week", clock.today("UTC"))
    start = time.perf_counter()
    async with reading() as session:
        await leaderboards.warm(session, ranking)
    rebuilt = round(time.perf_counter() - start, 2)
    sql = await _timed(viewers, lambda viewer: _board(viewer, NullRanking()))
    cached = await _timed(viewers, lambda viewer: _board(viewer, ranking))
    ranks = await _timed(viewers, lambda viewer: ranking.around(week, viewer.account, 2))
    await redis.aclose()
    return {"redis_rebuild_s": rebuilt} | sql.figures("sql") | cached.figures("redis") | ranks.figures("redis_rank")


async def _some_viewers() -> list[Viewer]:
    async with reading() as session:
        members = (await session.exec(select(Member).limit(20_000))).all()
    chosen = random.Random(11).sample(list(members), min(READINGS, len(members)))
    return [factories.viewer(member) for member in chosen]


async def _board(viewer: Viewer, ranking: Ranking) -> None:
    async with reading() as session:
        await leaderboards.board(session, viewer, "week", ranking)


async def _timed(viewers: list[Viewer], act: Callable[[Viewer], Awaitable[Any]]) -> "Taken":
    for viewer in viewers[:10]:
        await act(viewer)
    taken, busy = Taken(), time.process_time()
    for viewer in viewers:
        start = time.perf_counter()
        await act(viewer)
        taken.milliseconds.append(1000 * (time.perf_counter() - start))
    taken.cpu = 1000 * (time.process_time() - busy) / len(viewers)
    return taken


@dataclass
class Taken:
    """Time of each call, and the processor's time of all of them per call (which a busy machine stretches less)."""

    milliseconds: list[float] = field(default_factory=list)
    cpu: float = 0.0

    def figures(self, name: str) -> dict[str, float]:
        """In milliseconds."""
        return {
            f"{name}_p50_ms": round(statistics.median(self.milliseconds), 2),
            f"{name}_p95_ms": round(percentile(self.milliseconds, 0.95), 2),
            f"{name}_cpu_ms": round(self.cpu, 2),
        }


def _ledger_of(rows: int) -> dict[str, Any]:
    print(f"ledger of {rows} …", flush=True)
    with sqlite() as fresh:
        url = fresh()
        _fill(url.removeprefix("sqlite+aiosqlite:///"), rows)
        return {"size": rows} | work(url, _write_on)


def _fill(file: str, rows: int) -> None:
    """Transfers of many members, as if they had been given over the years."""
    moment = clock.now().replace(tzinfo=None).isoformat(" ")
    accounts = [f"member:{random.Random(n).getrandbits(128):032x}" for n in range(max(10, rows // 100))]
    with _fast(file) as connection:
        for chunk in _chunks(rows):
            connection.executemany(
                "INSERT INTO transfer (id, key, debit_account, credit_account, amount, phase, reason, rule_version,"
                " evidence, at) VALUES (?, ?, 'issuer:lands', ?, 2, 'direct', 'lands', 1, ?, ?)",
                [(f"{n:032x}", f"old:{n}", accounts[n % len(accounts)], f"old:{n}", moment) for n in chunk],
            )
            connection.executemany(
                "INSERT INTO event (id, name, actor, payload, at) VALUES (?, 'PointsMoved', '', '{}', ?)",
                [(f"{n:032x}", moment) for n in chunk],
            )


async def _write_on() -> dict[str, Any]:
    async with transaction() as session:
        session.add(Organisation(name="Lindhall", timezone="UTC"))
        members = [await factories.member(session) for _ in range(20)]
    numbers = count()

    async def write(_: Viewer) -> None:
        n = next(numbers)
        async with transaction() as session:
            await points.award(session, members[n % 20], REASONS["lands"], key=f"new:{n}", evidence=str(n))

    return (await _timed([factories.viewer(members[0])] * WRITINGS, write)).figures("write")
