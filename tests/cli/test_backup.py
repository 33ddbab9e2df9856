"""A backup is everything, taken while people work; what comes back is the same, or nothing is changed."""

import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import col, func, select
from typer.testing import CliRunner, Result

from advocacy_app import backup, config, db
from advocacy_app.bootstrap import prepare
from advocacy_app.cli import app
from advocacy_app.db import reading, transaction
from advocacy_app.models import Member, PollSeat, PollTally, Transfer
from advocacy_app.outside import outside
from advocacy_app.services import polls
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH
from tests.servers import Postgres
from tests.services.leaderboards.stories import gains, violations


def advocacy(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
async def lived(cast: Cast, settings: config.Settings) -> Cast:
    """A company with points, pictures and a secret."""
    prepare()
    for person, n in ((cast.ana, 6), (cast.maja, 2)):
        await gains(person, n)
    async with transaction() as session:
        picture = await factories.picture(session)
    await outside().storage.put(f"picture/{picture.id}/720.avif", b"a picture")
    (settings.data_dir / "secret").write_text("5ecret")
    return cast


@pytest.fixture
def elsewhere(
    request: pytest.FixtureRequest, database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Path]:
    """Move to another machine: a new data folder and an empty database of the same kind."""

    def move() -> Path:
        home = tmp_path / "elsewhere"
        monkeypatch.setenv("ADVOCACY_DATA_DIR", str(home))
        monkeypatch.delenv("ADVOCACY_DATABASE_URL")
        if database.startswith("postgresql"):
            server: Postgres = request.getfixturevalue("postgres_server")
            monkeypatch.setenv("ADVOCACY_DATABASE_URL", server.url(server.create()))
        config.settings.cache_clear()
        db.engine.cache_clear()
        return home

    return move


async def people() -> list[str]:
    async with reading() as session:
        return sorted((await session.exec(select(Member.name))).all())


@BOTH
async def test_everything_comes_back_on_another_machine(lived: Cast, tmp_path: Path, elsewhere: Callable[[], Path]):
    file, before = tmp_path / "all.zip", await people()
    await backup.make(file)
    await db.dispose()
    home = elsewhere()
    told = await _in_a_thread("restore", file)
    assert (told.exit_code, "every invariant" in told.stdout) == (0, True), told.output
    assert (await people(), await violations()) == (before, [])
    prepare()
    assert [await outside().storage.get(blob.key) async for blob in outside().storage.blobs()] == [b"a picture"]
    assert (home / "secret").read_text() == "5ecret"


@BOTH
async def test_a_company_that_lives_here_is_replaced_only_by_force(lived: Cast, tmp_path: Path):
    file = tmp_path / "all.zip"
    await backup.make(file)
    await gains(lived.ana, 9)
    await outside().storage.put("picture/later/720.avif", b"made later")
    await db.dispose()
    refused = await _in_a_thread("restore", file)
    assert (refused.exit_code, "--force" in refused.stderr) == (1, True)
    assert (await _in_a_thread("restore", file, "--force")).exit_code == 0
    assert await violations() == []
    async with reading() as session:
        assert (await session.exec(select(func.sum(Transfer.amount)))).one() == 8
    assert not await outside().storage.exists("picture/later/720.avif")


async def test_the_search_finds_what_was_restored(lived: Cast, tmp_path: Path, elsewhere: Callable[[], Path]):
    async with transaction() as session:
        await factories.card(session, "The dryer")
    await backup.make(tmp_path / "all.zip")
    await db.dispose()
    home = elsewhere()
    assert (await _in_a_thread("restore", tmp_path / "all.zip")).exit_code == 0
    with sqlite3.connect(home / "advocacy.db") as connection:
        assert connection.execute("SELECT title FROM searchcard WHERE searchcard MATCH 'dryer'").fetchall()


@BOTH
async def test_no_backup_tells_what_was_answered_in_a_poll_that_is_open(
    lived: Cast, tmp_path: Path, elsewhere: Callable[[], Path]
):
    ines, ana = factories.viewer(lived.ines), factories.viewer(lived.ana)
    async with transaction() as session:
        poll = await polls.draft(session, ines, "when")
        await polls.open_poll(session, ines, poll)
        await polls.answer(session, ana, poll, {0: 1})
    await backup.make(tmp_path / "b.zip")
    await db.dispose()
    elsewhere()
    assert (await _in_a_thread("restore", tmp_path / "b.zip")).exit_code == 0
    async with reading() as session:
        answered = await session.exec(select(func.count()).select_from(PollSeat).where(col(PollSeat.answered)))
        counted = await session.exec(select(func.sum(PollTally.n)))
        assert (answered.one(), counted.one()) == (0, 0)


def test_a_backup_is_for_its_owner_alone_and_never_half_there(lived: Cast, tmp_path: Path):
    file = tmp_path / "all.zip"
    assert advocacy("backup", file).exit_code == 0
    assert file.stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.glob("*unfinished*")] == []
    assert "There is no folder" in advocacy("backup", tmp_path / "nowhere" / "all.zip").stderr


