"""A contest for a campaign: most of its form is known already."""

from collections.abc import Sequence

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import Language, is_language, tr
from advocacy_app.models import Contest
from advocacy_app.read_models.people import Choice, Viewer
from advocacy_app.services import campaigns
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.drafts import begin, draft
from advocacy_app.services.contests.filling import take_prizes
from advocacy_app.services.contests.forms import PrizeForm
from advocacy_app.services.contests.meant import audience_of, keep_audience


async def begin_for(session: Session, viewer: Viewer, slug: str, prizes: Sequence[PrizeForm] = ()) -> str:
    """A draft with the words, the hashtag, the people and the rest of the time of a campaign; returns its id.

    It has a question, the way in without a post. Where no prizes are named, it begins with one for the post with the
    most thanks and one that is drawn among all who take part.

    Raises:
        NotAllowed: the viewer runs no contests.
        CampaignGone: not on this person's table.
        ValueUnclear, TooLong: of a prize.
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
    await keep_audience(session, contest, await audience_of(session, contest))
    return contest_id


def first_prizes(language: Language) -> tuple[PrizeForm, ...]:
    """What one may begin with, in the contest's own language."""
    return tuple(PrizeForm(kind, tr(language, f"contest.first_{kind}")) for kind in ("best", "draw"))


async def hosts(session: Session, viewer: Viewer, contest: Contest) -> tuple[Choice, ...]:
    """Campaigns that a draft may belong to: those that are not over, and its own."""
    if contest.state != "draft":
        return ()
    return await campaigns.choices(session, viewer, contest.campaign_id or "")
