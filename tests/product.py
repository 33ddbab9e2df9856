"""The product itself, running as people run it, with everybody of tests/cast.py in its database."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from advocacy_app import config
from advocacy_app.access import cookie_name
from advocacy_app.db import dispose, transaction
from advocacy_app.models import Member
from advocacy_app.services import identity
from tests import tools
from tests.cast import Cast, arrive
from tests.hands import migrate


@dataclass(frozen=True)
class Product:
    """A running server, its data folder and its people."""

    url: str
    home: Path
    cast: Cast

    async def cookie_of(self, member: Member) -> str:
        """The Cookie header of a new session."""
        async with transaction() as session:
            return f"{cookie_name()}={await identity.open_session(session, member)}"

    def client(self, cookie: str = "", **headers: str) -> httpx.AsyncClient:
        """An HTTP client with a session, as the app's own pages send requests."""
        ours = {"cookie": cookie, "x-advocacy": "1", "origin": self.url} if cookie else {}
        return httpx.AsyncClient(base_url=self.url, headers=ours | headers, timeout=30)


@contextmanager
def at_home(home: Path, env: dict[str, str] | None = None) -> Iterator[str]:
    """A migrated database in a folder, on which this process works inside the block; yields the server's address."""
    url = f"http://localhost:{tools.free_port()}"
    ours = {"ADVOCACY_DATA_DIR": str(home), "ADVOCACY_PUBLIC_URL": url, "ADVOCACY_JOBS_INSIDE": "false"} | (env or {})
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ours.items():
            patch.setenv(name, value)
        config.settings.cache_clear()
        if "ADVOCACY_DATABASE_URL" not in ours:
            migrate(f"sqlite:///{home / 'advocacy.db'}")
        yield url
    config.settings.cache_clear()


@contextmanager
def serving(url: str, home: Path) -> Iterator[None]:
    """The server at an address; it builds first where the build is old."""
    command = (Path(sys.executable).with_name("advocacy"), "run", "--port", url.rpartition(":")[2])
    with tools.running(*command, ready=lambda: _alive(url), log=home / "server.log", env=dict(os.environ)):
        yield


@contextmanager
def running_product(home: Path, env: dict[str, str] | None = None) -> Iterator[Product]:
    """The server with everybody of tests/cast.py in a database of its own."""
    with at_home(home, env) as url:
        cast = asyncio.run(_people())
        with serving(url, home):
            yield Product(url, home, cast)


async def _people() -> Cast:
    async with transaction() as session:
        cast = await arrive(session)
    await dispose()
    return cast


def _alive(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz").is_success
    except httpx.TransportError:
        return False


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """One server for a whole module."""
    with running_product(tmp_path_factory.mktemp("product")) as product:
        yield product


@pytest.fixture
async def product(running: Product) -> AsyncIterator[Product]:
    """The running server; this test may use its database, too."""
    yield running
    await dispose()
