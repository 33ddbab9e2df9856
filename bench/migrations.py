"""Every migration up, down and up again with a busy company in it, on both databases (Q-R9). About 2 minutes."""

import time
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from advocacy_app import worlds
from bench._kills import since
from bench._worlds import postgresql, sqlite, work

MEMBERS = {"small": 30, "full": 2_000}


def run(size: str) -> dict[str, dict[str, Any]]:
    """Down one step at a time and up again; what the first migration made is kept where no step drops it."""
    figures: dict[str, Any] = {"members": MEMBERS[size]}
    for name, make in (("sqlite", sqlite), ("postgresql", postgresql)):
        with make() as fresh:
            url = fresh()
            work(url, lambda: worlds.sow("busy", MEMBERS[size]))
            figures |= {f"{key}_{name}": value for key, value in _down_and_up(_sync(url)).items()}
    return {"Q-R9": figures | {"target": "passes; models match the schema"}}


def _sync(url: str) -> str:
    return url.replace("+aiosqlite", "").replace("+asyncpg", "+psycopg")


def _down_and_up(url: str) -> dict[str, Any]:
    """Steps taken, people kept, seconds; raises where a step fails or the models differ from the schema."""
    engine, start, steps = create_engine(url), time.monotonic(), 0
    alembic = Config("alembic.ini")
    with engine.begin() as connection:
        alembic.attributes["connection"] = connection
        before = connection.execute(text("SELECT count(*) FROM member")).scalar_one()
        while connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() != "0001":
            command.downgrade(alembic, "-1")
            steps += 1
        command.upgrade(alembic, "head")
        command.check(alembic)
        kept = connection.execute(text("SELECT count(*) FROM member")).scalar_one()
    engine.dispose()
    return {"steps": 2 * steps, "people_lost": before - kept, "seconds": since(start)}
