"""Migrations for SQLite and PostgreSQL alike; run by ``advocacy migrate`` and by the tests."""

import asyncio

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

from advocacy_app import models  # noqa: F401 - completes the metadata
from advocacy_app.config import settings
from advocacy_app.db import make_engine


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        compare_type=True,
        render_as_batch=connection.dialect.name == "sqlite",
        include_object=lambda _obj, name, kind, *_: kind != "table" or not str(name).startswith("search"),
    )
    with context.begin_transaction():
        context.run_migrations()


async def online() -> None:
    engine = make_engine(settings().database)
    async with engine.connect() as connection:
        await connection.run_sync(run)
        await connection.commit()
    await engine.dispose()


if (given := context.config.attributes.get("connection")) is not None:
    run(given)
else:
    asyncio.run(online())
