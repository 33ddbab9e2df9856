"""Moving a campaign through its life. Each move is audited and recorded."""

from collections.abc import Callable

from advocacy_app import bus, clock
from advocacy_app.db import Session
from advocacy_app.events import (
    CampaignEnded,
    CampaignPaused,
    CampaignResumed,
    CampaignStarted,
    CampaignSubmitted,
    Fact,
)
from advocacy_app.models import Campaign
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.campaigns.errors import BriefMissing, EndIsPast, TitleMissing
from advocacy_app.services.campaigns.rules import DEEDS
from advocacy_app.services.campaigns.table import open_for
from advocacy_app.services.errors import Invalid


async def move(session: Session, viewer: Viewer, slug: str, deed: str) -> str:
    """Take a step of a campaign's life, one of ``_MOVES``; the state it is in then.

    ``publish`` starts it, or schedules it if its start is still to come.

    Raises:
        CampaignGone, NotAllowed, NotNow: see ``open_for``.
        TitleMissing, BriefMissing: something that colleagues need is missing.
        EndIsPast: its time is over already.
    """
    if deed not in _MOVES:
        raise Invalid
    campaign = await open_for(session, viewer, slug, deed)
    campaign.state = DEEDS[deed].to or campaign.state
    fact = _MOVES[deed](viewer, campaign)
    campaign.version, campaign.changed_at = campaign.version + 1, clock.now()
    await session.flush()
    await identity.audit(
        session, viewer.member_id, "campaign_moved", f"campaign:{campaign.id}", by=deed, to=campaign.state
    )
    if fact:
        await bus.record(session, fact)
    return campaign.state


def check_ready(campaign: Campaign) -> None:
    """Colleagues find a name, a brief and time to take part.

    Raises:
        TitleMissing, BriefMissing, EndIsPast: or not.
    """
    if not campaign.title:
        raise TitleMissing
    if not campaign.brief:
        raise BriefMissing
    if campaign.ends_at <= clock.now():
        raise EndIsPast


def _submit(viewer: Viewer, campaign: Campaign) -> Fact:
    check_ready(campaign)
    campaign.submitted_at = clock.now()
    return CampaignSubmitted(actor=viewer.member_id, campaign=campaign.id, version=campaign.version)


def _publish(viewer: Viewer, campaign: Campaign) -> Fact | None:
    check_ready(campaign)
    if campaign.starts_at > clock.now():
        campaign.state = "scheduled"
        return None
    campaign.starts_at = clock.now()
    return CampaignStarted(actor=viewer.member_id, campaign=campaign.id)


def _unschedule(_: Viewer, __: Campaign) -> None:
    return None


def _pause(viewer: Viewer, campaign: Campaign) -> Fact:
    campaign.paused_by = viewer.member_id
    return CampaignPaused(actor=viewer.member_id, campaign=campaign.id)


def _resume(viewer: Viewer, campaign: Campaign) -> Fact:
    check_ready(campaign)
    campaign.paused_by = ""
    return CampaignResumed(actor=viewer.member_id, campaign=campaign.id)


def _end(viewer: Viewer, campaign: Campaign) -> Fact:
    """It ends now; what was planned to come is not promised any more."""
    campaign.ends_at, campaign.paused_by = min(campaign.ends_at, clock.now()), ""
    return CampaignEnded(actor=viewer.member_id, campaign=campaign.id)


_MOVES: dict[str, Callable[[Viewer, Campaign], Fact | None]] = {
    "submit": _submit,
    "publish": _publish,
    "unschedule": _unschedule,
    "pause": _pause,
    "resume": _resume,
    "end": _end,
}
