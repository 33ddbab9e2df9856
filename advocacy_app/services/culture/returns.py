"""Somebody who left is back: what their goodbye cut short is not opened again for them, they are asked."""

from sqlmodel import col, func, select

from advocacy_app.db import Session
from advocacy_app.events import MemberReturned
from advocacy_app.models import Goodbye, Member, Photo, PhotoPerson
from advocacy_app.services import notifications


async def ask_after_return(session: Session, fact: MemberReturned) -> None:
    """Tell them how many photos wait for their word; the end that the goodbye set stands until they say yes.

    A silent extension would be a consent that nobody gave; taking the photos down would undo one that still holds.
    """
    goodbye, member = await session.get(Goodbye, fact.member), await session.get(Member, fact.member)
    if goodbye is None or member is None or not member.active:
        return
    cut = (PhotoPerson.member_id == member.id, PhotoPerson.until == goodbye.until)
    unsaid = col(PhotoPerson.answer).in_(("asked", "agreed", "expired"))
    there = (Photo.state != "withdrawn", col(Photo.picture_id).is_not(None))
    waiting = select(func.count(col(PhotoPerson.id))).join(Photo).where(*cut, unsaid, *there)
    if n := (await session.exec(waiting)).one():
        key = f"consent_again:{goodbye.until:%Y%m%d}"
        await notifications.notify(session, member.id, "consent_again", key, "/photos", n=n)
