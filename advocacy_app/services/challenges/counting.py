"""How much somebody did towards a goal: questions to what happened, asked anew each time, so they are always right.

Challenges with the same kind of goal are asked about together, each with its own window and its own people.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import col

from advocacy_app.db import Session, columns, rows
from advocacy_app.hashtags import key_of
from advocacy_app.models import Card, Challenge, Click, Member, Participation, Photo, Share, Thanks, TrackPass, Transfer
from advocacy_app.models.photo import GRACE, counts_at
from advocacy_app.services import points
from advocacy_app.services.challenges.rules import longest_run, weeks_between

Counts = dict[str, int]
"""What each member did, by id; those who did nothing yet are left out."""


@dataclass(frozen=True)
class Asked:
    """Challenges of one kind, of ``only`` one member or of whoever joined.

    ``accepted`` is a photo that was let through and is about to be published.
    """

    challenges: Sequence[Challenge]
    only: str = ""
    accepted: str = ""

    def of(self, member: Any, moment: Any) -> ColumnElement[bool]:
        """The deed of ``member`` at ``moment`` is asked about: joins ``Challenge``, in its window."""
        in_time = (col(moment) >= col(Challenge.starts_at)) & (col(moment) < col(Challenge.ends_at))
        return self.by(member) & in_time

    def by(self, member: Any) -> ColumnElement[bool]:
        """It is one of the challenges, and ``member`` one of the people."""
        wanted = col(Challenge.id).in_([challenge.id for challenge in self.challenges])
        joined = exists().where(
            col(Participation.challenge_id) == col(Challenge.id), col(Participation.member_id) == col(member)
        )
        return wanted & (col(member) == self.only if self.only else joined)


async def counts(
    session: Session, challenges: Sequence[Challenge], *, only: str = "", accepted: str = ""
) -> dict[str, Counts]:
    """What was done in the window of each challenge, by the challenge's id.

    ``only`` asks about one member, whether they joined or not.
    """
    found: dict[str, Counts] = {challenge.id: {} for challenge in challenges}
    for goal in sorted({challenge.goal for challenge in challenges}):
        same = [challenge for challenge in challenges if challenge.goal == goal]
        for challenge, member, n in await _COUNT[goal](session, Asked(same, only, accepted)):
            found[challenge][member] = n
    return found


async def _shares(session: Session, asked: Asked) -> Sequence[Any]:
    """Different posts that were shared; the same one again is welcome and counts once."""
    paid, sequel = aliased(Transfer), aliased(Transfer)
    taken_back = (col(sequel.reverses_id) == col(paid.id)) | (
        (col(sequel.pending_id) == col(paid.id)) & (col(sequel.phase) == "void")
    )
    gone = exists().where(col(paid.key) == "share:" + col(Share.id), taken_back)
    return await rows(
        session,
        columns(Challenge.id, Share.member_id, func.count(col(Share.card_id).distinct()))
        .select_from(Challenge)
        .join(Share, asked.of(Share.member_id, Share.confirmed_at))
        .where(Share.evidence != "none", ~gone)
        .group_by(col(Challenge.id), col(Share.member_id)),
    )


async def _clicks(session: Session, asked: Asked) -> Sequence[Any]:
    """Unique outside visitors, once per share, day and visitor; machines and one's own visits never count."""
    visit = col(Click.share_id) + ":" + col(Click.day) + ":" + col(Click.visitor)
    return await rows(
        session,
        columns(Challenge.id, Share.member_id, func.count(visit.distinct()))
        .select_from(Challenge)
        .join(Share, asked.by(Share.member_id))
        .join(Click, (col(Click.share_id) == col(Share.id)) & asked.of(Share.member_id, Click.at))
        .where(Click.kind == "human")
        .group_by(col(Challenge.id), col(Share.member_id)),
    )


async def _photos(session: Session, asked: Asked) -> Sequence[Any]:
    """Photos that came in time, or were taken in time and came within the grace, and were let through.

    One that was pulled because somebody in it changed their mind still counts.
    """
    through = or_(
        col(Photo.state) == "live",
        (col(Photo.state) == "pulled") & col(Photo.card_id).is_not(None),
        col(Photo.id) == asked.accepted,
    )
    last = max(challenge.ends_at for challenge in asked.challenges) + GRACE
    came = (col(Photo.sent_at) >= col(Challenge.starts_at)) & (col(Photo.sent_at) < last)
    wanted = {challenge.id: challenge for challenge in asked.challenges}
    sent = columns(Challenge.id, Photo.member_id, Photo.hashtag, Photo.captured_at, Photo.sent_at)
    sent = sent.select_from(Challenge).join(Photo, asked.by(Photo.member_id))
    found: dict[tuple[str, str], int] = {}
    for challenge, member, *photo in await rows(session, sent.where(through, came)):
        found[challenge, member] = found.get((challenge, member), 0) + _fits(wanted[challenge], *photo)
    return [(challenge, member, n) for (challenge, member), n in found.items() if n]


def _fits(challenge: Challenge, hashtag: str, taken: Any, sent: Any) -> bool:
    """It carries the hashtag, and came by the end or was taken by then and came within the grace."""
    in_time = sent < challenge.ends_at + GRACE and counts_at(taken, sent) < challenge.ends_at
    wanted = key_of(challenge.hashtag)
    return in_time and (not wanted or key_of(hashtag) == wanted)


async def _reactions(session: Session, asked: Asked) -> Sequence[Any]:
    """Thanks that colleagues said for one's own posts."""
    return await rows(
        session,
        columns(Challenge.id, Card.author_id, func.count())
        .select_from(Challenge)
        .join(Card, asked.by(Card.author_id))
        .join(Thanks, (col(Thanks.card_id) == col(Card.id)) & asked.of(Card.author_id, Thanks.at))
        .where(col(Card.author_id) != Thanks.member_id)
        .group_by(col(Challenge.id), col(Card.author_id)),
    )


async def _tracks(session: Session, asked: Asked) -> Sequence[Any]:
    """A training track that was finished in the window."""
    return await rows(
        session,
        columns(Challenge.id, TrackPass.member_id, func.count())
        .select_from(Challenge)
        .join(TrackPass, asked.of(TrackPass.member_id, TrackPass.at))
        .where(col(TrackPass.track) == col(Challenge.track))
        .group_by(col(Challenge.id), col(TrackPass.member_id)),
    )


async def _weeks(session: Session, asked: Asked) -> Sequence[Any]:
    """The most weeks in a row, in each person's own time zone; each window has weeks of its own."""
    people = columns(Challenge.id, Member.id, Member.timezone).select_from(Challenge).join(Member, asked.by(Member.id))
    zones: dict[str, dict[str, str]] = {challenge.id: {} for challenge in asked.challenges}
    for challenge, member, zone in await rows(session, people):
        zones[challenge][member] = zone
    windows = [(one.starts_at, one.ends_at) for one in asked.challenges]
    told = await points.weeks_of(session, {who for joined in zones.values() for who in joined}, windows)
    return [
        (challenge.id, who, run)
        for challenge, window, weeks in zip(asked.challenges, windows, told, strict=True)
        for who, zone in zones[challenge.id].items()
        if (run := longest_run(weeks[who].good, weeks[who].away, weeks_between(*window, zone)))
    ]


_COUNT: dict[str, Callable[[Session, Asked], Awaitable[Sequence[Any]]]] = {
    "shares": _shares,
    "clicks": _clicks,
    "reactions": _reactions,
    "track": _tracks,
    "weeks": _weeks,
    "photos": _photos,
}
GOALS = tuple(_COUNT)
"""What can be counted."""
