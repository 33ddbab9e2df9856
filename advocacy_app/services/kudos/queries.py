"""Kudos between the viewer and colleagues; nobody else's are ever asked for."""

from typing import Any

from sqlmodel import col, func, or_, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import numbers
from advocacy_app.models import Kudos, KudosOff, Member
from advocacy_app.read_models.kudos import KudosPage, KudosRow, KudosTo, ReportedKudos
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.kudos.finding import author_of
from advocacy_app.services.kudos.rules import A_WEEK, week_of

SHOWN = 30


async def kudos(session: Session, viewer: Viewer) -> KudosPage:
    """What came, what went, how many are left this week, and whether any are wanted."""
    week = week_of(clock.now(), await identity.counting_zone(session, viewer.member_id, viewer.timezone))
    mine = select(func.count()).select_from(Kudos).where(Kudos.from_id == viewer.member_id, Kudos.week == week)
    got = (Kudos.to_id == viewer.member_id, or_(col(Kudos.reported_at).is_(None), col(Kudos.decided_at).is_not(None)))
    return KudosPage(
        got=await _rows(session, viewer, Kudos.from_id, *got),
        sent=await _rows(session, viewer, Kudos.to_id, Kudos.from_id == viewer.member_id),
        left=max(0, A_WEEK - (await session.exec(mine)).one()),
        wanted=await session.get(KudosOff, viewer.member_id) is None,
    )


async def count_kudos(session: Session, viewer: Viewer) -> int:
    """How many thank-yous in words the viewer has got."""
    mine = select(func.count()).select_from(Kudos)
    seen = (Kudos.to_id == viewer.member_id, col(Kudos.removed_at).is_(None))
    return (await session.exec(mine.where(*seen))).one()


async def _rows(session: Session, viewer: Viewer, other: Any, *where: Any) -> tuple[KudosRow, ...]:
    asked = columns(Kudos, Member).join(Member, col(Member.id) == other).where(*where, col(Kudos.removed_at).is_(None))
    found = await rows(session, asked.order_by(col(Kudos.at).desc(), col(Kudos.id).desc()).limit(SHOWN))
    return tuple(_row(viewer, *pair) for pair in found)


def _row(viewer: Viewer, row: Kudos, other: Member) -> KudosRow:
    """Each sees the other as the other chose to be seen."""
    return KudosRow(
        id=row.id,
        who=identity.face(other.name, other.nickname, other.visibility, other.id, viewer.language, ""),
        words=row.words,
        when=numbers.near_day(viewer.language, row.at, viewer.timezone),
        reported=row.reported_at is not None,
    )


async def to_author(session: Session, viewer: Viewer, slug: str) -> KudosTo:
    """Whom a thank-you for a post would reach.

    Raises:
        CardGone, NobodyToThank: there is nobody.
    """
    _, author = await author_of(session, viewer, slug)
    face = identity.face(author.name, author.nickname, author.visibility, author.id, viewer.language, "")
    return KudosTo(slug=slug, name=face.name)


async def reported_kudos(session: Session, viewer: Viewer) -> tuple[ReportedKudos, ...]:
    """What waits for an owner, the longest waiting first; never one's own words.

    Raises:
        NotAllowed: the viewer is not an owner.
    """
    identity.must_be_owner(viewer)
    asked = (
        columns(Kudos, Member.name)
        .join(Member, col(Member.id) == Kudos.from_id)
        .where(col(Kudos.reported_at).is_not(None), col(Kudos.decided_at).is_(None))
        .where(Kudos.from_id != viewer.member_id)
        .order_by(col(Kudos.reported_at))
        .limit(SHOWN)
    )
    return tuple(
        ReportedKudos(row.id, name, row.words, numbers.day_and_time(viewer.language, row.at, viewer.timezone))
        for row, name in await rows(session, asked)
    )
