"""Whom a contest is for: by the same rules as posts and campaigns, frozen with the rest when it starts.

A draft that belongs to a campaign is for the campaign's people.
"""

from collections.abc import Collection, Iterable

from sqlalchemy import ColumnElement, or_
from sqlmodel import col, delete, select

from advocacy_app import ids
from advocacy_app.db import Session
from advocacy_app.models import (
    Campaign,
    Contest,
    ContestAudience,
    ContestEntry,
    ContestWork,
    Member,
    Site,
    Team,
)
from advocacy_app.services import campaigns, content, feed


async def audience_of(session: Session, contest: Contest) -> feed.Rules:
    """Whom it is for, or would be if it started now."""
    if contest.state == "draft" and contest.campaign_id and await session.get(Campaign, contest.campaign_id):
        return await campaigns.audience_of(session, contest.campaign_id)
    asked = select(ContestAudience.kind, ContestAudience.value).where(ContestAudience.contest_id == contest.id)
    return frozenset((kind, value) for kind, value in (await session.exec(asked)).all())


async def keep_audience(session: Session, contest: Contest, audience: Iterable[feed.Rule]) -> None:
    """Write down whom it is for."""
    await session.exec(delete(ContestAudience).where(col(ContestAudience.contest_id) == contest.id))
    session.add_all(
        ContestAudience(id=ids.new_id(), contest_id=contest.id, kind=kind, value=value)
        for kind, value in sorted(audience)
    )
    await session.flush()


async def countries_of(session: Session, audience: Collection[feed.Rule]) -> list[str]:
    """The countries of the sites in an audience, or of its teams; of all sites where it names neither."""
    everywhere = select(Site.country).where(Site.country != "").distinct()
    sites, teams = ([value for kind, value in audience if kind == wanted] for wanted in ("site", "team"))
    if sites:
        found = await session.exec(everywhere.where(col(Site.id).in_(sites)))
    else:
        found = await session.exec(everywhere.where(_is_of_teams(teams)))
    return sorted(found.all()) or sorted((await session.exec(everywhere)).all())


def _is_of_teams(teams: Collection[str]) -> ColumnElement[bool]:
    """Where a team has its place, and where its people work."""
    at_home = select(Team.site_id).where(col(Team.id).in_(teams))
    at_work = select(Member.site_id).where(col(Member.team_id).in_(teams), col(Member.deactivated_at).is_(None))
    return or_(col(Site.id).in_(at_home), col(Site.id).in_(at_work))


async def is_meant(session: Session, member_id: str, contest: Contest) -> bool:
    """Whether somebody may take part."""
    audience = await audience_of(session, contest)
    asked = select(Member.id).where(Member.id == member_id, *content.fitting(audience))
    return (await session.exec(asked)).first() is not None


async def has_part(session: Session, member_id: str, contest: Contest) -> bool:
    """Whether somebody takes part, or a work of theirs may win: who did keeps seeing it, whatever became of them."""
    entered = select(ContestEntry.id).where(
        ContestEntry.contest_id == contest.id,
        ContestEntry.member_id == member_id,
        col(ContestEntry.withdrawn_at).is_(None),
    )
    worked = select(ContestWork.id).where(ContestWork.contest_id == contest.id, ContestWork.member_id == member_id)
    return any([(await session.exec(asked.limit(1))).first() for asked in (entered, worked)])


def is_for(reader: feed.Reader) -> ColumnElement[bool]:
    """Contests for the reader, and those that the reader is in."""
    mine = select(ContestEntry.contest_id).where(ContestEntry.member_id == reader.viewer.member_id)
    return or_(feed.meant_for(reader, ContestAudience.contest_id, Contest.id), col(Contest.id).in_(mine))
