"""One engine per process for SQLite or PostgreSQL, and the two ways to use it.

``transaction()`` is for entry points that change something, ``reading()`` for those that only ask. Services get the
session and never commit.
"""

import asyncio
import functools
import sqlite3
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import Any, cast

import aiosqlite
from sqlalchemy import event, func
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
)
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.orm import Session as SyncSession
from sqlalchemy.util.concurrency import await_
from sqlmodel import SQLModel, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

from advocacy_app.config import settings

Session = AsyncSession

# Points are promises, hence synchronous=FULL: a commit that was acknowledged survives a power cut.
_SQLITE = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=15000",
    "foreign_keys=ON",
    "secure_delete=ON",
    "cache_size=-16000",
)

SCRUB_ATTEMPTS, SCRUB_PAUSE = 20, 0.25


# Values of a failed statement are people's words, and stay out of logs. None beyond the pool: a crowd would open and
# close one for each question.
_POOL: dict[str, Any] = {"pool_size": 20, "max_overflow": 0, "hide_parameters": True}


def make_engine(url: str) -> AsyncEngine:
    """An engine with our settings for either database."""
    if not url.startswith("sqlite"):
        return create_async_engine(url, pool_pre_ping=True, **_POOL)
    engine = create_async_engine(
        url, module=_ShortTrips(), connect_args={"timeout": 15, "check_same_thread": False}, **_POOL
    )
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


class _OneTrip(AsyncAdapt_aiosqlite_cursor):
    """A statement, its rows and its end in one trip to the connection's thread: four cost more than most questions."""

    __slots__ = ()

    def __init__(self, connection: AsyncAdapt_aiosqlite_connection) -> None:
        self._adapt_connection, self._connection = connection, connection._connection  # noqa: SLF001 - its cursor's own
        self._cursor: Any = None
        self._rows = deque()
        self._soft_closed_memoized: Any = {}

    def execute(self, operation: Any, parameters: Any = None) -> None:
        self._go(sqlite3.Connection.execute, operation, parameters or ())

    def executemany(self, operation: Any, seq_of_parameters: Any) -> None:
        self._go(sqlite3.Connection.executemany, operation, seq_of_parameters)

    def _go(self, do: Callable[..., sqlite3.Cursor], *words: Any) -> None:
        connection: Any = self._connection
        ask = functools.partial(_fetched, do, connection._conn, *words)  # noqa: SLF001 - no public way leads to it
        here = cast("_Connection", self._adapt_connection).here
        try:
            self._cursor, self._rows = ask() if here else await_(connection._execute(ask))  # noqa: SLF001 - nor to its thread
        except Exception as error:  # noqa: BLE001 - SQLAlchemy tells them apart
            self._adapt_connection._handle_exception(error)  # noqa: SLF001 - as above

    async def _async_soft_close(self) -> None:
        """Nothing is left open: all rows were fetched at once."""

    def close(self) -> None:
        self._rows.clear()


def _fetched(do: Callable[..., sqlite3.Cursor], *words: Any) -> tuple[sqlite3.Cursor, deque[Any]]:
    cursor = do(*words)
    rows = deque(cursor.fetchall() if cursor.description else ())
    cursor.close()
    return cursor, rows


class _Connection(AsyncAdapt_aiosqlite_connection):
    """While ``here`` is true it answers on the loop's own thread, see ``reading``."""

    __slots__ = ("here",)
    here: bool
    _cursor_cls = _OneTrip

    def rollback(self) -> None:
        if self.here:
            cast("Any", self._connection)._conn.rollback()  # noqa: SLF001 - no public way leads to it
        else:
            super().rollback()


class _ShortTrips(AsyncAdapt_aiosqlite_dbapi):
    """The driver that SQLAlchemy uses, with cursors that travel less."""

    def __init__(self) -> None:
        super().__init__(aiosqlite, sqlite3)

    def connect(self, *where: Any, **how: Any) -> AsyncAdapt_aiosqlite_connection:
        known = super().connect(*where, **how)
        dressed = _Connection(self, known._connection)  # noqa: SLF001 - the same connection, better dressed
        dressed.here = False
        return dressed


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    cursor = connection.cursor()
    for pragma in _SQLITE:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    """A writer takes the lock at once: two read-modify-writes can then never lose an update."""
    options = connection.get_execution_options()
    connection.connection.dbapi_connection.here = options.get("here", False)
    writes = options.get("writes", True)
    if writes is None:  # VACUUM and its like refuse to run in a transaction
        return
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@functools.cache
def engine() -> AsyncEngine:
    """The engine of this process, made at first use (workers are forked before that)."""
    settings().data_dir.mkdir(parents=True, exist_ok=True)
    return make_engine(settings().database)


