"""A contest for a campaign: most of its form is known already."""

from sqlmodel import col, select

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.i18n import is_language, tr
from advocacy_app.models import Campaign, CampaignAudience, ContestPrize, ContestSite, Site
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import campaigns
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.drafts import begin, draft


async def begin_for(session: Session, viewer: Viewer, slug: str) -> str:
    """A draft with the words, the hashtag, the places and the rest of the time of a campaign; returns its id.

    It begins with a prize for the post with the most thanks and one that is drawn among all who take part, and with a
    question, the way in without a post.

    Raises:
        NotAllowed: the viewer runs no contests.
        CampaignGone: not on this person's table.
    """
    campaign = await campaigns.look_at(session, viewer, slug)
    contest_id = await begin(session, viewer, campaign.id)
    contest = await draft(session, viewer, contest_id)
    contest.title, contest.about = campaign.title[: rules.TITLE], campaign.brief[: rules.ABOUT]
    contest.hashtag, contest.language = campaign.hashtag, campaign.language
    contest.opens_at = max(campaign.starts_at, clock.now()).replace(second=0, microsecond=0)
    contest.closes_at = campaign.ends_at.replace(second=0, microsecond=0)
    language = contest.language if is_language(contest.language) else "en"
    contest.question = tr(language, "judging.question")
    for place, kind in enumerate(("best", "draw"), start=1):
        name = tr(language, f"contest.first_{kind}")
        session.add(ContestPrize(id=ids.new_id(), contest_id=contest_id, kind=kind, place=place, name=name))
    for site_id in await _places(session, campaign):
        session.add(ContestSite(contest_id=contest_id, site_id=site_id))
    await session.flush()
    return contest_id


async def _places(session: Session, campaign: Campaign) -> list[str]:
    asked = select(CampaignAudience.value).where(
        CampaignAudience.campaign_id == campaign.id, CampaignAudience.kind == "site"
    )
    named = (await session.exec(asked)).all()
    return list((await session.exec(select(Site.id).where(col(Site.id).in_(named) | col(Site.slug).in_(named)))).all())
