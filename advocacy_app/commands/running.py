"""How a command runs: wired like the app, its refusals as one line and an exit code."""

import asyncio
import socket
from collections.abc import Coroutine, Generator
from contextlib import contextmanager
from typing import Any, TypeVar

import asyncpg
import typer
from sqlalchemy.exc import OperationalError, ProgrammingError

from advocacy_app import db, live
from advocacy_app.bootstrap import prepare
from advocacy_app.i18n import tr
from advocacy_app.services.errors import Refusal

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Do the work of a command; a refusal is said in English and ends with exit code 1."""
    try:
        with database_faults():
            return asyncio.run(_within(work))
    except Refusal as refusal:
        typer.echo(tr("en", refusal.key, **refusal.words), err=True)
        raise typer.Exit(1) from refusal
    finally:
        work.close()


@contextmanager
def database_faults() -> Generator[None]:
    """A database that cannot be reached or has not been migrated is said in a line: most first mistakes look so."""
    try:
        yield
    except (OperationalError, ProgrammingError) as fault:
        typer.echo(f"The database said: {fault.orig}. If it is new or older: advocacy migrate", err=True)
        raise typer.Exit(1) from fault
    except (ConnectionError, socket.gaierror, asyncpg.PostgresError) as fault:
        typer.echo(f"The database does not let us in: {fault}. ADVOCACY_DATABASE_URL says where it is.", err=True)
        raise typer.Exit(1) from fault


async def _within(work: Coroutine[Any, Any, T]) -> T:
    prepare()
    try:
        return await work
    finally:
        await live.settle()
        await db.dispose()
