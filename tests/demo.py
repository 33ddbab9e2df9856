"""The demo as people meet it: the real server on a port of its own; it may be stopped, killed and started again."""

import os
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Engine, NullPool, create_engine
from sqlmodel import Session, select

from advocacy_app import clock, ids
from advocacy_app.models import Member, SignInLink
from advocacy_app.services import identity
from tests import tools

PEOPLE = {"maja": "maja.kos", "ana": "ana.kralj", "giulia": "giulia.cossutta", "ines": "ines.matos"}
PATIENCE = 240


@dataclass
class Demo:
    """One installation of the demo company; it keeps its address and its data when it is stopped."""

    home: Path
    port: int = field(default_factory=tools.free_port)
    settings: Mapping[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None
    _ahead: datetime | None = None

    @property
    def origin(self) -> str:
        """Where it answers."""
        return f"http://localhost:{self.port}"

    @property
    def database(self) -> str:
        """Address of its database."""
        return f"sqlite+aiosqlite:///{self.home / 'advocacy.db'}"

    @property
    def environment(self) -> dict[str, str]:
        """What its commands run with."""
        return os.environ | {"ADVOCACY_DATA_DIR": str(self.home)} | dict(self.settings)

    def start(self) -> None:
        """Start and wait until it answers (the first start of all builds the front end and sows the world)."""
        command = [sys.executable, "-m", "advocacy_app.cli", "run", "--world", "demo", "--port", str(self.port)]
        with (self.home / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=tools.ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise tools.ToolMissingError((self.home / "log").read_text(errors="replace")[-4000:])
            time.sleep(0.1)

    def stop(self) -> None:
        """Ask it to end, and wait."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self._end(signal.SIGKILL)

    def as_usual(self) -> None:
        """Running, with the settings of everybody."""
        if self.settings or not self._answers():
            self.kill()
            self.settings = {}
            self.start()

    def kill_a_worker(self) -> None:
        """End one of its workers in the middle of whatever it does, and wait until another has taken its place."""
        before = self._workers
        os.kill(before[0], signal.SIGKILL)
        deadline = time.monotonic() + PATIENCE
        while before[0] in self._workers or len(self._workers) < len(before):
            if time.monotonic() > deadline:
                raise tools.ToolMissingError("A killed worker did not come back")
            time.sleep(0.1)

    @property
    def faults(self) -> list[str]:
        """Events that failed since it was first started, as its log tells them."""
        return [line for line in (self.home / "log").read_text(errors="replace").splitlines() if "event_failed" in line]

    def asked(self, question: str, *values: Any) -> Any:
        """A number out of its database (SQLite's)."""
        with closing(sqlite3.connect(self.home / "advocacy.db")) as database, database:
            return database.execute(question, values).fetchone()[0]

    def sign_in_link(self, person: str) -> str:
        """A one-time address for somebody of the demo company.

        Written by this process: the command that does it imports the whole product first, and there are many sign-ins.
        """
        token, moment = secrets.token_urlsafe(24), clock.now()
        with Session(self._engine) as session:
            email = f"{PEOPLE.get(person, person)}@lindhall.example"
            member = session.exec(select(Member).where(Member.email == email)).one()
            link = {"member_id": member.id, "token_hash": identity.digest(token), "made_at": moment}
            session.add(SignInLink(id=ids.new_id(), expires_at=moment + timedelta(hours=1), **link))
            session.commit()
        return f"{self.origin}/auth/link/{token}"

    def speaks(self, person: str, language: str) -> None:
        """Somebody reads the app in a language from the next sign-in on."""
        with Session(self._engine) as session:
            email = f"{PEOPLE.get(person, person)}@lindhall.example"
            session.exec(select(Member).where(Member.email == email)).one().language = language
            session.commit()

    def later(self, moment: datetime) -> subprocess.Popen[bytes]:
        """A worker whose clock says this moment turns the clockwork of contests once, beside the demo's own.

        A minute after the last such moment at least: what runs every minute has run in that one.
        """
        self._ahead = max(moment, self._ahead + timedelta(minutes=1)) if self._ahead else moment
        command = [sys.executable, "-m", "tests.support.later", self._ahead.isoformat()]
        return subprocess.Popen(command, cwd=tools.ROOT, env=self.environment, stdout=subprocess.DEVNULL)

    def hire(self, person: str, language: str) -> None:
        """Somebody new in the company, who has not seen the app yet; once."""
        name, email = person.replace(".", " ").title(), f"{person}@lindhall.example"
        command = [sys.executable, "-m", "advocacy_app.cli", "member", "add", email, "--name", name]
        command += ["--language", language]
        subprocess.run(command, cwd=tools.ROOT, env=self.environment, capture_output=True, check=False)

    @property
    def _workers(self) -> list[int]:
        """The processes that answer: children of the server, which is a child of the command."""
        first = self._process.pid if self._process else 0
        return [worker for server in _children(first) for worker in _children(server)]

    @cached_property
    def _engine(self) -> Engine:
        """Its database, for this process."""
        url = self.settings.get("ADVOCACY_DATABASE_URL", self.database)
        return create_engine(url.replace("+aiosqlite", "").replace("+asyncpg", "+psycopg"), poolclass=NullPool)

    def _answers(self) -> bool:
        with suppress(httpx.TransportError):
            return httpx.get(f"{self.origin}/healthz", timeout=2).is_success
        return False

    def _end(self, number: signal.Signals) -> None:
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, number)
        self._process.wait(timeout=30)
        while tools.listens(self.port):
            time.sleep(0.05)
        self._process = None


@contextmanager
def running(home: Path, **settings: str) -> Iterator[Demo]:
    """The demo, answering inside the block and gone after it."""
    demo = Demo(home, settings=settings)
    try:
        demo.start()
        yield demo
    finally:
        demo.kill()


def sown(home: Path) -> Path:
    """A data directory with the demo world and a built front end, for others to copy."""
    with running(home) as demo:
        demo.stop()
    (home / "log").unlink()
    return home


def copied(world: Path, home: Path) -> Path:
    """A data directory of one's own with the same world."""
    return Path(shutil.copytree(world, home, dirs_exist_ok=True))


def _children(process: int) -> list[int]:
    """Processes that another one started; none if it is gone."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return [int(pid) for pid in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    return []
