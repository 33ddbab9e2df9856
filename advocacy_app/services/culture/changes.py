"""What an author does later: say it differently, put another picture in its place, take it back."""

from dataclasses import dataclass

from sqlmodel import select

from advocacy_app import bus, clock
from advocacy_app.db import Session, insert_once
from advocacy_app.events import PhotoSent, PhotoWithdrawn
from advocacy_app.integrations.images import Processed
from advocacy_app.models import Photo, PhotoMend, Picture
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.photos import SentPhoto
from advocacy_app.services.culture.acts import Words, alt_texts, cleaned, picture_of
from advocacy_app.services.culture.errors import NotNow, PhotoGone
from advocacy_app.services.culture.people import log
from advocacy_app.services.culture.publication import forget_picture, take_down
from advocacy_app.services.culture.verdicts import last_verdict, pass_without_review


async def own(session: Session, viewer: Viewer, photo_id: str) -> Photo:
    """A locked photo of one's own.

    Raises:
        PhotoGone: not there, or somebody else's.
    """
    mine = select(Photo).where(Photo.id == photo_id, Photo.member_id == viewer.member_id).with_for_update()
    if (photo := (await session.exec(mine)).first()) is None:
        raise PhotoGone
    return photo


async def change_words(session: Session, viewer: Viewer, photo_id: str, words: Words) -> None:
    """Say something else about a photo that waits or needs a change; it comes before the reviewers again.

    Raises:
        PhotoGone: not one's own. NotNow: it is out of the author's hands.
        CaptionMissing, TooLong, HashtagUnusable: the words cannot be used.
    """
    photo = await own(session, viewer, photo_id)
    if photo.state not in {"in_review", "needs_change"}:
        raise NotNow
    await _send_again(session, viewer, photo, cleaned(words))


@dataclass(frozen=True)
class Mend:
    """What an author answers to a reviewer: other words, perhaps another picture (under ``picture_id`` in the store).

    The same ``client_id`` is taken once.
    """

    client_id: str
    photo_id: str
    words: Words
    picture_id: str = ""
    done: Processed | None = None


async def mend(session: Session, viewer: Viewer, sent: Mend) -> SentPhoto:
    """Answer a reviewer who asked for a change, with other words, a crop or another picture; once.

    Raises:
        PhotoGone: not one's own. NotNow: no change is asked for (any more).
        CaptionMissing, TooLong, HashtagUnusable: the words cannot be used.
    """
    photo = await own(session, viewer, sent.photo_id)
    name = {"member_id": viewer.member_id, "client_id": sent.client_id}
    if not await insert_once(session, PhotoMend, **name, photo_id=photo.id, at=clock.now()):
        return SentPhoto(photo.id, photo.state, known=True)
    if photo.state != "needs_change":
        raise NotNow
    words = cleaned(sent.words)
    if sent.done:
        await _change_picture(session, photo, picture_of(viewer, sent.picture_id, sent.done, words))
    await _send_again(session, viewer, photo, words)
    return SentPhoto(photo.id, photo.state)


async def _change_picture(session: Session, photo: Photo, picture: Picture) -> None:
    session.add(picture)
    await session.flush()
    await forget_picture(session, photo)
    photo.picture_id = picture.id


async def _send_again(session: Session, viewer: Viewer, photo: Photo, words: Words) -> None:
    for name, value in vars(words).items():
        setattr(photo, name, value)
    photo.state, photo.changed_at = "in_review", clock.now()
    photo.round += 1
    if photo.picture_id:
        (await session.get_one(Picture, photo.picture_id)).alt = alt_texts(words)
    await session.flush()
    await bus.record(session, PhotoSent(actor=viewer.member_id, photo=photo.id, round=photo.round))


async def take_suggestion(session: Session, viewer: Viewer, photo_id: str) -> None:
    """Take over the caption that the reviewer proposed.

    Raises:
        PhotoGone: not one's own. NotNow: nothing was proposed.
    """
    photo = await own(session, viewer, photo_id)
    verdict = await last_verdict(session, photo)
    if photo.state != "needs_change" or verdict is None or not verdict.suggestion:
        raise NotNow
    photo.caption, photo.state, photo.changed_at = verdict.suggestion, "in_review", clock.now()
    photo.round += 1
    await session.flush()
    await pass_without_review(session, photo, by=verdict.judged_by)


async def withdraw(session: Session, viewer: Viewer, photo_id: str) -> None:
    """Take one's photo back: it leaves every screen at once, its bytes within a minute; twice is once.

    Raises:
        PhotoGone: not there, or somebody else's.
    """
    photo = await own(session, viewer, photo_id)
    if photo.state == "withdrawn":
        return
    photo.state, photo.changed_at = "withdrawn", clock.now()
    await take_down(session, photo)
    await forget_picture(session, photo)
    await log(session, photo.id, f"member:{viewer.member_id}", "revoked")
    await bus.record(session, PhotoWithdrawn(actor=viewer.member_id, photo=photo.id))
