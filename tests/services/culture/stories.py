"""What stories about photos have in common."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count

from advocacy_app import bus, clock, ids
from advocacy_app.db import reading, transaction
from advocacy_app.integrations.images import Processed
from advocacy_app.models import Card, Member, Photo
from advocacy_app.services import culture
from tests import factories
from tests.hands import Hands

_numbers = count(1)


def processed(dhash: str = "") -> Processed:
    return Processed(
        1080, 1350, "1QcSHQRnh493V4dIh4eXh1h4kJUI", "", "#8a7f73", dhash or f"{next(_numbers) * 7919:016x}", ()
    )


def new(caption: str = "Night shift, line 2.", **values) -> culture.NewPhoto:
    said = {name: values.pop(name) for name in ("hashtag", "alt", "language") if name in values}
    client_id = values.pop("client_id", f"phone-{next(_numbers)}")
    return culture.NewPhoto(client_id=client_id, words=culture.Words(caption, **said), **values)


async def sent(author: Member, photo: culture.NewPhoto | None = None, *, dhash: str = "", **values) -> str:
    """A photo on its way; returns its id."""
    async with transaction() as session:
        given = photo or new(**values)
        done = await culture.submit(session, factories.viewer(author), given, ids.new_id(), processed(dhash))
    return done.id


async def approved(hands: Hands, author: Member, reviewer: Member, **values) -> str:
    """A photo that a reviewer let through, after the time to undo it; returns its id."""
    photo = await sent(author, **values)
    await approve(hands, reviewer, photo)
    return photo


async def approve(hands: Hands, reviewer: Member, photo: str) -> None:
    async with transaction() as session:
        await culture.approve(session, factories.viewer(reviewer), photo)
    await later(hands)


async def fill(owner: Member, curator: Member, kind: str, value: str) -> None:
    """Put something into a guest curator's queue."""
    async with transaction() as session:
        await culture.fill_queue(session, factories.viewer(owner), curator.id, kind, value)


async def later(hands: Hands, **time: float) -> None:
    """The clock moves on (by the time to undo), and what is due is delivered."""
    hands.forward(**(time or {"seconds": culture.UNDO.total_seconds()}))
    while await bus.deliver_next():
        pass


async def state_of(photo: str) -> str:
    async with reading() as session:
        return (await session.get_one(Photo, photo)).state


async def card_of(photo: str) -> Card | None:
    async with reading() as session:
        row = await session.get_one(Photo, photo)
        return await session.get(Card, row.card_id) if row.card_id else None


async def mine(author: Member) -> Sequence:
    async with reading() as session:
        return await culture.mine(session, factories.viewer(author))


def ago(**time: float):
    return clock.now() - timedelta(**time)
