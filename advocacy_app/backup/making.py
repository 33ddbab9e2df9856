"""Backing up, while the server runs."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import make_url, text

from advocacy_app import clock
from advocacy_app.backup.archive import MEDIA, SECRET, SQLITE, TABLES, Packing, packing, pieces_of
from advocacy_app.backup.tables import BALLOTS, lines_of, tables_of
from advocacy_app.config import settings
from advocacy_app.db import engine
from advocacy_app.integrations.storage import BlobMissingError
from advocacy_app.outside import outside


async def make(path: Path) -> dict[str, Any]:
    """Write one file with everything; returns how many media there are and which database it was.

    The database comes first: whatever it speaks of is in the store already.
    """
    with packing(path) as pack:
        kind = engine().dialect.name
        revision = await (_pack_tables(pack) if kind == "postgresql" else _pack_sqlite(pack, path.parent))
        media = await _pack_media(pack)
        secret = settings().data_dir / "secret"
        if secret.exists():
            pack.add(SECRET, iter([secret.read_bytes()]))
        facts = {"database": kind, "revision": revision, "made_at": clock.now().isoformat()}
        pack.finish(facts)
    return facts | {"media": media}


def sqlite_file() -> str:
    """Where the embedded database lies."""
    return make_url(settings().database).database or ""


async def _pack_sqlite(pack: Packing, beside: Path) -> str:
    """SQLite's own online backup: one moment of the database, whoever writes meanwhile."""
    with tempfile.TemporaryDirectory(dir=beside) as folder:
        copy = Path(folder) / "copy"
        revision = copy_of(sqlite_file(), str(copy))
        _forget_ballots(copy)
        with copy.open("rb") as file:
            pack.add(SQLITE, pieces_of(file))
    return revision


def _forget_ballots(copy: Path) -> None:
    still_open = "poll_id IN (SELECT id FROM poll WHERE state = 'open')"
    with closing(sqlite3.connect(copy)) as database, database:
        there = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        database.execute("PRAGMA secure_delete = ON")
        for table, (column, nothing) in BALLOTS.items():
            if table in there:
                database.execute(f"UPDATE {table} SET {column} = ? WHERE {still_open}", [nothing])  # noqa: S608 - ours


def copy_of(source: str, target: str) -> str:
    """Copy a database as of one moment into another, in one transaction; returns its revision."""
    with sqlite3.connect(source, timeout=60) as original, sqlite3.connect(target, timeout=60) as copy:
        original.backup(copy)
        revision = copy.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    original.close()
    copy.close()
    return revision


async def _pack_tables(pack: Packing) -> str:
    """PostgreSQL's tables in one snapshot; its own tools need not be installed."""
    async with engine().connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        revision = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one()
        for table in await tables_of(connection):
            with tempfile.TemporaryFile() as lines:
                async for piece in lines_of(connection, table):
                    lines.write(piece)
                lines.seek(0)
                pack.add(f"{TABLES}{table.name}.jsonl", pieces_of(lines))
    return revision


async def _pack_media(pack: Packing) -> int:
    """All media, one at a time; what was deleted meanwhile is not missed."""
    count = 0
    async for blob in outside().storage.blobs():
        try:
            data = await outside().storage.get(blob.key)
        except BlobMissingError:
            continue
        pack.add(f"{MEDIA}{blob.key}", _one(data))
        count += 1
    return count


def _one(data: bytes) -> Iterator[bytes]:
    yield data
