"""Thumbs that tap twice, two tabs at once, a server that forgot the tab: nothing is done twice, nothing breaks.

Each handler is called itself, as in test_arguments.py; that the Gate holds a second tap back is in test_socket.py.
"""

import asyncio
from collections import Counter
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from advocacy_app.db import reading
from advocacy_app.state.gate import is_once
from tests.cast import Cast
from tests.outdoors import install
from tests.security.expected import HANDLERS
from tests.security.roles import World
from tests.security.test_arguments import FILLED, a_world, handler_of, open_tab

STATES = sorted({name.partition(".")[0] for name in HANDLERS})


@pytest.fixture
async def world(cast: Cast) -> World:
    """Something of each kind for the handlers to work on."""
    install()
    return await a_world(cast)


def handlers_of(state: str) -> list[str]:
    return [name for name in HANDLERS if name.startswith(f"{state}.")]


def payload_of(name: str, world: World, tab: Any) -> dict[str, Any]:
    """What a page would send."""
    payload = HANDLERS[name].payload(world)
    form = {field: words.format(**world.hers) for field, words in FILLED.get(name, {}).items()}
    if form.get("version") == "":
        form["version"] = str(tab.page.version)
    return payload | ({"form": form} if form else {})


async def rows_by_table() -> Counter[str]:
    found = Counter[str]()
    async with reading() as session:
        for table in SQLModel.metadata.sorted_tables:
            answer = await session.exec(text(f"SELECT count(*) FROM {table.name}"))  # type: ignore[call-overload]
            found[table.name] = answer.scalar_one()
    return found


@pytest.mark.parametrize("state", STATES)
async def test_a_second_tap_does_nothing_twice_or_is_held_back(cast: Cast, world: World, state: str):
    wrong: list[str] = []
    for name in handlers_of(state):
        tab = await open_tab(cast.ines, world, state)
        payload = payload_of(name, world, tab)
        await handler_of(name)(tab, **payload)
        once = await rows_by_table()
        await handler_of(name)(tab, **payload)
        if (more := await rows_by_table() - once) and not is_once(handler_of(name)):
            wrong.append(f"{name} is to be marked with @once: a second tap wrote {dict(more)}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("state", STATES)
async def test_two_tabs_at_once_and_one_that_was_forgotten_break_nothing(cast: Cast, world: World, state: str):
    for name in handlers_of(state):
        tabs = [await open_tab(cast.ines, world, state, loaded=loaded) for loaded in (True, True, False)]
        payload = payload_of(name, world, tabs[0])
        await asyncio.gather(*(handler_of(name)(tab, **payload) for tab in tabs))