@asynccontextmanager
async def transaction() -> AsyncIterator[Session]:
    """A session whose work is committed as a whole at the end, or not at all."""
    async with _turn(), AsyncSession(engine(), expire_on_commit=False) as session, session.begin():
        yield session


def _turn() -> AbstractAsyncContextManager[Any]:
    """SQLite knows one writer at a time and lets whoever is lucky be next: in a process the first come is the next.

    Without it twenty at once on a busy machine wait until one of them has waited too long.
    """
    return _writers(asyncio.get_running_loop()) if engine().dialect.name == "sqlite" else nullcontext()


@functools.lru_cache(maxsize=1)
def _writers(_: asyncio.AbstractEventLoop) -> asyncio.Lock:
    return asyncio.Lock()


@asynccontextmanager
async def reading(*, briefly: bool = False) -> AsyncIterator[Session]:
    """A session for questions; on SQLite it never takes the writer's lock, and it is never committed.

    ``briefly`` is for what is asked all the time and answered in a millisecond or two (in a few of them where a hundred
    thousand people work): SQLite answers on the loop's own thread then, since the way to another and back costs more
    than such an answer.
    """
    async with engine().connect() as connection:
        await connection.execution_options(writes=False, here=briefly)
        async with AsyncSession(connection, expire_on_commit=False, info={"briefly": briefly}) as session:
            yield session


def insert_into(session: Session, table: type[SQLModel]) -> sqlite.Insert:
    """An INSERT that knows ON CONFLICT, for either database (their two classes take the same calls)."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    return cast("sqlite.Insert", dialect.insert(table))


async def take_turn(session: Session, queue: str) -> None:
    """Wait until no other transaction holds this queue, and hold it until the end of this one.

    SQLite's writers take turns anyway. With one queue taken first, acts that touch many rows can never deadlock.
    """
    if session.get_bind().dialect.name == "postgresql":
        await session.exec(select(func.pg_advisory_xact_lock(func.hashtext(queue))))


def columns(*wanted: Any) -> Any:
    """SELECT some columns: what hot reads use, since whole entities cost most of a read. Rows are named tuples."""
    return select(*wanted)


async def rows(session: Session, statement: Any, **values: Any) -> Sequence[Any]:
    """All rows of a statement made with ``columns`` (or of plain SQL), as named tuples.

    ``values`` are those of its bound parameters: a statement that is built once and run often costs half.
    """
    if session.info.get("briefly"):
        return await session.run_sync(_at_once, statement, values)
    return (await session.exec(statement, params=values or None)).all()


def _at_once(session: SyncSession, statement: Any, values: dict[str, Any]) -> Sequence[Any]:
    """Past the mapper, which makes entities and costs more than the answer: briefly only columns are asked for."""
    found = session.connection().execute(statement, values)
    return (found.scalars() if isinstance(statement, SelectOfScalar) else found).all()


async def insert_once(session: Session, table: type[SQLModel], **values: Any) -> bool:
    """Insert a row unless one with the same unique key is there; whether it is new. The key settles races."""
    done = await session.exec(insert_into(session, table).values(**values).on_conflict_do_nothing())
    return done.rowcount == 1


async def scrub() -> bool:
    """Rewrite the database without what was deleted from it; call it outside of any transaction.

    SQLite's file holds no byte of it afterwards, nor does its journal, unless somebody was reading all the while
    (then the answer is no, and the next scrub or checkpoint finishes it). PostgreSQL frees the space for new rows.
    """
    if engine().dialect.name == "postgresql":
        async with engine().connect() as connection:
            await (await connection.execution_options(isolation_level="AUTOCOMMIT")).exec_driver_sql("VACUUM")
        return True
    async with engine().connect() as connection:
        await connection.execution_options(writes=None)
        await connection.exec_driver_sql("VACUUM")
        for _ in range(SCRUB_ATTEMPTS):
            emptied = (await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")).one()
            if not emptied[0]:
                return True
            await asyncio.sleep(SCRUB_PAUSE)
    return False


async def dispose() -> None:
    """Close every connection and forget the engine (end of a process, or of a test)."""
    if engine.cache_info().currsize:
        await engine().dispose()
        engine.cache_clear()
