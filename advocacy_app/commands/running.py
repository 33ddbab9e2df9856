"""How a command runs: wired like the app, its refusals as one line and an exit code."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import typer
from sqlalchemy.exc import OperationalError, ProgrammingError

from advocacy_app import db, live
from advocacy_app.bootstrap import prepare
from advocacy_app.i18n import tr
from advocacy_app.services.errors import Refusal

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Do the work of a command; a refusal is said in English and ends with exit code 1.

    So does a database that cannot be reached or has not been migrated, which is how most first mistakes look.
    """
    try:
        return asyncio.run(_within(work))
    except Refusal as refusal:
        typer.echo(tr("en", refusal.key, **refusal.words), err=True)
        raise typer.Exit(1) from refusal
    except (OperationalError, ProgrammingError) as fault:
        typer.echo(f"The database said: {fault.orig}. If it is new or older: advocacy migrate", err=True)
        raise typer.Exit(1) from fault


async def _within(work: Coroutine[Any, Any, T]) -> T:
    prepare()
    try:
        return await work
    finally:
        await live.settle()
        await db.dispose()
