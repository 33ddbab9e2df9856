"""What the demo's people brought in, and what became of it."""

from collections.abc import Iterator
from typing import Any

from advocacy_app.db import Session
from advocacy_app.services import ideas
from advocacy_app.worlds.demo.past import Deed, Past
from advocacy_app.worlds.folk import read


def deeds(past: Past) -> Iterator[Deed]:
    """Each at its own moment."""
    for data in read("ideas"):
        yield Deed(past.moment(data["hours"]), 0, lambda session, data=data: _suggest(session, past, data))
        for said in data["answers"]:
            moment = past.moment(said["hours"])
            yield Deed(moment, 1, lambda session, data=data, said=said: _answer(session, past, data, said))


async def _suggest(session: Session, past: Past, data: Any) -> None:
    viewer = await past.viewer(session, data["by"])
    data["id"] = await ideas.suggest(session, viewer, data["kind"], data["text"], credit=data["credit"])


async def _answer(session: Session, past: Past, data: Any, said: Any) -> None:
    viewer = await past.viewer(session, said["by"])
    await ideas.answer(session, viewer, data["id"], said["state"], said["words"])
