"""A database for a benchmark, and the product's own engine on it."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from advocacy_app import bus, config, db
from advocacy_app.subscribers import LATER, NOW
from tests.hands import migrate
from tests.servers import Postgres, postgres_home

T = TypeVar("T")


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    home = Path(tempfile.mkdtemp(prefix="advocacy-bench-"))
    try:
        yield home
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def sqlite() -> Iterator[Callable[[], str]]:
    """A maker of fresh migrated SQLite files; each call returns an address."""
    with folder() as home:
        template = home / "template.db"
        migrate(f"sqlite:///{template}")
        number = iter(range(10**9))

        def fresh() -> str:
            file = home / f"{next(number)}.db"
            shutil.copyfile(template, file)
            return f"sqlite+aiosqlite:///{file}"

        yield fresh


@contextmanager
def postgresql() -> Iterator[Callable[[], str]]:
    """A maker of fresh migrated PostgreSQL databases; each call returns an address."""
    with postgres_home() as home, home.running():
        template = migrated(home.server)
        yield lambda: home.server.url(home.server.create(template))


def migrated(server: Postgres) -> str:
    """The name of a new, migrated database."""
    name = server.create()
    migrate(server.url(name, driver="postgresql+psycopg"))
    return name


def use(url: str) -> None:
    """Point the product at a database."""
    os.environ["ADVOCACY_DATABASE_URL"] = url
    os.environ.setdefault("ADVOCACY_DATA_DIR", tempfile.gettempdir())
    config.settings.cache_clear()
    bus.install(now=NOW, later=LATER)


def work(url: str, task: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """Run a task on a database, in an event loop of its own."""
    use(url)

    async def _and_close() -> T:
        try:
            return await task()
        finally:
            await db.dispose()

    return asyncio.run(_and_close())


def percentile(values: list[float], share: float) -> float:
    """The value below which so many of the others lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
