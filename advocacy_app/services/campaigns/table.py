"""Fetching a campaign onto the owner's table, and the condition under which colleagues see one."""

from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.models import Campaign, CampaignAudience
from advocacy_app.read_models.people import Choice, Viewer
from advocacy_app.services import feed
from advocacy_app.services.campaigns.errors import CampaignGone, NotNow
from advocacy_app.services.campaigns.rules import DEEDS, WRITERS, Parts, may, parts_of, standing
from advocacy_app.services.errors import Invalid, NotAllowed

MOST = 60


def part_in(campaign: Campaign, viewer: Viewer) -> Parts:
    """What this person is for this campaign."""
    return parts_of(viewer.role, own=campaign.made_by == viewer.member_id)


def state_of(campaign: Campaign) -> str:
    """The state as colleagues would notice it now."""
    return standing(campaign.state, campaign.starts_at, campaign.ends_at, clock.now())


async def look_at(session: Session, viewer: Viewer, slug: str, *, lock: bool = False) -> Campaign:
    """A campaign that this person may see in the studio; ``lock`` it for a change.

    Raises:
        CampaignGone: no such campaign, or not on this person's table.
    """
    found = select(Campaign).where(Campaign.slug == slug)
    campaign = (await session.exec(found.with_for_update() if lock else found)).first()
    if campaign is None or not part_in(campaign, viewer):
        raise CampaignGone
    return campaign


async def open_for(session: Session, viewer: Viewer, slug: str, deed: str) -> Campaign:
    """A locked campaign, if this person may do this with it now.

    Raises:
        CampaignGone: not on this person's table.
        NotAllowed: this person may not do that from any state.
        NotNow: the campaign's state has no such way out.
    """
    if deed not in DEEDS:
        raise Invalid
    campaign = await look_at(session, viewer, slug, lock=True)
    parts = part_in(campaign, viewer)
    if not any(by & parts for by in DEEDS[deed].by.values()):
        raise NotAllowed
    if not may(deed, state_of(campaign), parts):
        raise NotNow
    return campaign


def on_table(viewer: Viewer) -> Any:
    """The condition that lists carry: what this person may see in the studio."""
    if viewer.owner:
        return col(Campaign.id).is_not(None)
    return col(Campaign.made_by) == viewer.member_id if viewer.role in WRITERS else false()


async def choices(session: Session, viewer: Viewer, chosen: str = "") -> tuple[Choice, ...]:
    """Campaigns on this person's table that something may belong to: those that are not over, and the chosen one."""
    open_ = and_(col(Campaign.state) != "ended", col(Campaign.ends_at) > clock.now())
    asked = select(Campaign).where(on_table(viewer), or_(open_, col(Campaign.id) == chosen))
    found = (await session.exec(asked.order_by(col(Campaign.starts_at).desc()).limit(MOST))).all()
    return tuple(Choice(one.id, one.hashtag) for one in found)


def is_running() -> ColumnElement[bool]:
    """Open to take part in, to the second."""
    moment = clock.now()
    begun = and_(col(Campaign.state).in_(("live", "scheduled")), col(Campaign.starts_at) <= moment)
    return and_(begun, col(Campaign.ends_at) > moment)


def is_over() -> ColumnElement[bool]:
    """Its time is over and nobody took it back."""
    passed = and_(col(Campaign.state).in_(("live", "scheduled")), col(Campaign.ends_at) <= clock.now())
    return or_(col(Campaign.state) == "ended", passed)


def is_for(reader: feed.Reader) -> ColumnElement[bool]:
    """Campaigns for the reader."""
    return feed.meant_for(reader, CampaignAudience.campaign_id, Campaign.id)


def may_see(reader: feed.Reader) -> ColumnElement[bool]:
    """What every read of campaigns for colleagues must carry: begun, not taken back, and for this reader."""
    return and_(or_(is_running(), is_over()), is_for(reader))
