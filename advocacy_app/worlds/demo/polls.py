"""What the demo's people were asked, and how they answered."""

import random
from collections.abc import Iterator
from typing import Any

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Member, PollSeat
from advocacy_app.services import identity, polls
from advocacy_app.worlds.demo.past import Deed, Past
from advocacy_app.worlds.folk import read


def deeds(past: Past) -> Iterator[Deed]:
    """Each poll is opened, answered by some, and closed if its time is over."""
    for data in read("polls"):
        yield Deed(past.moment(data["opened"]), 0, lambda session, data=data: _open(session, past, data))
        yield Deed(past.moment(data["opened"] + 5), 0, lambda session, data=data: _answer(session, past, data))
        if data["closed"]:
            yield Deed(past.moment(data["closed"]), 0, lambda session, data=data: _close(session, past, data))


async def _open(session: Session, past: Past, data: Any) -> None:
    viewer = await past.viewer(session, data["by"])
    data["id"] = await polls.draft(session, viewer, data["template"])
    await polls.open_poll(session, viewer, data["id"])


async def _answer(session: Session, past: Past, data: Any) -> None:
    """Who answered what is made up, the same each time; ``quiet`` are those who are still to answer."""
    dice = random.Random(data["template"])  # noqa: S311 - a made-up company
    quiet = {past.known[f"member:{key}"] for key in data["quiet"]}
    seats = select(PollSeat.member_id).where(PollSeat.poll_id == data["id"]).order_by(col(PollSeat.member_id))
    for member_id in (await session.exec(seats)).all():
        given = {question: dice.choice(data["answers"]) for question in range(data["questions"])}
        if member_id not in quiet and dice.random() < data["share"]:
            viewer = identity.viewer_of_member(await session.get_one(Member, member_id), "")
            await polls.answer(session, viewer, data["id"], given)


async def _close(session: Session, past: Past, data: Any) -> None:
    await polls.close_poll(session, await past.viewer(session, data["by"]), data["id"])
