"""Somebody left: their photos, and those with them, stay a fortnight, and longer where they say so by a link.

The link goes to their address by mail; owners may hand it over where no mail reaches. It needs no account, names one
goodbye and is made anew from the row, so that a mail that is sent twice says the same.
"""

import hmac
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlmodel import col, func, select, update

from advocacy_app import clock, ids
from advocacy_app.config import settings
from advocacy_app.db import Session, columns, insert_into, insert_once, rows
from advocacy_app.events import MemberDeactivated
from advocacy_app.i18n import Language, numbers
from advocacy_app.models import Goodbye, Member, Photo, PhotoPerson, Picture
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import Farewell, FarewellPhoto, Leaver
from advocacy_app.services import identity, notifications
from advocacy_app.services.culture.addresses import signed
from advocacy_app.services.culture.consent import Answer, hear
from advocacy_app.services.culture.errors import ConsentLinkOver
from advocacy_app.services.culture.people import log

GOODBYE = timedelta(days=14)
"""Photos of and with somebody who left stay this long, unless they agree again."""
TRIES = 6
"""How often a mail that is refused is tried, a minute apart."""
SHOWN = 200
_ASKED = ("live", "in_review", "needs_change")
_DIGITS = 32


async def ask_after_goodbye(session: Session, fact: MemberDeactivated) -> None:
    """What they agreed to, and what they sent, ends in a fortnight; they and the owners are told. Twice is once."""
    member = await session.get(Member, fact.member)
    if member is None or member.deactivated_at is None:
        return
    end = member.deactivated_at + GOODBYE
    await _end_own_by(session, fact.member, end)
    longer = (col(PhotoPerson.until).is_(None)) | (col(PhotoPerson.until) > end)
    theirs = (col(PhotoPerson.member_id) == fact.member, col(PhotoPerson.answer).in_(("asked", "agreed")))
    ending = (await session.exec(update(PhotoPerson).where(*theirs, longer).values(until=end))).rowcount
    if ending:
        said = {"until": end, "asked_at": clock.now(), "mailed_at": None, "tries": 0}
        row = insert_into(session, Goodbye).values(member_id=fact.member, **said)
        await session.exec(row.on_conflict_do_update(index_elements=["member_id"], set_=said))
        args: dict[str, str | int] = {"member": fact.member, "n": ending}
        await notifications.notify_owners(session, "leaver_photos", f"leaver:{fact.member}", "/studio/consent", **args)


async def _end_own_by(session: Session, member: str, end: datetime) -> None:
    """An author who left is asked like somebody in the picture: their photos need their word from now on."""
    own = select(Photo).where(Photo.member_id == member, col(Photo.state).in_(_ASKED))
    for photo in (await session.exec(own)).all():
        values = {"answer": "agreed", "scope": photo.scope, "until": None, "asked_at": clock.now()}
        row = {"id": ids.new_id(), "photo_id": photo.id, "member_id": member, "name": "", "token_hash": ""}
        if await insert_once(session, PhotoPerson, **row, **values):
            await log(session, photo.id, f"member:{member}", "asked", scope=photo.scope, until=end)


async def leavers(session: Session, viewer: Viewer) -> list[Leaver]:
    """Who left and has photos that wait for their word, the next to end first.

    Raises:
        NotAllowed: the viewer runs no content.
    """
    identity.must_be_owner(viewer)
    return [_leaver(row, viewer.language, viewer.timezone) for row in await rows(session, _waiting().limit(SHOWN))]


async def goodbyes_to_mail(session: Session) -> list[Leaver]:
    """Whom no mail has reached yet; in their own language."""
    unsent = (col(Goodbye.mailed_at).is_(None), col(Goodbye.tries) < TRIES, col(Member.email).is_not(None))
    found = await rows(session, _waiting().where(*unsent).limit(SHOWN))
    return [_leaver(row, row[1].language, row[1].timezone) for row in found]


