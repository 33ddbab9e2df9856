"""A colleague's photo that was put at the top."""

from sqlmodel import select

from advocacy_app.db import Session
from advocacy_app.events import CardFeatured
from advocacy_app.models import Member, Photo
from advocacy_app.services.points.acts import award
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.reasons.photos import captions_of
from advocacy_app.services.points.rules import Rule

REASON = Reason(name="photo_featured", default=Rule(amount=20), about=captions_of)


async def pay_photo_featured(session: Session, fact: CardFeatured) -> None:
    """Reward a featured photo, once; cards of the company earn nobody anything."""
    photo = (await session.exec(select(Photo).where(Photo.card_id == fact.card, Photo.state == "live"))).first()
    if photo is None:
        return
    author = await session.get_one(Member, photo.member_id)
    await award(session, author, REASON, key=f"featured:{photo.id}", evidence=photo.id)