def repacked(file: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """The same backup with its parts changed behind the manifest's back, or with it."""
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return file


def manifest(parts: dict[str, bytes], change: Callable[[dict[str, object]], object]) -> None:
    facts = json.loads(parts["manifest.json"])
    change(facts)
    parts["manifest.json"] = json.dumps(facts).encode()


def with_part(name: str, data: bytes = b"x", size: int | None = None) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts[name] = data
        entry = {"size": len(data) if size is None else size, "sha256": "0" * 64}
        manifest(parts, lambda facts: facts["parts"].update({name: entry}))  # pyright: ignore[reportAttributeAccessIssue]

    return change


HOSTILE = {
    "a changed database": lambda parts: parts.update({"database.sqlite": parts["database.sqlite"][:-1] + b"!"}),
    "a changed secret": lambda parts: parts.update({"secret": b"s3cret"}),
    "a missing part": lambda parts: parts.pop("secret"),
    "a part nobody named": lambda parts: parts.update({"media/extra": b"x"}),
    "a way out of the folder": with_part("media/../../etc/passwd"),
    "an absolute name": with_part("/etc/passwd"),
    "a backslash": with_part("media\\..\\secret"),
    "a lie about a size": with_part("media/a/720.avif", size=10**18),
    "another format": lambda parts: manifest(parts, lambda facts: facts.update(format=2)),
    "no manifest": lambda parts: parts.pop("manifest.json"),
    "a manifest that is none": lambda parts: parts.update({"manifest.json": b"[1"}),
    "a manifest without parts": lambda parts: manifest(parts, lambda facts: facts.update(parts=[])),
    "a newer version": lambda parts: manifest(parts, lambda facts: facts.update(revision="9999")),
    "another kind of database": lambda parts: manifest(parts, lambda facts: facts.update(database="postgresql")),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_sound_backup_changes_nothing(lived: Cast, tmp_path: Path, what: str):
    file = tmp_path / "all.zip"
    advocacy("backup", file)
    told = advocacy("restore", repacked(file, HOSTILE[what]), "--force")
    assert told.exit_code == 1
    assert "was not restored" in told.stderr
    assert "Traceback" not in told.output


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip at all", b"\x00" * 5000])
def test_what_is_no_zip_is_refused(settings: config.Settings, tmp_path: Path, data: bytes):
    (tmp_path / "all.zip").write_bytes(data)
    assert "was not restored" in advocacy("restore", tmp_path / "all.zip").stderr


def test_a_bomb_is_refused_before_it_is_unpacked(lived: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "all.zip"
    advocacy("backup", file)
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 1_000}))
    told = advocacy("restore", file, "--force")
    assert (told.exit_code, "only 1,000 are free" in told.stderr) == (1, True)


def test_a_database_with_a_program_in_it_is_refused(lived: Cast, tmp_path: Path, settings: config.Settings):
    with sqlite3.connect(tmp_path / "advocacy.db") as connection:
        connection.execute("CREATE TRIGGER mine AFTER INSERT ON seen BEGIN DELETE FROM notice; END")
    advocacy("backup", tmp_path / "all.zip")
    told = advocacy("restore", tmp_path / "all.zip", "--force")
    assert "was not made by this product" in told.stderr


async def _in_a_thread(*words: str | Path) -> Result:
    import asyncio  # noqa: PLC0415 - a command runs a loop of its own

    return await asyncio.to_thread(advocacy, *words)
