"""What is run from the studio: campaigns, challenges, contests."""

from advocacy_app.db import Session
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.screens.studio.kinds import LOADED, Page, Thing, Variables
from advocacy_app.services import analytics, campaigns, challenges, contests
from advocacy_app.state.studio.campaigns import CampaignDeskState, CampaignListState, CampaignReportState
from advocacy_app.state.studio.challenges import ChallengeDeskState, StudioChallengesState
from advocacy_app.state.studio.contests import ContestDeskState, ContestListState


async def _campaigns(session: Session, viewer: Viewer) -> Variables:
    return {"page": await campaigns.listed(session, viewer)}


async def _campaign(session: Session, viewer: Viewer, slug: str) -> None:
    """The desk loads by itself; here only whether there is such a campaign."""
    await campaigns.look_at(session, viewer, slug)


async def _report(session: Session, viewer: Viewer, slug: str) -> Variables:
    return {"report": await analytics.campaign_report(session, viewer, slug)}


async def _challenges(session: Session, viewer: Viewer) -> Variables:
    return {"rows": await challenges.all_challenges(session, viewer)}


async def _new_challenge(session: Session, viewer: Viewer) -> Variables:
    return {"desk": await challenges.desk(session, viewer)}


async def _challenge(session: Session, viewer: Viewer, challenge_id: str) -> Variables:
    return {"desk": await challenges.desk(session, viewer, challenge_id)}


async def _contests(session: Session, viewer: Viewer) -> Variables:
    return {"cards": await contests.listed(session, viewer)}


async def _contest(session: Session, viewer: Viewer, contest_id: str) -> Variables:
    desk = await contests.desk(session, viewer, contest_id)
    return {"desk": desk, "people": await contests.colleagues(session), "entropy": desk.fields.entropy}


PAGES = {
    "/studio/campaigns": Page(CampaignListState, _campaigns),
    "/studio/challenges": Page(StudioChallengesState, _challenges),
    "/studio/challenges/new": Page(ChallengeDeskState, _new_challenge),
    "/studio/contests": Page(ContestListState, _contests),
}
THINGS = {
    "/studio/campaigns/([^/]+)": Thing(CampaignDeskState, _campaign),
    "/studio/campaigns/([^/]+)/report": Thing(CampaignReportState, _report),
    "/studio/challenges/([^/]+)": Thing(ChallengeDeskState, _challenge, LOADED),
    "/studio/contests/([^/]+)": Thing(ContestDeskState, _contest, LOADED),
}
