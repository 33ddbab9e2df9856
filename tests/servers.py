"""Real neighbours for tests, as fixtures: PostgreSQL, Redis, a mail server, an OpenID provider, a browser.

Each starts at its first use, listens on a free port of this machine and ends with the tests.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import count
from pathlib import Path

import httpx
import psycopg
import pytest
import redis
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope
from aiosmtpd.smtp import Session as SmtpSession

from tests import tools

SUPPORT = Path(__file__).parent / "support"


# PostgreSQL


@dataclass(frozen=True)
class Postgres:
    """A running PostgreSQL and the databases in it."""

    port: int
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, database: str, driver: str = "postgresql+asyncpg") -> str:
        """Address of a database, as ADVOCACY_DATABASE_URL takes it."""
        return f"{driver}://postgres@127.0.0.1:{self.port}/{database}"

    def create(self, template: str = "template1") -> str:
        """A new database, a copy of `template`; returns its name."""
        name = f"test_{next(self.numbers)}"
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def empty(self, database: str) -> None:
        """Take every row out, whoever is still connected: ten times as quick as another copy."""
        self._execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")
        deletes = (f'DELETE FROM "{table}"' for table in self.tables(database) - {"alembic_version"})
        self._execute(";".join(("SET session_replication_role = replica", *deletes)), database)

    def tables(self, database: str) -> set[str]:
        """The names of its tables."""
        with psycopg.connect(self.url(database, driver="postgresql")) as connection:
            found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            return {name for (name,) in found}

    def answers(self) -> bool:
        """Whether it takes connections."""
        with suppress(psycopg.OperationalError):
            self._execute("SELECT 1")
            return True
        return False

    def _execute(self, statement: str, database: str = "postgres") -> None:
        with psycopg.connect(self.url(database, driver="postgresql"), autocommit=True) as connection:
            connection.execute(statement)  # pyright: ignore[reportArgumentType, reportCallIssue]


@dataclass(frozen=True)
class PostgresHome:
    """Data that a PostgreSQL can be started on again and again."""

    server: Postgres
    command: tuple[str | Path, ...]
    log: Path
    user: str | None

    def running(self) -> AbstractContextManager[subprocess.Popen[bytes]]:
        """PostgreSQL, taking connections inside the block."""
        return tools.running(*self.command, ready=self.server.answers, log=self.log, user=self.user)


@contextmanager
def postgres_home() -> Iterator[PostgresHome]:
    """A new PostgreSQL without fsync: it keeps what was committed when it is killed, but not when the power goes."""
    home = Path(tempfile.mkdtemp(prefix="advocacy-postgres-"))
    server, user = Postgres(tools.free_port()), _not_root(home)
    programs, data = _programs_for(user, home), home / "data"
    try:
        initdb = (programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "--locale=C.UTF-8")
        subprocess.run(initdb, check=True, capture_output=True, user=user)
        settings = ("-F", "-c", "full_page_writes=off", "-c", "listen_addresses=127.0.0.1", "-k", home)
        command = (programs / "postgres", "-D", data, "-p", str(server.port), *settings)
        yield PostgresHome(server, command, home / "log", user)
    finally:
        shutil.rmtree(home)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """One PostgreSQL for all tests."""
    with postgres_home() as home, home.running():
        yield home.server


def _not_root(home: Path) -> str | None:
    """PostgreSQL refuses to run as root: then `home` is given to nobody, who runs it instead."""
    if os.geteuid() != 0:
        return None
    shutil.chown(home, "nobody")
    return "nobody"


def _programs_for(user: str | None, home: Path) -> Path:
    """The wheel may lie where only root can look: then nobody gets a copy, with the libraries in the same place."""
    programs = tools.postgres_bin()
    if user is None or programs.is_relative_to("/usr/lib"):
        return programs
    package = programs.parents[1]
    shutil.copytree(programs.parent, home / package.name / programs.parent.name)
    shutil.copytree(package.with_name(f"{package.name}.libs"), home / f"{package.name}.libs")
    return home / package.name / programs.parent.name / "bin"


@pytest.fixture(scope="session")
def postgres_template() -> str:
    """Name of the database that each test gets a copy of; override it to begin with tables."""
    return "template1"


@dataclass
class Shared:
    """The database that tests take in turn; a new one after whoever changed its tables."""

    server: Postgres
    template: str
    database: str = ""

    def take(self) -> str:
        """Its name; it has the tables of the template and no rows."""
        if self.database and self.server.tables(self.database) == self.server.tables(self.template):
            self.server.empty(self.database)
        else:
            self.database = self.server.create(self.template)
        return self.database


@pytest.fixture(scope="session")
def postgres_shared(postgres_server: Postgres, postgres_template: str) -> Shared:
    """One PostgreSQL database for all tests that want a fresh one."""
    return Shared(postgres_server, postgres_template)


@pytest.fixture
def postgres_url(postgres_shared: Shared) -> str:
    """Address of a fresh PostgreSQL database (postgresql+asyncpg://…)."""
    return postgres_shared.server.url(postgres_shared.take())


# Redis


@contextmanager
def redis_running(home: Path) -> Iterator[str]:
    """Address of a Redis that keeps nothing on disk, running inside the block."""
    port = tools.free_port()
    settings = ("--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", home)
    command = (tools.redis_server(), "--port", str(port), *settings)
    with tools.running(*command, ready=lambda: tools.listens(port), log=home / "log"):
        yield f"redis://127.0.0.1:{port}/0"


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One Redis for all tests."""
    with redis_running(tmp_path_factory.mktemp("redis")) as url:
        yield url


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """Address of an empty Redis (redis://…)."""
    with redis.Redis.from_url(redis_server) as client:
        client.flushall()
    return redis_server


# Mail


@dataclass
class Mailbox:
    """A mail server that takes everything, and what it took."""

    url: str = ""
    messages: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: SmtpSession, envelope: Envelope) -> str:  # noqa: N802 - SMTP's
        """Keep the message."""
        content = envelope.original_content or b""
        self.messages.append(message_from_bytes(content, _class=EmailMessage, policy=policy.default))
        return "250 OK"


@pytest.fixture
def smtp_server() -> Iterator[Mailbox]:
    """A mail server: `url` for ADVOCACY_MAIL_URL, `messages` as they arrived."""
    port = tools.free_port()
    mailbox = Mailbox(f"smtp://127.0.0.1:{port}")
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield mailbox
    controller.stop()


# OpenID Connect


@dataclass(frozen=True)
class OidcServer:
    """A certified OpenID provider that asks for PKCE and takes any address of this machine to come back to.

    Its sign-in page takes any password. "anna" and "maja" have a verified e-mail address, "bruno" and "ana" one that
    nobody verified; "maja" and "ana" are colleagues of the demo company.
    """

    issuer: str
    client_id: str = "advocacy"
    client_secret: str = "a-secret-of-tests"
    accounts: tuple[str, str] = ("anna", "bruno")

    async def sign_in(self, address: str, person: str) -> str:
        """Go where the product sent somebody, sign in as `person` and agree; returns the address that leads back."""
        forms = [{"prompt": "login", "login": person, "password": "any"}, {"prompt": "consent"}]
        async with httpx.AsyncClient(base_url=self.issuer) as browser:
            while address.startswith(("/", self.issuer)):
                page = await browser.get(address)
                if form := re.search(r'action="([^"]+)"', page.text):
                    page = await browser.post(form[1], data=forms.pop(0))
                address = page.headers["location"]
        return address


@contextmanager
def running_oidc(npm_dir: Path, folder: Path) -> Iterator[OidcServer]:
    """An OpenID provider with one client and its people; its log goes to a folder."""
    port = tools.free_port()
    server = OidcServer(f"http://127.0.0.1:{port}")
    env = {
        "NPM_DIR": str(npm_dir),
        "PORT": str(port),
        "CLIENT_ID": server.client_id,
        "CLIENT_SECRET": server.client_secret,
    }
    command = (tools.node(), SUPPORT / "oidc_provider.mjs")
    with tools.running(*command, ready=lambda: tools.listens(port), log=folder / "log", env=env):
        yield server


@pytest.fixture(scope="session")
def oidc_provider(npm_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OidcServer]:
    """One OpenID provider for all tests."""
    with running_oidc(npm_dir, tmp_path_factory.mktemp("oidc")) as server:
        yield server


# Programs


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The browser for journeys."""
    return tools.chromium()


@pytest.fixture(scope="session")
def node_path() -> Path:
    """Node.js."""
    return tools.node()


@pytest.fixture(scope="session")
def npm_dir() -> Path:
    """Folder whose node_modules holds oidc-provider and axe-core."""
    return tools.npm()


# S3


@pytest.fixture(scope="session")
def s3_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that speaks S3; its address."""
    port, log = tools.free_port(), tmp_path_factory.mktemp("s3") / "log"
    command = (sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port))
    with tools.running(*command, ready=lambda: tools.listens(port), log=log):
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def bucket(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A fresh bucket, as ADVOCACY_STORAGE_URL takes it."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "tests")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "tests")
    name = f"bucket-{next(_buckets)}"
    httpx.put(f"{s3_server}/{name}").raise_for_status()
    return f"s3://{name}?endpoint={s3_server}&region=us-east-1"


_buckets = count(1)
