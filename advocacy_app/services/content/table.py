"""Fetching a card onto the writer's table: those who have no business there get the same answer as for no card."""

from typing import Any

from sqlalchemy import false
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.models import Card
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed
from advocacy_app.services.content.errors import NotNow
from advocacy_app.services.content.rules import DEEDS, Parts, may, parts_of, standing
from advocacy_app.services.errors import Invalid, NotAllowed


def part_in(card: Card, viewer: Viewer) -> Parts:
    """What this person is for this card."""
    return parts_of(viewer.role, own=card.owner_id == viewer.member_id)


def state_of(card: Card) -> str:
    """The card's state as readers would notice it now."""
    return standing(card.state, card.live_at, card.expires_at, clock.now())


async def look_at(session: Session, viewer: Viewer, slug: str, *, lock: bool = False) -> Card:
    """A card that this person may see in the studio; ``lock`` it for a change.

    Raises:
        CardGone: no such card, a colleague's own post, or not on this person's table.
    """
    found = select(Card).where(Card.slug == slug, col(Card.author_id).is_(None))
    card = (await session.exec(found.with_for_update() if lock else found)).first()
    if card is None or not part_in(card, viewer):
        raise feed.CardGone
    return card


async def open_for(session: Session, viewer: Viewer, slug: str, deed: str) -> Card:
    """A locked card, if this person may do this with it now.

    Raises:
        CardGone: not on this person's table.
        NotAllowed: this person may not do that from any state.
        NotNow: the card's state has no such way out.
    """
    if deed not in DEEDS:
        raise Invalid
    card = await look_at(session, viewer, slug, lock=True)
    parts = part_in(card, viewer)
    if not any(by & parts for by in DEEDS[deed].by.values()):
        raise NotAllowed
    if not may(deed, state_of(card), parts):
        raise NotNow
    return card


def on_table(viewer: Viewer) -> Any:
    """The condition that lists carry: what this person may see in the studio, colleagues' own posts apart."""
    company = col(Card.author_id).is_(None)
    if viewer.owner:
        return company
    if viewer.role == "champion":
        return company & (col(Card.owner_id) == viewer.member_id)
    return false()
