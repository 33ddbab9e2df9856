"""Clients that award points, and somebody who kills the server under them."""

import asyncio
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from sqlmodel import select

from advocacy_app.db import reading, transaction
from advocacy_app.models import Organisation, Transfer
from bench._worlds import work
from tests import factories, tools

CLIENTS = 8
PEOPLE = 50
ANSWER_SECONDS = 20
ASKED_AGAIN = 0.05
"""Share of answered keys that are sent once more."""


@dataclass
class Tally:
    """What the clients were told. ``acknowledged`` maps a key to the entry that answered it."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    retried: int = 0
    asked_again: int = 0
    changed_answers: int = 0


@contextmanager
def award_server(url: str, workers: int, log: Path) -> Iterator[tuple[int, int]]:
    """The server of ``_award_server`` on a database; yields its port and its process id."""
    port = tools.free_port()
    command = (sys.executable, "-m", "bench._award_server", str(port), str(workers))
    env = {"ADVOCACY_DATABASE_URL": url, "ADVOCACY_DATA_DIR": str(log.parent)}
    with tools.running(*command, ready=lambda: tools.listens(port), log=log, env=env) as process:
        try:
            yield port, process.pid
        finally:
            process.send_signal(signal.SIGSTOP)  # it would fork anew while we count
            kill([*workers_of(process.pid), process.pid])


def workers_of(parent: int) -> list[int]:
    """The processes that a process has forked."""
    with suppress(OSError):
        return [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    return []


def kill(pids: list[int]) -> None:
    """No time to say goodbye."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


async def award_under_fire(port: int, people: list[str], enough: Callable[[Tally], bool], attack: Any) -> Tally:
    """Clients award until there is enough; ``attack`` is a coroutine that kills meanwhile."""
    tally, numbers = Tally(), count()
    clients = [asyncio.create_task(_client(port, people, numbers, tally, enough)) for _ in range(CLIENTS)]
    attacker = asyncio.create_task(attack)
    await asyncio.gather(*clients)
    attacker.cancel()
    with suppress(asyncio.CancelledError):
        await attacker
    return tally


async def _client(port: int, people: list[str], numbers: Iterator[int], tally: Tally, enough: Any) -> None:
    line = _Line(port)
    while not enough(tally):
        key = f"bench:{next(numbers)}"
        request = f"{key} {random.choice(people)} {random.choice(('waits', 'lands'))}\n"
        tally.acknowledged[key] = await _insist(line, request, tally)
        if random.random() < ASKED_AGAIN:
            tally.asked_again += 1
            tally.changed_answers += await _insist(line, request, tally) != tally.acknowledged[key]
    await line.hang_up()


async def _insist(line: "_Line", request: str, tally: Tally) -> str:
    """Ask with the same key until there is an answer."""
    while not (entry := await line.ask(request)):
        tally.retried += 1
        await asyncio.sleep(random.uniform(0.005, 0.05))
    return entry


class _Line:
    """A connection that is made again when it broke."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, request: str) -> str:
        """The answer, or nothing when the server died over it."""
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                reader, writer = self._streams = self._streams or await asyncio.open_connection("127.0.0.1", self._port)
                writer.write(request.encode())
                await writer.drain()
                answer = (await reader.readline()).decode().strip()
        except (OSError, TimeoutError, asyncio.IncompleteReadError):
            answer = ""
        if not answer:
            await self.hang_up()
        return answer

    async def hang_up(self) -> None:
        """Close the connection, if there is one."""
        if self._streams:
            self._streams[1].close()
            with suppress(OSError):
                await self._streams[1].wait_closed()
        self._streams = None


def populate(url: str) -> list[str]:
    """People to award; returns their ids."""

    async def arrive() -> list[str]:
        async with transaction() as session:
            session.add(Organisation(name="Lindhall"))
            return [(await factories.member(session, f"Colleague {n}")).id for n in range(PEOPLE)]

    return work(url, arrive)


def verdict(url: str, tally: Tally) -> dict[str, int]:
    """What the database has to say about what was promised, asked by the product's own commands."""

    async def written() -> list[tuple[str, str]]:
        async with reading() as session:
            return list((await session.exec(select(Transfer.key, Transfer.id))).all())

    rows = work(url, written)
    kept = dict(rows)
    return {
        "lost": sum(kept.get(key) != entry for key, entry in tally.acknowledged.items()),
        "doubled": len(rows) - len(kept),
        "never_acknowledged": len(kept.keys() - tally.acknowledged.keys()),
        "changed_answers": tally.changed_answers,
        "violations": sum(len(_asked(url, command)) for command in ("check", "replay")),
    }


def _asked(url: str, command: str) -> list[Any]:
    env = os.environ | {"ADVOCACY_DATABASE_URL": url}
    asked = [sys.executable, "-m", "advocacy_app.cli", "points", command, "--json"]
    told = subprocess.run(asked, env=env, capture_output=True, text=True, check=False)
    return json.loads(told.stdout)["violations"]


def since(start: float) -> float:
    """Seconds since a moment of the monotonic clock."""
    return round(time.monotonic() - start, 1)
