"""The people in a photo: named or counted, asked, and heard at once. What they say is logged for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import ConsentAsked
from advocacy_app.models import ConsentEntry, Member, Photo, PhotoPerson
from advocacy_app.services.culture import rules
from advocacy_app.services.culture.errors import PersonUnknown, TooManyPeople

WORDING = "consent-1"
"""The words of the request; a new version when their meaning changes."""


@dataclass(frozen=True)
class InPicture:
    """Somebody in a picture: a colleague (``member_id``), somebody with a ``name``, or merely one more person."""

    member_id: str = ""
    name: str = ""


async def ask_people(session: Session, photo: Photo, people: Sequence[InPicture]) -> None:
    """Ask everybody who is said to be in the photo, each once. The author's own consent is in sending it.

    Raises:
        TooManyPeople: more than twenty.
        PersonUnknown: no such colleague.
    """
    others = [one for one in dict.fromkeys(people) if one.member_id != photo.member_id or not one.member_id]
    nameless = [one for one in people if not one.member_id and not one.name]
    others = [one for one in others if one.member_id or one.name] + nameless
    if len(others) > rules.PEOPLE:
        raise TooManyPeople(n=rules.PEOPLE)
    await _check_known(session, {one.member_id for one in others if one.member_id})
    for one in others:
        await _ask(session, photo, one)


async def _check_known(session: Session, wanted: set[str]) -> None:
    active = select(Member.id).where(col(Member.id).in_(wanted), col(Member.deactivated_at).is_(None))
    if set((await session.exec(active)).all()) != wanted:
        raise PersonUnknown


async def _ask(session: Session, photo: Photo, one: InPicture) -> None:
    person = PhotoPerson(
        id=ids.new_id(),
        photo_id=photo.id,
        member_id=one.member_id or None,
        name="" if one.member_id else rules.clean(one.name, rules.NAME).replace("\n", " "),
        asked_at=clock.now(),
    )
    session.add(person)
    await session.flush()
    await log(session, photo.id, subject_of(person), "asked", scope=photo.scope)
    await bus.record(session, ConsentAsked(actor=photo.member_id, photo=photo.id, person=person.id))


def subject_of(person: PhotoPerson) -> str:
    """How the log names somebody in a photo."""
    return f"member:{person.member_id}" if person.member_id else f"person:{person.id}"


async def log(
    session: Session, photo_id: str, subject: str, deed: str, *, scope: str = "", until: datetime | None = None
) -> None:
    """Write down what somebody said, for good."""
    session.add(
        ConsentEntry(
            id=ids.new_id(),
            photo_id=photo_id,
            subject=subject,
            deed=deed,
            scope=scope,
            until=until,
            wording=WORDING,
            at=clock.now(),
        )
    )
    await session.flush()
