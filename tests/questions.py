"""How many questions a read asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from advocacy_app.db import engine


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that are asked inside."""
    asked: list[str] = []

    def note(_: Any, __: Any, statement: str, *more: Any) -> None:
        asked.append(statement)

    event.listen(engine().sync_engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine().sync_engine, "before_cursor_execute", note)
