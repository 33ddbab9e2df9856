"""What a reader does with a card. Each deed is idempotent: doing it twice is doing it once."""

from typing import Any

from sqlmodel import col, delete, select

from advocacy_app import bus, clock
from advocacy_app.db import Session, insert_once
from advocacy_app.events import ThanksSaid
from advocacy_app.models import Card, NotForMe, Saved, Seen, Thanks
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.feed.audience import may_see, reader_of
from advocacy_app.services.feed.errors import CardGone


async def visible_card_id(session: Session, viewer: Viewer, slug: str) -> str:
    """The id of a card that this person may see.

    Raises:
        CardGone: for everything else, without a hint why.
    """
    reader = await reader_of(session, viewer)
    found = (await session.exec(select(Card.id).where(Card.slug == slug, may_see(reader)))).first()
    if found is None:
        raise CardGone
    return found


async def say_thanks(session: Session, viewer: Viewer, slug: str) -> None:
    """Thank whoever made the card."""
    card_id = await visible_card_id(session, viewer, slug)
    if await insert_once(session, Thanks, card_id=card_id, member_id=viewer.member_id, at=clock.now()):
        await bus.record(session, ThanksSaid(actor=viewer.member_id, card=card_id))


async def take_thanks_back(session: Session, viewer: Viewer, slug: str) -> None:
    """No thanks after all; works for cards that are gone, too."""
    await _take(session, Thanks, viewer, slug)


async def save_card(session: Session, viewer: Viewer, slug: str) -> None:
    """Keep a card for later."""
    card_id = await visible_card_id(session, viewer, slug)
    await insert_once(session, Saved, card_id=card_id, member_id=viewer.member_id, at=clock.now())


async def drop_card(session: Session, viewer: Viewer, slug: str) -> None:
    """Keep it no longer."""
    await _take(session, Saved, viewer, slug)


async def hide_card(session: Session, viewer: Viewer, slug: str) -> None:
    """Not for me: the card leaves this person's feed, and fewer like it come."""
    card_id = await visible_card_id(session, viewer, slug)
    await insert_once(session, NotForMe, card_id=card_id, member_id=viewer.member_id, at=clock.now())


async def show_card_again(session: Session, viewer: Viewer, slug: str) -> None:
    """Undo of ``hide_card``."""
    await _take(session, NotForMe, viewer, slug)


async def mark_seen(session: Session, viewer: Viewer, slugs: list[str]) -> None:
    """These cards were on the person's screen. Unknown slugs are passed over."""
    reader = await reader_of(session, viewer)
    known = await session.exec(select(Card.id).where(col(Card.slug).in_(slugs[:50]), may_see(reader)))
    for card_id in known.all():
        await insert_once(session, Seen, card_id=card_id, member_id=viewer.member_id, at=clock.now())


async def _take(session: Session, table: Any, viewer: Viewer, slug: str) -> None:
    card = select(Card.id).where(Card.slug == slug).scalar_subquery()
    await session.exec(delete(table).where(table.member_id == viewer.member_id, table.card_id == card))
