"""What may win without chance: gathered once, when the list closes, and never added to afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import col, func, select

from advocacy_app import ids
from advocacy_app.db import Session, columns, rows
from advocacy_app.hashtags import key_of
from advocacy_app.models import (
    Card,
    Contest,
    ContestEntry,
    ContestPrize,
    ContestWork,
    Member,
    Photo,
    Thanks,
)
from advocacy_app.models.photo import counts_at
from advocacy_app.services import content
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.meant import audience_of

KEPT = 60
"""So many of the posts with the most thanks are kept: prizes may pass on many times."""


@dataclass(frozen=True)
class Post:
    """A colleague's photo that may win; ``came_at`` is the moment that counts, ``n`` its thanks."""

    card_id: str
    member_id: str
    came_at: datetime
    n: int = 0


async def best_posts(session: Session, contest: Contest, limit: int) -> Sequence[Post]:
    """Photo posts by thanks until the list is sealed, the earlier one first in a tie; each person's best only."""
    sealed = rules.sealed_at(contest.closes_at, contest.hashtag)
    thanked = columns(Thanks.card_id, func.count()).where(col(Thanks.at) <= sealed).group_by(Thanks.card_id)
    found = await _photos(session, contest)
    thanks = dict(await rows(session, thanked.where(col(Thanks.card_id).in_([one.card_id for one in found]))))
    counted = [replace(one, n=thanks.get(one.card_id, 0)) for one in found]
    ordered = sorted(counted, key=lambda one: (-one.n, one.came_at, one.card_id))
    first = {one.member_id: one for one in reversed(ordered)}
    return [one for one in ordered if first[one.member_id] is one][:limit]


async def first_of_best(session: Session, contest: Contest, most: int) -> list[tuple[Member, int]]:
    """Whose posts have the most thanks, and how many: as kept at the closing, before it as it is now."""
    kept = (
        select(Member, ContestWork.thanks)
        .join(ContestWork, col(ContestWork.member_id) == Member.id)
        .where(ContestWork.contest_id == contest.id, ContestWork.kind == "best")
        .order_by(col(ContestWork.place))
        .limit(most)
    )
    if contest.state != "running":
        return [(member, n) for member, n in (await session.exec(kept)).all()]
    now = await best_posts(session, contest, most)
    return [(await session.get_one(Member, row.member_id), row.n) for row in now]


async def _photos(session: Session, contest: Contest) -> list[Post]:
    """Colleagues' posts with the hashtag that were published while it ran, of people who may take part.

    A photo that was taken before the closing and came within the grace counts from when it was taken.
    """
    fits = content.fitting(await audience_of(session, contest))
    asked = (
        columns(col(Card.id), col(Card.author_id), col(Card.live_at), col(Photo.captured_at), col(Photo.sent_at))
        .join(Member, col(Member.id) == Card.author_id)
        .outerjoin(Photo, col(Photo.card_id) == Card.id)
        .where(
            Card.kind == "image",
            Card.state == "live",
            col(Card.live_at) >= contest.opens_at,
            col(Member.deactivated_at).is_(None),
            Card.author_id != contest.made_by,
        )
    )
    if contest.hashtag:
        asked = asked.where(Card.tag == key_of(contest.hashtag))
    found = await rows(session, asked.where(*fits))
    posts = [Post(card, author, counts_at(taken, sent) if sent else live) for card, author, live, taken, sent in found]
    return [post for post in posts if post.came_at < contest.closes_at]


async def kinds_of(session: Session, contest_id: str) -> set[str]:
    """Which kinds of prizes a contest has."""
    return set((await session.exec(select(ContestPrize.kind).where(ContestPrize.contest_id == contest_id))).all())


async def gather(session: Session, contest: Contest) -> None:
    """Keep what may win, as it stands now; called at the closing."""
    kinds = await kinds_of(session, contest.id)
    if "best" in kinds:
        for place, row in enumerate(await best_posts(session, contest, KEPT), start=1):
            session.add(_work(contest, "best", place, row, place=place, thanks=row.n))
    if "jury" in kinds:
        found = sorted([*await _photos_to_judge(session, contest), *await _answers(session, contest)], key=_shuffled)
        for number, row in enumerate(found, start=1):
            session.add(_work(contest, "jury", number, row))
    await session.flush()


async def gathered(session: Session, contest_id: str) -> set[str]:
    """Of which kinds there is something that may win."""
    return set((await session.exec(select(ContestWork.kind).where(ContestWork.contest_id == contest_id))).all())


def _work(contest: Contest, kind: str, number: int, row: Any, **more: int) -> ContestWork:
    return ContestWork(
        id=ids.new_id(),
        contest_id=contest.id,
        kind=kind,
        number=number,
        member_id=row.member_id,
        card_id=getattr(row, "card_id", None),
        entry_id=getattr(row, "entry_id", None),
        came_at=row.came_at,
        **more,
    )


def _shuffled(row: Any) -> str:
    """An order that says nothing about who came when: by the end of an id, which is chance."""
    return str(getattr(row, "card_id", None) or row.entry_id)[::-1]


async def _photos_to_judge(session: Session, contest: Contest) -> Sequence[Post]:
    """Without a hashtag only answers are judged."""
    if not contest.hashtag:
        return ()
    return await _photos(session, contest)


async def _answers(session: Session, contest: Contest) -> Sequence[Any]:
    """Whom it is for counted when they took part; the place of work counts now."""
    sites = [rule for rule in await audience_of(session, contest) if rule[0] == "site"]
    asked = (
        columns(
            col(ContestEntry.id).label("entry_id"),
            col(ContestEntry.member_id).label("member_id"),
            col(ContestEntry.entered_at).label("came_at"),
        )
        .join(Member, col(Member.id) == ContestEntry.member_id)
        .where(
            ContestEntry.contest_id == contest.id,
            ContestEntry.answer != "",
            col(ContestEntry.withdrawn_at).is_(None),
            col(Member.deactivated_at).is_(None),
        )
    )
    return await rows(session, asked.where(*content.fitting(sites)))
