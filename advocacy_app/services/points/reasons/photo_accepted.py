"""A photo that a reviewer let through."""

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.events import PhotoJudged, PhotoWithdrawn
from advocacy_app.models import Member, Photo, PhotoPerson, PhotoVerdict, Transfer
from advocacy_app.services.points.acts import award, take_back
from advocacy_app.services.points.errors import AlreadyTakenBack
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.reasons.photos import captions_of
from advocacy_app.services.points.rules import Rule

REASON = Reason(name="photo_accepted", default=Rule(amount=30), about=captions_of)
EARNED = ("photo_accepted", "photo_featured")


async def pay_photo_accepted(session: Session, fact: PhotoJudged) -> None:
    """Reward a photo once, however often it comes before reviewers; nothing for one that somebody in it refused."""
    verdict, photo = await session.get(PhotoVerdict, fact.verdict), await session.get(Photo, fact.photo)
    if verdict is None or photo is None or verdict.verdict != "approve" or verdict.undone_at:
        return
    if photo.state not in {"in_review", "live"} or await _refused(session, photo):
        return
    author = await session.get_one(Member, photo.member_id)
    await award(session, author, REASON, key=f"photo:{photo.id}", evidence=photo.id, acted_at=photo.sent_at)


async def _refused(session: Session, photo: Photo) -> bool:
    no = select(PhotoPerson.id).where(
        PhotoPerson.photo_id == photo.id, col(PhotoPerson.answer).not_in(("asked", "agreed"))
    )
    return (await session.exec(no.limit(1))).first() is not None


async def take_back_photo(session: Session, fact: PhotoWithdrawn) -> None:
    """A photo that its author takes back brings nothing; what was given for it goes back."""
    paid = select(Transfer).where(
        col(Transfer.reason).in_(EARNED),
        Transfer.evidence == fact.photo,
        col(Transfer.phase).in_(("direct", "pending")),
    )
    for transfer in (await session.exec(paid.where(col(Transfer.reverses_id).is_(None)))).all():
        try:
            await take_back(session, transfer, because="photo_withdrawn")
        except AlreadyTakenBack:
            continue
