"""PostgreSQL without its tools: our tables as JSON lines, read in one snapshot and written in one transaction."""

import json
from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import MetaData, Table, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from advocacy_app.backup.archive import BackupRefused

_AT_ONCE = 1_000
_OF_THE_DATABASE = ("alembic_version", "search")
"""What migrations and triggers keep by themselves."""


BALLOTS: dict[str, tuple[str, int]] = {"pollseat": ("answered", False), "polltally": ("n", 0)}
"""What a backup says of anonymous polls that are still open, by table: nobody has answered yet.

Two backups with one answer between them would tell who said what, so such polls begin anew after a restore.
"""


async def tables_of(connection: AsyncConnection) -> list[Table]:
    """Our tables as they are in this database, those that others refer to first."""
    found = MetaData()
    await connection.run_sync(found.reflect)
    return [table for table in found.sorted_tables if not table.name.startswith(_OF_THE_DATABASE)]


async def lines_of(connection: AsyncConnection, table: Table) -> AsyncIterator[bytes]:
    """A table, a row a line, in pieces."""
    still_open = await _open_polls(connection) if table.name in BALLOTS else set[str]()
    rows = await connection.stream(select(table))
    async for some in rows.mappings().partitions(_AT_ONCE):
        told = (_anew(table, dict(row)) if row.get("poll_id") in still_open else dict(row) for row in some)
        yield b"".join(json.dumps(row, default=_told, ensure_ascii=False).encode() + b"\n" for row in told)


async def _open_polls(connection: AsyncConnection) -> set[str]:
    return set((await connection.execute(text("SELECT id FROM poll WHERE state = 'open'"))).scalars())


def _anew(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return row | dict([BALLOTS[table.name]])


def _told(value: date) -> str:
    return value.isoformat()


async def clear(connection: AsyncConnection, tables: list[Table]) -> None:
    """Empty all tables, the append-only ones too: this transaction alone may, and only as their owner."""
    await _guards(connection, "DISABLE")
    names = ", ".join(f'"{table.name}"' for table in tables)
    await connection.execute(text(f"TRUNCATE {names} CASCADE"))
    await _guards(connection, "ENABLE")


async def _guards(connection: AsyncConnection, deed: str) -> None:
    asked = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE '%\\_append\\_only'"
    for table, guard in (await connection.execute(text(asked))).all():
        await connection.execute(text(f'ALTER TABLE {table} {deed} TRIGGER "{guard}"'))


async def fill(connection: AsyncConnection, table: Table, pieces: Iterator[bytes]) -> None:
    """Write lines back as rows.

    Raises:
        BackupRefused: a line that is no row of this table.
    """
    lines = _lines(pieces)
    while some := list(islice(lines, _AT_ONCE)):
        await connection.execute(insert(table), [_row(table, line) for line in some])


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
    if rest:
        yield rest


def _row(table: Table, line: bytes) -> dict[str, Any]:
    try:
        told = json.loads(line)
        return {column.name: _value(column.type.python_type, told.pop(column.name)) for column in table.columns}
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise BackupRefused(f"A line of {table.name} is no row of it.") from error


def _value(kind: type, told: Any) -> Any:
    if told is not None and issubclass(kind, (date, datetime)):
        return kind.fromisoformat(told)
    return told
