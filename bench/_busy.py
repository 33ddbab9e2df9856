"""A busy company with a server, and the cookies of many of its people."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
from sqlmodel import select

from advocacy_app import config
from advocacy_app.access import cookie_name
from advocacy_app.commands.build import building
from advocacy_app.commands.serve import QUIET
from advocacy_app.db import transaction
from advocacy_app.models import Member
from advocacy_app.services import identity
from bench._worlds import work
from tests import tools


@dataclass(frozen=True)
class Busy:
    """A running server: its address, its data folder, a cookie for each of many people, and the server's process."""

    url: str
    home: Path
    cookies: list[str]
    process: "subprocess.Popen[bytes]"

    @property
    def database(self) -> str:
        """Address of its database."""
        return database_in(self.home)


def database_in(home: Path) -> str:
    """Address of the embedded database in a data folder."""
    return f"sqlite+aiosqlite:///{home / 'advocacy.db'}"


@contextmanager
def company(members: int, signed_in: int) -> Iterator[tuple[Path, list[str]]]:
    """A data folder with a busy company, and Cookie headers of some of its people."""
    home = Path(tempfile.mkdtemp(prefix="advocacy-bench-"))
    try:
        command = [sys.executable, "-m", "advocacy_app.cli", "seed", "--world", "busy", "--members", str(members)]
        own = {"ADVOCACY_DATA_DIR": str(home), "ADVOCACY_DATABASE_URL": database_in(home)}
        subprocess.run(command, env=os.environ | own, check=True, capture_output=True)
        os.environ |= own
        yield home, work(database_in(home), lambda: _cookies(signed_in))
    finally:
        shutil.rmtree(home, ignore_errors=True)


async def _cookies(many: int) -> list[str]:
    async with transaction() as session:
        members = (await session.exec(select(Member).where(Member.visibility != "unset").limit(many))).all()
        return [f"{cookie_name()}={await identity.open_session(session, member)}" for member in members]


@contextmanager
def served(home: Path, target: str, *options: str, port: int = 0) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """An ASGI app on a data folder, started as ``advocacy run`` starts the product; its address."""
    port = port or tools.free_port()
    url = f"http://localhost:{port}"
    env = QUIET | {
        "ADVOCACY_DATA_DIR": str(home),
        "ADVOCACY_DATABASE_URL": database_in(home),
        "ADVOCACY_PUBLIC_URL": url,
        "ADVOCACY_JOBS_INSIDE": "false",
        "__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "1",
        "__REFLEX_SKIP_COMPILE": "1",
        "REFLEX_ENV_MODE": "prod",
        "REFLEX_STATE_MANAGER_MODE": "memory",
        "PYTHONPATH": str(tools.ROOT),
    }
    command = [sys.executable, "-m", "granian", "--interface", "asgi", "--port", str(port), "--no-access-log"]
    with tools.running(
        *command, *options, target, ready=lambda: tools.listens(port), log=home / "log", env=env
    ) as process:
        yield url, process


PRODUCT = ("advocacy_app.advocacy_app:app", "--factory", "--respawn-failed-workers")


@contextmanager
def busy(members: int, signed_in: int) -> Iterator[Busy]:
    """The product with a busy company."""
    with building():
        pass
    with company(members, signed_in) as (home, cookies), served(home, *PRODUCT) as (url, process):
        httpx.get(f"{url}/healthz", timeout=60).raise_for_status()
        config.settings.cache_clear()
        yield Busy(url, home, cookies, process)
