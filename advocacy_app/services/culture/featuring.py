"""Putting a colleague's photo at the top, with credit."""

from sqlmodel import select

from advocacy_app import bus, clock
from advocacy_app.db import Session
from advocacy_app.events import CardFeatured
from advocacy_app.models import Card, Photo
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.culture.errors import NotNow, OwnPhoto, PhotoGone


async def feature(session: Session, viewer: Viewer, photo_id: str) -> None:
    """Put a photo at the top; its author is told and gains. Twice is once.

    Raises:
        NotAllowed: the viewer runs no content. PhotoGone, NotNow: no such photo on the wall. OwnPhoto: one's own.
    """
    card = await _on_the_wall(session, viewer, photo_id)
    if card.author_id == viewer.member_id:
        raise OwnPhoto
    if card.featured_at is None:
        card.featured_at = clock.now()
        await identity.audit(session, viewer.member_id, "card_moved", f"card:{card.id}", by="feature", to=card.state)
        await bus.record(session, CardFeatured(actor=viewer.member_id, card=card.id))


async def unfeature(session: Session, viewer: Viewer, photo_id: str) -> None:
    """Let a photo take its place among the others again; what it brought stays.

    Raises:
        NotAllowed: the viewer runs no content. PhotoGone, NotNow: no such photo on the wall.
    """
    card = await _on_the_wall(session, viewer, photo_id)
    if card.featured_at is not None:
        card.featured_at = None
        await identity.audit(session, viewer.member_id, "card_moved", f"card:{card.id}", by="unfeature", to=card.state)


async def _on_the_wall(session: Session, viewer: Viewer, photo_id: str) -> Card:
    identity.must_be_owner(viewer)
    photo = await session.get(Photo, photo_id)
    if photo is None:
        raise PhotoGone
    if photo.state != "live" or photo.card_id is None:
        raise NotNow
    return (await session.exec(select(Card).where(Card.id == photo.card_id).with_for_update())).one()
