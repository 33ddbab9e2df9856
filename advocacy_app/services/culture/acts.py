"""What an author does first: send a photo."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, func, or_, select

from advocacy_app import bus, clock, ids
from advocacy_app.config import settings
from advocacy_app.db import Session, insert_into, take_turn
from advocacy_app.events import PhotoSent
from advocacy_app.hashtags import hashtag_of
from advocacy_app.integrations.images import Processed
from advocacy_app.models import Photo, PhotoMend, PhotoTrust, Picture
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import SentPhoto
from advocacy_app.services.culture import rules
from advocacy_app.services.culture.errors import (
    CaptionMissing,
    HashtagUnusable,
    NotNow,
    TooManyPhotos,
)
from advocacy_app.services.culture.people import InPicture, ask_people, log
from advocacy_app.services.culture.verdicts import pass_without_review
from advocacy_app.services.errors import must_fit

DAY = timedelta(days=1)
SAMPLE_ONE_IN = 10


@dataclass(frozen=True)
class Words:
    """What an author says about a photo; ``language`` is that of the words."""

    caption: str
    language: str = "en"
    hashtag: str = ""
    alt: str = ""
    place: str = ""


@dataclass(frozen=True)
class NewPhoto:
    """A photo as it comes from a phone.

    ``scope`` is how far its author lets it go; ``confidential`` is the answer to “Anything confidential?”: clear,
    not_sure, or empty where nobody asked.
    """

    client_id: str
    words: Words
    captured_at: datetime | None = None
    scope: str = "inside"
    confidential: str = ""
    people: Sequence[InPicture] = ()


async def known(session: Session, viewer: Viewer, client_id: str) -> SentPhoto | None:
    """What became of a photo that came before under the same name; None if it is new."""
    mended = select(PhotoMend.photo_id).where(PhotoMend.member_id == viewer.member_id, PhotoMend.client_id == client_id)
    named = or_(col(Photo.client_id) == client_id, col(Photo.id).in_(mended))
    photo = (await session.exec(select(Photo).where(Photo.member_id == viewer.member_id, named))).first()
    return SentPhoto(photo.id, photo.state, known=True) if photo else None


async def check_quota(session: Session, viewer: Viewer) -> None:
    """Let a person send so many photos in 24 hours, and no more.

    Raises:
        TooManyPhotos: the quota is used up; ``n`` is how many it is.
    """
    today = (col(Photo.member_id) == viewer.member_id, col(Photo.sent_at) > clock.now() - DAY)
    sent = (await session.exec(select(func.count()).where(*today))).one()
    if sent >= settings().photos_a_day:
        raise TooManyPhotos(n=settings().photos_a_day)


async def submit(session: Session, viewer: Viewer, new: NewPhoto, picture_id: str, done: Processed) -> SentPhoto:
    """Take a photo whose variants lie in the store under ``picture_id`` already; the same ``client_id`` is taken once.

    Raises:
        CaptionMissing, TooLong, HashtagUnusable, TooManyPeople, PersonUnknown: what was said cannot be used.
        TooManyPhotos: the day's quota is used up.
    """
    await take_turn(session, f"photos:{viewer.member_id}")
    if before := await known(session, viewer, new.client_id):
        return before
    await check_quota(session, viewer)
    words = cleaned(new.words)
    session.add(picture_of(viewer, picture_id, done, words))
    await session.flush()
    photo = await _insert(session, viewer, new, words, picture_id)
    if photo is None:
        return await _known_for_sure(session, viewer, new.client_id)
    await ask_people(session, photo, new.people)
    await log(session, photo.id, f"member:{viewer.member_id}", "granted", scope=photo.scope)
    await bus.record(session, PhotoSent(actor=viewer.member_id, photo=photo.id, round=photo.round))
    await _let_pass(session, photo)
    return SentPhoto(photo.id, photo.state)


def cleaned(words: Words) -> Words:
    """Words as they may be kept.

    Raises:
        CaptionMissing, TooLong, HashtagUnusable: they may not.
    """
    caption = rules.clean(words.caption, rules.CAPTION + 1)
    if not caption:
        raise CaptionMissing
    must_fit(caption, rules.CAPTION, "caption")
    if (tag := hashtag_of(words.hashtag)) is None:
        raise HashtagUnusable
    alt, place = rules.clean(words.alt, rules.ALT), rules.clean(words.place, rules.PLACE)
    return Words(caption, words.language, tag, alt.replace("\n", " "), place.replace("\n", " "))


def picture_of(viewer: Viewer, picture_id: str, done: Processed, words: Words) -> Picture:
    """The row of a picture whose variants lie in the store."""
    return Picture(
        id=picture_id,
        state="kept",
        width=done.width,
        height=done.height,
        dominant=done.colour,
        thumbhash=done.thumbhash,
        placeholder=done.placeholder,
        dhash=done.dhash,
        alt=alt_texts(words),
        made_by=viewer.member_id,
        made_at=clock.now(),
    )


def alt_texts(words: Words) -> str:
    """The description as a picture keeps it: JSON, language to text."""
    return json.dumps({words.language: words.alt} if words.alt else {}, ensure_ascii=False)


async def _insert(session: Session, viewer: Viewer, new: NewPhoto, words: Words, picture_id: str) -> Photo | None:
    """The new row; None where the same photo was quicker."""
    moment = clock.now()
    row = {
        "id": ids.new_id(),
        "member_id": viewer.member_id,
        "client_id": new.client_id,
        "picture_id": picture_id,
        "state": "in_review",
        "scope": new.scope,
        "confidential": new.confidential,
        "captured_at": min(new.captured_at, moment) if new.captured_at else None,
        "sent_at": moment,
        "changed_at": moment,
        "round": 1,
        **vars(words),
    }
    placed = await session.exec(insert_into(session, Photo).values(**row).on_conflict_do_nothing())
    return await session.get_one(Photo, str(row["id"])) if placed.rowcount == 1 else None


async def _known_for_sure(session: Session, viewer: Viewer, client_id: str) -> SentPhoto:
    if (before := await known(session, viewer, client_id)) is None:
        raise NotNow
    return before


async def _let_pass(session: Session, photo: Photo) -> None:
    """People who are trusted post without review, unless they are not sure themselves; samples are looked at."""
    trusted = await session.get(PhotoTrust, photo.member_id)
    if trusted is None or photo.confidential == "not_sure":
        return
    if secrets.randbelow(SAMPLE_ONE_IN) == 0:
        photo.sampled_at = clock.now()
    await pass_without_review(session, photo)
