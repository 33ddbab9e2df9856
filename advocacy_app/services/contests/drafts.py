"""A contest before it starts: everything can be changed, nothing is promised yet."""

from datetime import timedelta

from sqlmodel import col, delete, select

from advocacy_app import clock, ids
from advocacy_app.db import Session, insert_once
from advocacy_app.hashtags import hashtag_of
from advocacy_app.models import (
    Campaign,
    Contest,
    ContestPledge,
    Organisation,
)
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import campaigns, identity
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.errors import (
    ContestGone,
    DatesUnclear,
    HashtagUnusable,
    RulesFrozen,
    TitleMissing,
)
from advocacy_app.services.contests.filling import take_prizes, take_witnesses
from advocacy_app.services.contests.forms import ContestForm
from advocacy_app.services.contests.judges import take_criteria, take_judges
from advocacy_app.services.contests.meant import audience_of, keep_audience
from advocacy_app.services.errors import must_fit

ENTROPY = ("none", "witness", "drand", "public")
_FIRST_DAYS, _LENGTH = timedelta(days=1), timedelta(days=14)
_MOST_ALTERNATES, _MOST_DAYS, _FEWEST_DAYS = 50, 60, 3


def insist_on_owner(viewer: Viewer) -> None:
    """Only those who run campaigns run contests."""
    identity.must_be_owner(viewer)


async def begin(session: Session, viewer: Viewer, campaign_id: str | None = None) -> str:
    """An empty draft for the next two weeks; returns its id."""
    insist_on_owner(viewer)
    moment = clock.now().replace(minute=0, second=0, microsecond=0)
    contest = Contest(
        id=ids.new_id(),
        campaign_id=campaign_id,
        language=viewer.language,
        opens_at=moment + _FIRST_DAYS,
        closes_at=moment + _FIRST_DAYS + _LENGTH,
        made_by=viewer.member_id,
        made_at=clock.now(),
        changed_at=clock.now(),
    )
    session.add(contest)
    await session.flush()
    return contest.id


async def draft(session: Session, viewer: Viewer, contest_id: str) -> Contest:
    """A contest that may still be changed, held until the end of the transaction.

    Raises:
        ContestGone: no such contest.
        RulesFrozen: it was started.
    """
    insist_on_owner(viewer)
    found = await session.exec(select(Contest).where(Contest.id == contest_id).with_for_update())
    if (contest := found.one_or_none()) is None:
        raise ContestGone
    if contest.state != "draft":
        raise RulesFrozen
    return contest


async def write(session: Session, viewer: Viewer, contest_id: str, form: ContestForm) -> None:
    """Keep what was typed.

    Raises:
        CampaignGone: it is to belong to a campaign that is not on this person's table.
        TitleMissing, TooLong, DatesUnclear, HashtagUnusable, ValueUnclear, TooManyPrizes: it cannot be used.
    """
    contest = await draft(session, viewer, contest_id)
    tz = (await identity.organisation(session)).timezone
    _take_words(contest, form)
    had = await audience_of(session, contest) if contest.campaign_id else form.audience
    await _take_campaign(session, viewer, contest, form.campaign)
    await keep_audience(session, contest, await audience_of(session, contest) if contest.campaign_id else had)
    _take_dates(contest, form, tz)
    contest.entropy = form.entropy if form.entropy in ENTROPY else "none"
    contest.alternates = _whole(form.alternates, contest.alternates, 0, _MOST_ALTERNATES)
    contest.claim_days = _whole(form.claim_days, contest.claim_days, _FEWEST_DAYS, _MOST_DAYS)
    contest.changed_at = clock.now()
    await take_prizes(session, contest, form.prizes)
    await take_witnesses(session, contest, form.witnesses)
    contest.blind, contest.judge_days = form.blind, _whole(form.judge_days, contest.judge_days, 1, _MOST_DAYS)
    await take_judges(session, contest, form.judges)
    await take_criteria(session, contest, form.criteria)


def _take_words(contest: Contest, form: ContestForm) -> None:
    if not (title := rules.line(form.title)):
        raise TitleMissing
    tag = hashtag_of(rules.line(form.hashtag))
    if tag is None:
        raise HashtagUnusable
    contest.title, contest.hashtag = must_fit(title, rules.TITLE, "title"), tag
    contest.about = must_fit(rules.prose(form.about), rules.ABOUT, "about")
    contest.question = must_fit(rules.line(form.question), rules.QUESTION, "question")
    contest.public_what = must_fit(rules.line(form.public_what), rules.EVENT, "public_what")


async def _take_campaign(session: Session, viewer: Viewer, contest: Contest, campaign_id: str) -> None:
    """Let it belong to a campaign, whose hashtag is its own unless it says another."""
    contest.campaign_id = campaign_id or None
    if not campaign_id:
        return
    campaign = await session.get(Campaign, campaign_id)
    if campaign is None:
        raise campaigns.CampaignGone
    await campaigns.look_at(session, viewer, campaign.slug)
    contest.hashtag = contest.hashtag or campaign.hashtag


def _take_dates(contest: Contest, form: ContestForm, tz: str) -> None:
    opens, closes = rules.local(*form.opens, tz), rules.local(*form.closes, tz)
    if opens is None or closes is None or not opens < closes <= opens + rules.LONGEST or closes <= clock.now():
        raise DatesUnclear
    contest.opens_at, contest.closes_at = opens, closes


def _whole(text: str, otherwise: int, least: int, most: int) -> int:
    return min(max(int(text), least), most) if text.strip().isdecimal() else otherwise


async def pledge(session: Session, viewer: Viewer, contest_id: str, rule: str, *, said: bool) -> None:
    """Confirm, before the start, that something a country asks for is done; or take that back."""
    contest = await draft(session, viewer, contest_id)
    if said:
        values = {"id": ids.new_id(), "contest_id": contest.id, "rule": rule[:40], "at": clock.now()}
        await insert_once(session, ContestPledge, **values, said_by=viewer.member_id)
        return
    mine = (col(ContestPledge.contest_id) == contest.id, col(ContestPledge.rule) == rule)
    await session.exec(delete(ContestPledge).where(*mine))


async def throw_away(session: Session, viewer: Viewer, contest_id: str) -> None:
    """Let go of a draft."""
    contest = await draft(session, viewer, contest_id)
    await session.delete(contest)


async def company(session: Session) -> Organisation:
    """Whose contest it is."""
    return await identity.organisation(session)
