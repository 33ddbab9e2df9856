"""What the form of a contest begins with."""

from datetime import datetime
from zoneinfo import ZoneInfo

from advocacy_app.db import Session
from advocacy_app.models import Contest, ContestPrize
from advocacy_app.read_models.contests import ContestFields, PrizeField, WitnessField
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import feed
from advocacy_app.services.contests.judges import criteria_of, judges_of
from advocacy_app.services.contests.meant import audience_of
from advocacy_app.services.contests.terms import prizes_of, witnesses_of


async def form_of(session: Session, viewer: Viewer, contest: Contest, tz: str) -> ContestFields:
    """Every field as it was last kept; days and hours of the company's zone."""
    opens, closes = (_typed(moment, tz) for moment in (contest.opens_at, contest.closes_at))
    witnesses = await witnesses_of(session, contest.id)
    return ContestFields(
        title=contest.title,
        about=contest.about,
        question=contest.question,
        hashtag=contest.hashtag,
        opens_day=opens[0],
        opens_hour=opens[1],
        closes_day=closes[0],
        closes_hour=closes[1],
        zone=tz,
        entropy=contest.entropy,
        public_what=contest.public_what,
        alternates=str(contest.alternates),
        claim_days=str(contest.claim_days),
        prizes=tuple(_field(one) for one in await prizes_of(session, contest.id)),
        witnesses=tuple(WitnessField(one.name, one.member_id or "") for one in witnesses),
        whom=await feed.whom(session, viewer, await audience_of(session, contest)),
        judges=tuple(one.member_id or "" for one, _ in await judges_of(session, contest.id)),
        criteria=tuple(one.name for one in await criteria_of(session, contest.id)),
        blind=contest.blind,
        judge_days=str(contest.judge_days),
        campaign=contest.campaign_id or "",
    )


def _typed(moment: datetime, tz: str) -> tuple[str, str]:
    local = moment.astimezone(ZoneInfo(tz))
    return local.date().isoformat(), local.strftime("%H:%M")


def _field(one: ContestPrize) -> PrizeField:
    value = f"{one.value // 100}.{one.value % 100:02}".removesuffix(".00") if one.value else ""
    return PrizeField(one.kind, one.name, value, one.currency, one.cash_like)
