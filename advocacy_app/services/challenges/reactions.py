"""What a deed does to the challenges of whoever did it. Each is counted anew, so twice is once."""

from datetime import datetime
from typing import NamedTuple

from sqlmodel import col, select

from advocacy_app import bus, clock
from advocacy_app.db import Session
from advocacy_app.events import (
    ChallengeMoved,
    ClickCounted,
    PhotoJudged,
    PhotoWithdrawn,
    ShareConfirmed,
    ThanksSaid,
    TrackPassed,
)
from advocacy_app.models import Card, Challenge, Participation, Photo, PhotoPerson, PhotoVerdict, Share
from advocacy_app.models.photo import counts_at
from advocacy_app.services.challenges.settling import settle


class When(NamedTuple):
    """When a deed came here, and the moment that counts for the end: a photo may have been taken earlier."""

    came: datetime
    counts: datetime


async def follow_share(session: Session, fact: ShareConfirmed) -> None:
    """A share went out."""
    share = await session.get_one(Share, fact.share)
    if share.confirmed_at:
        await _count(session, "shares", share.member_id, When(share.confirmed_at, share.confirmed_at))


async def follow_click(session: Session, fact: ClickCounted) -> None:
    """Somebody from outside came to look."""
    share = await session.get_one(Share, fact.share)
    await _count(session, "clicks", share.member_id)


async def follow_thanks(session: Session, fact: ThanksSaid) -> None:
    """A colleague said thanks for a post."""
    card = await session.get(Card, fact.card)
    if card and card.author_id:
        await _count(session, "reactions", card.author_id)


async def follow_photo(session: Session, fact: PhotoJudged) -> None:
    """A photo was let through; it may not be published yet when this is told."""
    verdict, photo = await session.get(PhotoVerdict, fact.verdict), await session.get(Photo, fact.photo)
    if verdict is None or photo is None or verdict.verdict != "approve" or verdict.undone_at:
        return
    if photo.state in {"in_review", "live"} and not await _refused(session, photo):
        await _count(session, "photos", photo.member_id, _when(photo), accepted=photo.id)


async def follow_track(session: Session, fact: TrackPassed) -> None:
    """A training track was finished."""
    await _count(session, "track", fact.actor)


async def follow_withdrawal(session: Session, fact: PhotoWithdrawn) -> None:
    """Its author took a photo back; what it counted for goes back too."""
    photo = await session.get_one(Photo, fact.photo)
    await _count(session, "photos", photo.member_id, _when(photo))


def _when(photo: Photo) -> When:
    return When(photo.sent_at, counts_at(photo.captured_at, photo.sent_at))


async def _refused(session: Session, photo: Photo) -> bool:
    no = select(PhotoPerson.id).where(
        PhotoPerson.photo_id == photo.id, col(PhotoPerson.answer).not_in(("asked", "agreed"))
    )
    return (await session.exec(no.limit(1))).first() is not None


async def _count(session: Session, goal: str, member: str, at: When | None = None, *, accepted: str = "") -> None:
    """Count the member's challenges of a kind whose window holds the moment of the deed (default: those that run)."""
    for challenge in await _taken_part_in(session, goal, member, at):
        await settle(session, challenge, only=member, accepted=accepted)
        await bus.record(session, ChallengeMoved(challenge=challenge.id, member=member))


async def _taken_part_in(session: Session, goal: str, member: str, at: When | None) -> list[Challenge]:
    at = at or When(clock.now(), clock.now())
    asked = (
        select(Challenge)
        .join(Participation, col(Participation.challenge_id) == Challenge.id)
        .where(Participation.member_id == member, Challenge.goal == goal)
        .where(Challenge.starts_at <= at.came, col(Challenge.ends_at) > at.counts)
    )
    return list((await session.exec(asked.order_by(col(Challenge.id)))).all())
