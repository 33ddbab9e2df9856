"""The redirect of shared links at 300 requests a second, beside a bare ASGI 302 on the same server (Q-V9)."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlmodel import func, select

from advocacy_app import clock
from advocacy_app.commands.serve import QUIET
from advocacy_app.db import reading, transaction
from advocacy_app.models import Click
from advocacy_app.services import sharing
from bench._worlds import folder, migrate, percentile, work
from tests import factories, tools

RATE = 300
SECONDS = {"small": 3, "full": 30}
LINKS = 200
FIRST, DAY = 5, "2026-01-01"
"""Each link has had the visitors that are paid for: what is measured is the counting that goes on for ever."""


def run(size: str) -> dict[str, dict[str, Any]]:
    """Bare and real by turns, twice each, on one database of 200 links; every hit must be counted."""
    seconds = SECONDS[size]
    with folder() as home:
        migrate(f"sqlite:///{home / 'advocacy.db'}")
        url = f"sqlite+aiosqlite:///{home / 'advocacy.db'}"
        codes = work(url, _links)
        bare: list[float] = []
        real: list[float] = []
        with _server("bench._bare_redirect:app", home) as bare_port, _server(_APP, home, "--factory") as port:
            load(bare_port, 1, codes)
            load(port, 1, codes)
            for _ in range(2):
                bare += load(bare_port, seconds, codes)
                real += load(port, seconds, codes)
        sent = len(real) + RATE
        counted = _wait_for(sent, lambda: work(url, _clicks))
    return {"Q-V9": _figures(bare, real, sent - counted)}


_APP = "advocacy_app.advocacy_app:app"


def _wait_for(wanted: int, ask: Callable[[], int]) -> int:
    """What is counted once the last half second is written; asked for ten seconds at most."""
    for _ in range(20):
        if (counted := ask()) >= wanted:
            return counted
        time.sleep(0.5)
    return ask()


def _figures(bare: list[float], real: list[float], not_counted: int) -> dict[str, Any]:
    p99, bare_p99 = percentile(real, 0.99), percentile(bare, 0.99)
    return {
        "requests_per_second": RATE,
        "requests": len(real),
        "refused": sum(taken < 0 for taken in real + bare),
        "not_counted": not_counted,
        "p50_ms": round(percentile(real, 0.5), 2),
        "p99_ms": round(p99, 2),
        "bare_p50_ms": round(percentile(bare, 0.5), 2),
        "bare_p99_ms": round(bare_p99, 2),
        "ratio_p50": round(percentile(real, 0.5) / percentile(bare, 0.5), 2),
        "ratio_p99": round(p99 / bare_p99, 2),
        "target": "p99 ≤ 25 ms, ≤ 2 × bare",
    }


def load(port: int, seconds: int, codes: list[str]) -> list[float]:
    """Milliseconds of each request, sent by a process of its own."""
    command = [sys.executable, "-m", "bench._open_load", str(port), str(RATE), str(seconds), ",".join(codes)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _server(target: str, home: Path, *options: str) -> Any:
    port = tools.free_port()
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--port", str(port), "--no-access-log"]
    env = QUIET | {
        "ADVOCACY_DATA_DIR": str(home),
        "ADVOCACY_DATABASE_URL": f"sqlite+aiosqlite:///{home / 'advocacy.db'}",
        "__REFLEX_SKIP_COMPILE": "1",
        "REFLEX_ENV_MODE": "prod",
        "REFLEX_STATE_MANAGER_MODE": "memory",
        "PYTHONPATH": str(Path.cwd()),
    }
    log = home / f"{port}.log"
    return _Running(
        tools.running(*command, *options, target, ready=lambda: tools.listens(port), log=log, env=env), port
    )


class _Running:
    """A server inside a ``with``, known by its port."""

    def __init__(self, process: Any, port: int) -> None:
        self.process, self.port = process, port

    def __enter__(self) -> int:
        self.process.__enter__()
        return self.port

    def __exit__(self, *trouble: object) -> None:
        self.process.__exit__(*trouble)


async def _links() -> list[str]:
    """Shares of an hour ago, by ten people, with their first visitors."""
    async with transaction() as session:
        people = [await factories.member(session) for _ in range(10)]
        card = await factories.card(session)
        shares = [
            await factories.share(
                session, people[i % 10], card, code=sharing.short_code(), made_at=clock.now() - timedelta(hours=1)
            )
            for i in range(LINKS)
        ]
        for share in shares:
            for _ in range(FIRST):
                await factories.click(session, share, kind="human", day=DAY)
    return [share.code for share in shares]


async def _clicks() -> int:
    async with reading() as session:
        return (await session.exec(select(func.count()).select_from(Click).where(Click.day != DAY))).one()
