"""A contest for a campaign: most of its form is known already."""

from collections.abc import Sequence

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import Language, is_language, tr
from advocacy_app.models import Campaign, CampaignAudience, Contest, ContestSite, Site
from advocacy_app.read_models.people import Choice, Viewer
from advocacy_app.services import campaigns
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.drafts import begin, draft
from advocacy_app.services.contests.filling import take_prizes
from advocacy_app.services.contests.forms import PrizeForm


async def begin_for(session: Session, viewer: Viewer, slug: str, prizes: Sequence[PrizeForm] = ()) -> str:
    """A draft with the words, the hashtag, the places and the rest of the time of a campaign; returns its id.

    It has a question, the way in without a post. Where no prizes are named, it begins with one for the post with the
    most thanks and one that is drawn among all who take part.

    Raises:
        NotAllowed: the viewer runs no contests.
        CampaignGone: not on this person's table.
        ValueUnclear, TextTooLong: of a prize.
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
    await take_prizes(session, contest, prizes or first_prizes(language))
    for site_id in await _places(session, campaign):
        session.add(ContestSite(contest_id=contest_id, site_id=site_id))
    await session.flush()
    return contest_id


def first_prizes(language: Language) -> tuple[PrizeForm, ...]:
    """What one may begin with, in the contest's own language."""
    return tuple(PrizeForm(kind, tr(language, f"contest.first_{kind}")) for kind in ("best", "draw"))


async def hosts(session: Session, viewer: Viewer, contest: Contest) -> tuple[Choice, ...]:
    """Campaigns that a draft may belong to: those that are not over, and its own."""
    if contest.state != "draft":
        return ()
    return await campaigns.choices(session, viewer, contest.campaign_id or "")


async def _places(session: Session, campaign: Campaign) -> list[str]:
    asked = select(CampaignAudience.value).where(
        CampaignAudience.campaign_id == campaign.id, CampaignAudience.kind == "site"
    )
    named = (await session.exec(asked)).all()
    return list((await session.exec(select(Site.id).where(col(Site.id).in_(named) | col(Site.slug).in_(named)))).all())