def _waiting() -> Any:
    open_ones = (PhotoPerson.until == Goodbye.until, col(PhotoPerson.answer).in_(("asked", "agreed")))
    counted = select(func.count(col(PhotoPerson.id))).where(PhotoPerson.member_id == Goodbye.member_id, *open_ones)
    n = counted.correlate(Goodbye).scalar_subquery()
    left = (col(Goodbye.until) > clock.now(), col(Member.deactivated_at).is_not(None), n > 0)
    asked = columns(Goodbye, Member, n).join(Member, col(Member.id) == Goodbye.member_id).where(*left)
    return asked.order_by(col(Goodbye.until), col(Goodbye.member_id))


def _leaver(row: Any, language: Language, zone: str) -> Leaver:
    goodbye, member, n = row
    return Leaver(
        id=member.id,
        name=member.name,
        address=member.email or "",
        language=language,
        n=n,
        until=numbers.day(language, goodbye.until, zone),
        mailed=goodbye.mailed_at is not None,
        link=f"{settings().origin}/consent/goodbye/{_token(goodbye)}",
    )


async def goodbye_mailed(session: Session, member_id: str, *, taken: bool) -> None:
    """The mail was handed over, or was not taken this time."""
    mailed_at = clock.now() if taken else None
    counted = update(Goodbye).where(col(Goodbye.member_id) == member_id)
    await session.exec(counted.values(mailed_at=mailed_at, tries=Goodbye.tries + 1))


async def farewell_behind(session: Session, token: str, language: Language) -> Farewell:
    """What the link of a goodbye leads to: every photo that waits for this person's word.

    Raises:
        ConsentLinkOver: no such link, or its person is back or gone for good.
    """
    goodbye, member = await _behind(session, token)
    house = await identity.organisation(session)
    found = await rows(session, _photos_of(member.id))
    return Farewell(
        company=house.name,
        name=member.name,
        until=numbers.day(language, goodbye.until, house.timezone),
        photos=tuple(_photo(row, goodbye) for row in found),
    )


def _photos_of(member_id: str) -> Any:
    there = (PhotoPerson.member_id == member_id, col(Photo.state).in_((*_ASKED, "pulled")))
    asked = (
        columns(PhotoPerson, Photo, Picture)
        .join(Photo, col(Photo.id) == PhotoPerson.photo_id)
        .join(Picture, col(Picture.id) == Photo.picture_id)
    )
    return asked.where(*there).order_by(col(Photo.sent_at).desc(), col(Photo.id)).limit(SHOWN)


def _photo(row: Any, goodbye: Goodbye) -> FarewellPhoto:
    person, photo, picture = row
    said = person.answer in {"asked", "agreed"}
    state = ("stays" if person.answer == "agreed" and person.until != goodbye.until else "open") if said else "gone"
    return FarewellPhoto(
        id=person.id,
        state=state,
        image=signed(picture.id, "480.webp") if said and photo.state != "pulled" else "",
        dominant=picture.dominant,
        alt=photo.alt,
        caption=photo.caption,
        language=photo.language,
    )


async def answer_goodbye(session: Session, token: str, person_id: str, *, stay: bool) -> None:
    """Let a photo stay, or take it down; an empty ``person_id`` means all of them.

    Raises:
        ConsentLinkOver: no such link.
    """
    _, member = await _behind(session, token)
    for person, *_ in await rows(session, _photos_of(member.id)):
        if person_id in {"", person.id}:
            await hear(session, person, Answer(agree=stay, scope=person.scope))


async def _behind(session: Session, token: str) -> tuple[Goodbye, Member]:
    goodbye = await session.get(Goodbye, token.partition("-")[0])
    if goodbye is None or not hmac.compare_digest(token.encode(), _token(goodbye).encode()):
        raise ConsentLinkOver
    member = await session.get_one(Member, goodbye.member_id)
    if member.deactivated_at is None:
        raise ConsentLinkOver
    return goodbye, member


def _token(goodbye: Goodbye) -> str:
    words = f"goodbye:{goodbye.member_id}:{goodbye.until.isoformat()}".encode()
    return f"{goodbye.member_id}-{hmac.new(settings().key.encode(), words, sha256).hexdigest()[:_DIGITS]}"
