"""How much somebody did towards a goal: questions to what happened, asked anew each time, so they are always right."""

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from advocacy_app.db import Session, columns, rows
from advocacy_app.hashtags import key_of
from advocacy_app.models import Card, Challenge, Click, Member, Participation, Photo, Share, Thanks, TrackPass, Transfer
from advocacy_app.models.photo import GRACE, counts_at
from advocacy_app.services import points
from advocacy_app.services.challenges.rules import longest_run, weeks_between

Counts = dict[str, int]


async def counts(session: Session, challenge: Challenge, *, only: str = "", accepted: str = "") -> Counts:
    """What each participant did in the window, by member id; those who did nothing yet are left out.

    ``only`` asks about one member. ``accepted`` is a photo that was let through and is about to be published.
    """
    if challenge.goal == "photos":
        return await _photos(session, challenge, only, accepted)
    return await _COUNT[challenge.goal](session, challenge, only)


def _in(challenge: Challenge, moment: Any) -> ColumnElement[bool]:
    return (col(moment) >= challenge.starts_at) & (col(moment) < challenge.ends_at)


def _of(challenge: Challenge, member: Any, only: str) -> ColumnElement[bool]:
    """Whoever joined, or one of them."""
    if only:
        return col(member) == only
    return col(member).in_(select(Participation.member_id).where(Participation.challenge_id == challenge.id))


async def _shares(session: Session, challenge: Challenge, only: str) -> Counts:
    """Different posts that were shared; the same one again is welcome and counts once."""
    paid, sequel = aliased(Transfer), aliased(Transfer)
    taken_back = (col(sequel.reverses_id) == col(paid.id)) | (
        (col(sequel.pending_id) == col(paid.id)) & (col(sequel.phase) == "void")
    )
    gone = exists().where(col(paid.key) == "share:" + col(Share.id), taken_back)
    asked = (
        columns(Share.member_id, func.count(col(Share.card_id).distinct()))
        .where(Share.evidence != "none", _in(challenge, Share.confirmed_at), ~gone)
        .where(_of(challenge, Share.member_id, only))
        .group_by(Share.member_id)
    )
    return dict(await rows(session, asked))


async def _clicks(session: Session, challenge: Challenge, only: str) -> Counts:
    """Unique outside visitors, once per share, day and visitor; machines and one's own visits never count."""
    visit = col(Click.share_id) + ":" + col(Click.day) + ":" + col(Click.visitor)
    asked = (
        columns(Share.member_id, func.count(visit.distinct()))
        .join(Share, col(Share.id) == Click.share_id)
        .where(Click.kind == "human", _in(challenge, Click.at), _of(challenge, Share.member_id, only))
        .group_by(Share.member_id)
    )
    return dict(await rows(session, asked))


async def _photos(session: Session, challenge: Challenge, only: str, accepted: str) -> Counts:
    """Photos that came in time, or were taken in time and came within the grace, and were let through.

    One that was pulled because somebody in it changed their mind still counts.
    """
    through = or_(
        col(Photo.state) == "live",
        (col(Photo.state) == "pulled") & col(Photo.card_id).is_not(None),
        col(Photo.id) == accepted,
    )
    came = (col(Photo.sent_at) >= challenge.starts_at) & (col(Photo.sent_at) < challenge.ends_at + GRACE)
    asked = columns(Photo.member_id, Photo.hashtag, Photo.captured_at, Photo.sent_at).where(through, came)
    found: Counts = {}
    wanted = key_of(challenge.hashtag)
    for member, hashtag, taken, sent in await rows(session, asked.where(_of(challenge, Photo.member_id, only))):
        in_time = counts_at(taken, sent) < challenge.ends_at
        if in_time and (not wanted or key_of(hashtag) == wanted):
            found[member] = found.get(member, 0) + 1
    return found


async def _reactions(session: Session, challenge: Challenge, only: str) -> Counts:
    """Thanks that colleagues said for one's own posts."""
    asked = (
        columns(Card.author_id, func.count())
        .join(Thanks, col(Thanks.card_id) == Card.id)
        .where(col(Card.author_id) != Thanks.member_id, _in(challenge, Thanks.at))
        .where(_of(challenge, Card.author_id, only))
        .group_by(Card.author_id)
    )
    return dict(await rows(session, asked))


async def _tracks(session: Session, challenge: Challenge, only: str) -> Counts:
    """A training track that was finished in the window."""
    mine = _of(challenge, TrackPass.member_id, only)
    passed = (TrackPass.track == challenge.track, _in(challenge, TrackPass.at), mine)
    asked = columns(TrackPass.member_id, func.count()).where(*passed)
    return dict(await rows(session, asked.group_by(TrackPass.member_id)))


async def _weeks(session: Session, challenge: Challenge, only: str) -> Counts:
    """The most weeks in a row, in each person's own time zone."""
    whose = columns(Member.id, Member.timezone).where(_of(challenge, Member.id, only))
    zones = dict(await rows(session, whose))
    told = await points.weeks_of(session, list(zones), challenge.starts_at, challenge.ends_at)
    found = {
        member: longest_run(told[member].good, told[member].away, weeks_between(*_window(challenge), zone))
        for member, zone in zones.items()
    }
    return {member: n for member, n in found.items() if n}


def _window(challenge: Challenge) -> tuple[Any, Any]:
    return challenge.starts_at, challenge.ends_at


_COUNT: dict[str, Callable[[Session, Challenge, str], Awaitable[Counts]]] = {
    "shares": _shares,
    "clicks": _clicks,
    "reactions": _reactions,
    "track": _tracks,
    "weeks": _weeks,
}
GOALS = (*_COUNT, "photos")
"""What can be counted."""
