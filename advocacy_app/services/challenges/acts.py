"""Joining is a tap and never automatic; so is leaving."""

from sqlalchemy import ColumnElement
from sqlmodel import col, delete, or_, select

from advocacy_app import bus, clock
from advocacy_app.db import Session, insert_once
from advocacy_app.events import ChallengeJoined, ChallengeLeft
from advocacy_app.models import Campaign, Challenge, Participation, ReachedTogether
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import campaigns, feed, points
from advocacy_app.services.challenges.errors import ChallengeOver, ReachedAlready, TeamMissing
from advocacy_app.services.challenges.rules import crowd_of, stage
from advocacy_app.services.challenges.settling import rewards, settle
from advocacy_app.services.errors import NotFound


async def is_for(session: Session, viewer: Viewer) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a challenge is for somebody: everyone, their team, their site, or as its campaign."""
    team = or_(col(Challenge.team_id).is_(None), col(Challenge.team_id) == viewer.team_id)
    site = or_(col(Challenge.site_id).is_(None), col(Challenge.site_id) == viewer.site_id)
    seen = select(Campaign.id).where(campaigns.may_see(await feed.reader_of(session, viewer)))
    return team, site, or_(col(Challenge.campaign_id).is_(None), col(Challenge.campaign_id).in_(seen))


async def find(session: Session, viewer: Viewer, challenge_id: str) -> Challenge:
    """A challenge that is for the viewer, or that the viewer runs.

    Raises:
        NotFound: none, or not for this person.
    """
    asked = select(Challenge).where(Challenge.id == challenge_id)
    found = (await session.exec(asked if viewer.owner else asked.where(*await is_for(session, viewer)))).first()
    if found is None:
        raise NotFound
    return found


async def join(session: Session, viewer: Viewer, challenge_id: str) -> None:
    """Take part; twice is once. What was done in the window before counts too.

    Raises:
        NotFound: not for this person. ChallengeOver: too late. TeamMissing: only teams take part.
    """
    challenge = await find(session, viewer, challenge_id)
    if stage(challenge, clock.now()) == "over":
        raise ChallengeOver
    if challenge.together == "team" and not viewer.team_id:
        raise TeamMissing
    row = {"challenge_id": challenge.id, "member_id": viewer.member_id, "at": clock.now()}
    if await insert_once(session, Participation, **row):
        await settle(session, challenge, only=viewer.member_id)
        await bus.record(session, ChallengeJoined(actor=viewer.member_id, challenge=challenge.id))


async def leave(session: Session, viewer: Viewer, challenge_id: str) -> None:
    """Take part no longer; twice is once.

    Raises:
        NotFound: not for this person. ChallengeOver: too late.
        ReachedAlready: one's own goal, or the common one, was reached.
    """
    challenge = await find(session, viewer, challenge_id)
    if stage(challenge, clock.now()) == "over":
        raise ChallengeOver
    await points.open_ledger(session)
    if await _has_reached(session, viewer, challenge):
        raise ReachedAlready
    mine = (col(Participation.challenge_id) == challenge.id, col(Participation.member_id) == viewer.member_id)
    if (await session.exec(delete(Participation).where(*mine))).rowcount:
        await bus.record(session, ChallengeLeft(actor=viewer.member_id, challenge=challenge.id))


async def _has_reached(session: Session, viewer: Viewer, challenge: Challenge) -> bool:
    crowd = crowd_of(challenge, viewer.team_id)
    if crowd and await session.get(ReachedTogether, (challenge.id, crowd)):
        return True
    return viewer.account in (await rewards(session, challenge)).standing
