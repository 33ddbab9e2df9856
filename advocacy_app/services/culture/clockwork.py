"""What time does to consent: it ends when it was said to end, is asked for again before that, and with a goodbye."""

from datetime import timedelta

from sqlmodel import col, select, update

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.events import MemberErased
from advocacy_app.models import Photo, PhotoPerson, PictureGone
from advocacy_app.services import notifications
from advocacy_app.services.culture.consent import AHEAD
from advocacy_app.services.culture.people import log, subject_of
from advocacy_app.services.culture.publication import forget_picture, settle, take_down

AT_ONCE = 50
REGRET = timedelta(days=30)
"""A photo that stays pulled for this long is forgotten for good."""


async def end_consents(session: Session) -> int:
    """Let consents end whose time is over; their photos follow at once."""
    over = select(PhotoPerson).where(
        col(PhotoPerson.answer).in_(("agreed", "asked")), col(PhotoPerson.until) <= clock.now()
    )
    ended = (await session.exec(over.order_by(col(PhotoPerson.until)).limit(AT_ONCE))).all()
    for person in ended:
        photo = (await session.exec(select(Photo).where(Photo.id == person.photo_id).with_for_update())).one()
        person.answer = "expired"
        await session.flush()
        await log(session, photo.id, subject_of(person), "expired")
        await settle(session, photo)
    return len(ended)


async def ask_before_the_end(session: Session) -> int:
    """Remind colleagues whose consent ends soon that they may agree again; each is told once for an end."""
    soon = select(PhotoPerson).where(
        PhotoPerson.answer == "agreed",
        col(PhotoPerson.until) <= clock.now() + AHEAD,
        col(PhotoPerson.member_id) != None,  # noqa: E711
    )
    told = 0
    for person in (await session.exec(soon)).all():
        key, href = f"consent_ends:{person.id}:{person.until:%Y%m%d}", f"/consent/of/{person.id}"
        told += await notifications.notify(session, str(person.member_id), "consent_ends", key, href)
    return told


async def forget_pulled(session: Session) -> int:
    """Let go of pictures that nobody may see any more and nobody agreed to again within a month."""
    old = select(Photo).where(
        Photo.state == "pulled", col(Photo.changed_at) < clock.now() - REGRET, col(Photo.picture_id).is_not(None)
    )
    found = (await session.exec(old.limit(AT_ONCE).with_for_update())).all()
    for photo in found:
        await forget_picture(session, photo)
    return len(found)


async def let_go_of_erased(session: Session, fact: MemberErased) -> None:
    """Somebody is erased: photos that show them leave every screen, whoever sent them, and so do their own."""
    shown = select(PhotoPerson.photo_id).where(PhotoPerson.member_id == fact.member)
    both = (col(Photo.id).in_(shown)) | (col(Photo.member_id) == fact.member)
    for photo in (await session.exec(select(Photo).where(both))).all():
        await take_down(session, photo)
        await forget_picture(session, photo)
        photo.state, photo.changed_at = "withdrawn", clock.now()


async def cleared(session: Session, picture_ids: list[str]) -> None:
    """The bytes of these pictures are gone from the store."""
    done = update(PictureGone).where(col(PictureGone.picture_id).in_(picture_ids))
    await session.exec(done.values(cleared_at=clock.now()))


async def to_clear(session: Session) -> list[str]:
    """Pictures that were taken back and whose bytes still lie in the store."""
    waiting = select(PictureGone.picture_id).where(col(PictureGone.cleared_at).is_(None))
    return list((await session.exec(waiting.limit(AT_ONCE * 4))).all())
