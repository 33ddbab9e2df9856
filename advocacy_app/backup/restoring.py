"""Bringing an installation back."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from advocacy_app.backup.archive import MEDIA, SECRET, SQLITE, TABLES, Archive, BackupRefused
from advocacy_app.backup.making import copy_of, sqlite_file
from advocacy_app.backup.tables import clear, fill, tables_of
from advocacy_app.config import settings
from advocacy_app.db import engine
from advocacy_app.outside import outside

_PROGRAMS = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"


async def must_fit(archive: Archive, *, force: bool) -> None:
    """Make sure that this installation can take the backup.

    Raises:
        BackupRefused: another kind of database, a newer version, or somebody lives here already.
    """
    theirs, ours = archive.facts.get("database"), engine().dialect.name
    if theirs != ours:
        raise BackupRefused(f"It is a backup of {theirs!r}, and this installation keeps its data in {ours}.")
    revision = str(archive.facts.get("revision"))
    if revision not in {script.revision for script in ScriptDirectory.from_config(_alembic()).walk_revisions()}:
        raise BackupRefused(f"It was made by a newer version (revision {revision}). Upgrade first, then restore.")
    if not force and await _inhabited():
        raise BackupRefused("This installation is not empty. With --force everything in it is replaced.")


async def _inhabited() -> bool:
    async with engine().connect() as connection:
        if not await connection.run_sync(lambda sync: inspect(sync).has_table("member")):
            return False
        members = (await connection.execute(text("SELECT count(*) FROM member"))).scalar_one()
    return members > 0 or [blob async for blob in outside().storage.blobs()] != []


def unpacked_database(archive: Archive, folder: Path) -> Path:
    """The database file of a backup, found to be whole and to hold no program that is not ours.

    Raises:
        BackupRefused: it is neither.
    """
    copy, pattern = folder / "restored", folder / "pattern"
    with copy.open("wb") as file:
        file.writelines(archive.pieces(SQLITE))
    _make_pattern(pattern, archive.facts["revision"])
    try:
        with closing(sqlite3.connect(copy)) as theirs, closing(sqlite3.connect(pattern)) as ours:
            theirs.execute("PRAGMA trusted_schema = OFF")
            whole = theirs.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            revision = theirs.execute("SELECT version_num FROM alembic_version").fetchall()
            same = theirs.execute(_PROGRAMS).fetchall() == ours.execute(_PROGRAMS).fetchall()
    except sqlite3.DatabaseError as error:
        raise BackupRefused(f"Its database cannot be read: {error}") from error
    if not (whole and same and revision == [(archive.facts["revision"],)]):
        raise BackupRefused("Its database is damaged, or was not made by this product.")
    return copy


def _make_pattern(file: Path, revision: str) -> None:
    """An empty database of the same revision."""
    pattern, config = create_engine(f"sqlite:///{file}"), _alembic()
    with pattern.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    pattern.dispose()


def _alembic() -> Config:
    return Config("alembic.ini")


async def restore(archive: Archive, copy: Path | None) -> int:
    """Put everything back in place of what is here; returns how many media came back.

    Media come first and the database changes in one transaction, so that it never speaks of what is not there.
    ``copy`` is the unpacked database of SQLite.
    """
    keys = {name.removeprefix(MEDIA) for name in archive.names(MEDIA)}
    for key in sorted(keys):
        await outside().storage.put(key, archive.read(MEDIA + key))
    if copy:
        copy_of(str(copy), sqlite_file())
    else:
        await _write_tables(archive)
    for key in [blob.key async for blob in outside().storage.blobs()]:
        if key not in keys:
            await outside().storage.delete(key)
    if archive.names(SECRET):
        _keep_secret(archive.read(SECRET))
    return len(keys)


async def _write_tables(archive: Archive) -> None:
    """All of PostgreSQL's tables in one transaction.

    Raises:
        BackupRefused: the backup has other tables, or this database another revision.
    """
    async with engine().begin() as connection:
        tables = await tables_of(connection)
        revision = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one()
        if revision != archive.facts["revision"]:
            raise BackupRefused(
                f"It has revision {archive.facts['revision']}, this database {revision}: take a new one."
            )
        if {f"{TABLES}{table.name}.jsonl" for table in tables} != {*archive.names(TABLES)}:
            raise BackupRefused("It has other tables than this version.")
        await clear(connection, tables)
        for table in tables:
            await fill(connection, table, archive.pieces(f"{TABLES}{table.name}.jsonl"))


def _keep_secret(secret: bytes) -> None:
    """What cookies are signed with; a configured secret stands above it."""
    file = settings().data_dir / "secret"
    new = file.with_name("secret.new")
    new.touch(mode=0o600)
    new.write_bytes(secret)
    new.replace(file)
