"""What every test may ask for: a migrated database of its own, a session, the cast, the hands of the clock."""

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from advocacy_app import bus, clock, config
from advocacy_app.db import Session, dispose, transaction
from advocacy_app.subscribers import LATER, NOW
from tests.cast import Cast, arrive
from tests.hands import Hands, migrate

if TYPE_CHECKING:
    from tests.servers import Postgres  # imported early, pytest could not rewrite its asserts

pytest_plugins = ["tests.callers", "tests.outdoors", "tests.product", "tests.servers", "tests.support.bad_provider"]


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that each test copies: migrating takes a second, copying a millisecond."""
    file = tmp_path_factory.mktemp("migrated") / "advocacy.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_template(postgres_server: "Postgres") -> str:
    """A migrated PostgreSQL database that each test gets a copy of."""
    name = postgres_server.create()
    migrate(postgres_server.url(name, driver="postgresql+psycopg"))
    return name


@pytest.fixture
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a fresh, migrated database; SQLite unless the test is marked ``BOTH``."""
    if getattr(request, "param", "sqlite") == "postgresql":
        return request.getfixturevalue("postgres_url")
    file = tmp_path / "advocacy.db"
    shutil.copyfile(request.getfixturevalue("migrated_file"), file)
    return f"sqlite+aiosqlite:///{file}"


@pytest.fixture
def settings(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[config.Settings]:
    """Settings of this test alone: its own database and data directory."""
    monkeypatch.setenv("ADVOCACY_DATABASE_URL", database)
    monkeypatch.setenv("ADVOCACY_DATA_DIR", str(tmp_path))
    config.settings.cache_clear()
    yield config.settings()
    config.settings.cache_clear()


@pytest.fixture
async def db(settings: config.Settings) -> AsyncIterator[str]:
    """The product's own engine on the test's own database, with the real choreography installed."""
    bus.install(now=NOW, later=LATER)
    yield settings.database
    await dispose()


@pytest.fixture
async def session(db: str) -> AsyncIterator[Session]:
    """An open transaction, committed at the end of the test (on SQLite it holds the writer's lock until then)."""
    async with transaction() as session:
        yield session


@pytest.fixture
async def cast(db: str) -> Cast:
    """Everybody in tests/cast.py, committed."""
    async with transaction() as session:
        return await arrive(session)


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """Time stands still at Wednesday 18 November 2026, 9:30 UTC, for everyone who asks the clock."""
    hands = Hands(datetime(2026, 11, 18, 9, 30, tzinfo=UTC))
    monkeypatch.setattr(clock, "now", hands)
    return hands
