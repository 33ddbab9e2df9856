"""What the people in a photo say: in the app, or by a link without an account. One tap, changed as easily.

A yes has a reach (inside, or outside as well) and perhaps an end. A no needs no reason, is heard at once and never
told to anybody. Nothing here asks whether somebody is a reviewer or an owner: only the person themself decides.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.config import settings
from advocacy_app.db import Session
from advocacy_app.i18n import Language, numbers
from advocacy_app.models import Member, Organisation, Photo, PhotoPerson, Picture
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import Asked
from advocacy_app.services import identity
from advocacy_app.services.culture.addresses import signed
from advocacy_app.services.culture.errors import ConsentLinkOver, NotNow, PhotoGone
from advocacy_app.services.culture.people import log, subject_of
from advocacy_app.services.culture.publication import settle

DAYS = (0, 30, 365)
"""For how long one may agree; 0 is until one changes one's mind."""
AHEAD = timedelta(days=14)
"""How long before its end a consent is asked for again."""
SHOWN = 50


@dataclass(frozen=True)
class Answer:
    """What somebody in a photo says. ``days`` is one of ``DAYS``."""

    agree: bool
    scope: str = "inside"
    days: int = 0


async def requests(session: Session, viewer: Viewer) -> list[Asked]:
    """The photos that the viewer is in, the unanswered first, then the newest; withdrawn ones are left out."""
    mine = _whole().where(PhotoPerson.member_id == viewer.member_id, Photo.state != "withdrawn")
    order = (col(PhotoPerson.answer) != "asked", col(PhotoPerson.id).desc())
    found = (await session.exec(mine.order_by(*order).limit(SHOWN))).all()
    house = await identity.organisation(session)
    return [_asked(*row, house, viewer.language, viewer.timezone) for row in found]


async def request_of(session: Session, viewer: Viewer, person_id: str) -> Asked:
    """One photo that the viewer is in.

    Raises:
        PhotoGone: not there, or somebody else's to answer. ConsentLinkOver: its author took it back.
    """
    found = _whole().where(PhotoPerson.id == person_id, PhotoPerson.member_id == viewer.member_id)
    row = (await session.exec(found)).first()
    if row is None:
        raise PhotoGone
    return await _still_there(session, row, viewer.language, viewer.timezone)


async def request_behind(session: Session, token: str, language: Language) -> Asked:
    """What a link leads to, told in ``language``.

    Raises:
        ConsentLinkOver: no such link, a newer one took its place, or the photo was taken back.
    """
    row = (await session.exec(_whole().where(PhotoPerson.token_hash == identity.digest(token)))).first()
    if row is None or not token:
        raise ConsentLinkOver
    house = await identity.organisation(session)
    return await _still_there(session, row, language, house.timezone)


def _whole():  # noqa: ANN202 - a select of four things
    return (
        select(PhotoPerson, Photo, Member, Picture)
        .join(Photo, col(Photo.id) == PhotoPerson.photo_id)
        .join(Member, col(Member.id) == Photo.member_id)
        .outerjoin(Picture, col(Picture.id) == Photo.picture_id)
    )


async def _still_there(
    session: Session, row: tuple[PhotoPerson, Photo, Member, Picture | None], language: Language, zone: str
) -> Asked:
    if row[1].state == "withdrawn":
        raise ConsentLinkOver
    return _asked(*row, await identity.organisation(session), language, zone)


def _asked(
    person: PhotoPerson,
    photo: Photo,
    author: Member,
    picture: Picture | None,
    house: Organisation,
    language: Language,
    zone: str,
) -> Asked:
    in_sight = picture is not None and photo.state != "pulled" and person.answer in {"asked", "agreed"}
    return Asked(
        id=person.id,
        photo=photo.id,
        name=person.name,
        author=identity.face(author.name, author.nickname, author.visibility, author.id, language, "").name,
        company=house.name,
        image=signed(picture.id, "720.webp") if picture and in_sight else "",
        alt=photo.alt,
        caption=photo.caption,
        language=photo.language,
        answer=person.answer,
        scope=person.scope,
        outside_wished=photo.scope == "outside",
        until=numbers.day(language, person.until, zone) if person.until else "",
        dominant=picture.dominant if picture else "#808080",
        own=person.member_id == photo.member_id,
        ends_soon=person.until is not None and person.until <= clock.now() + AHEAD,
    )


async def answer(session: Session, viewer: Viewer, person_id: str, said: Answer) -> None:
    """Say yes or no to a photo that one is in; the last word counts, from this moment on.

    Raises:
        PhotoGone: somebody else's to answer. ConsentLinkOver: its author took it back.
    """
    mine = (PhotoPerson.id == person_id, PhotoPerson.member_id == viewer.member_id)
    person = (await session.exec(select(PhotoPerson).where(*mine))).first()
    if person is None:
        raise PhotoGone
    await hear(session, person, said)


async def answer_behind(session: Session, token: str, said: Answer) -> None:
    """The same for whoever holds the link.

    Raises:
        ConsentLinkOver: no such link, or the photo was taken back.
    """
    found = await session.exec(select(PhotoPerson).where(PhotoPerson.token_hash == identity.digest(token)))
    person = found.first()
    if person is None or not token:
        raise ConsentLinkOver
    await hear(session, person, said)


async def hear(session: Session, person: PhotoPerson, said: Answer) -> None:
    """Write down what was said and let it count; the photo is locked first, so that answers take turns."""
    photo = (await session.exec(select(Photo).where(Photo.id == person.photo_id).with_for_update())).one()
    if photo.state == "withdrawn":
        raise ConsentLinkOver
    await session.refresh(person)  # another answer may have come before this one's turn
    before, person.answered_at = person.answer, clock.now()
    if said.agree:
        person.answer = "agreed"
        person.scope = said.scope if photo.scope == "outside" else "inside"
        person.until = clock.now() + timedelta(days=said.days) if said.days in DAYS and said.days else None
    else:
        person.answer = "withdrawn" if before in {"agreed", "withdrawn"} else "refused"
        person.until = None
    await session.flush()
    scope = person.scope if said.agree else ""
    await log(session, photo.id, subject_of(person), person.answer, scope=scope, until=person.until)
    await settle(session, photo)


async def make_link(session: Session, viewer: Viewer, person_id: str) -> str:
    """An address by which somebody in the photo can answer without an account; an earlier one stops working.

    Its author may hand it over, and whoever runs the programme. Colleagues who are here answer in the app, where
    nobody else can do it for them.

    Raises:
        PhotoGone: no such person in a photo of the viewer's. NotNow: the photo was taken back.
    """
    found = select(PhotoPerson, Photo).join(Photo).where(PhotoPerson.id == person_id).with_for_update()
    row = (await session.exec(found)).first()
    if row is None or not (viewer.owner or row[1].member_id == viewer.member_id) or await _is_here(session, row[0]):
        raise PhotoGone
    person, photo = row
    if photo.state == "withdrawn":
        raise NotNow
    token = secrets.token_urlsafe(24)
    person.token_hash = identity.digest(token)
    await session.flush()
    return f"{settings().origin}/consent/{token}"


async def _is_here(session: Session, person: PhotoPerson) -> bool:
    return bool(person.member_id) and (await session.get_one(Member, person.member_id)).active
