"""What a contest says: prizes, places, witnesses, and what the countries of its people ask."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Contest, ContestPrize, ContestWitness, Site, Team, Topic
from advocacy_app.services import feed, identity
from advocacy_app.services.contests import law
from advocacy_app.services.contests.judges import criteria_of, judges_of
from advocacy_app.services.contests.meant import audience_of, countries_of
from advocacy_app.services.contests.wording import FENCES, Award, Fence, Terms

_NAMED: dict[str, tuple[Any, Any]] = {
    "site": (Site.id, Site.name),
    "team": (Team.id, Team.name),
    "topic": (Topic.id, Topic.names),
}


async def terms_of(session: Session, contest: Contest) -> Terms:
    """What the rules must say, out of what was typed."""
    house = await identity.organisation(session)
    prizes = await prizes_of(session, contest.id)
    return Terms(
        title=contest.title,
        company=house.name,
        contact=house.contact,
        fences=await _fences(session, await audience_of(session, contest)),
        opens_at=contest.opens_at,
        closes_at=contest.closes_at,
        timezone=house.timezone,
        question=contest.question,
        hashtag=contest.hashtag,
        drawn=_awards(prizes, "draw"),
        best=_awards(prizes, "best"),
        alternates=contest.alternates,
        claim_days=contest.claim_days,
        entropy=contest.entropy,
        witnesses=tuple(witness.name for witness in await witnesses_of(session, contest.id)),
        public_what=contest.public_what,
        judged=_awards(prizes, "jury"),
        criteria=tuple(one.name for one in await criteria_of(session, contest.id)),
        judges=len(await judges_of(session, contest.id)),
        judge_days=contest.judge_days,
        blind=contest.blind,
    )


async def _fences(session: Session, audience: Collection[feed.Rule]) -> tuple[Fence, ...]:
    """An audience by names, in the order in which forms show the kinds."""
    kinds = [kind for kind in FENCES if any(kind == one for one, _ in audience)]
    return tuple([Fence(kind, await _names(session, kind, [v for k, v in audience if k == kind])) for kind in kinds])


async def _names(session: Session, kind: str, values: Collection[str]) -> tuple[str, ...]:
    """As they are called; what is called differently in each language stays what it is."""
    if kind not in _NAMED:
        return tuple(sorted(values))
    thing, name = _NAMED[kind]
    return tuple((await session.exec(select(name).where(col(thing).in_(values)).order_by(name))).all())


def _awards(prizes: Sequence[ContestPrize], kind: str) -> tuple[Award, ...]:
    return tuple(Award(one.name, one.value, one.currency, one.cash_like) for one in prizes if one.kind == kind)


async def prizes_of(session: Session, contest_id: str) -> Sequence[ContestPrize]:
    """In their order."""
    asked = select(ContestPrize).where(ContestPrize.contest_id == contest_id)
    return (await session.exec(asked.order_by(col(ContestPrize.place)))).all()


async def witnesses_of(session: Session, contest_id: str) -> Sequence[ContestWitness]:
    """In their order."""
    asked = select(ContestWitness).where(ContestWitness.contest_id == contest_id)
    return (await session.exec(asked.order_by(col(ContestWitness.place)))).all()


async def asked_by_law(session: Session, contest: Contest) -> list[tuple[str, law.Rule]]:
    """What the countries of those who may take part ask, with the country."""
    prizes = await prizes_of(session, contest.id)
    known = [law.Prize(one.kind == "draw", one.value, one.currency, one.cash_like) for one in prizes]
    return law.applying(await countries_of(session, await audience_of(session, contest)), known)
