"""What a contest says: prizes, places, witnesses, and what the countries of its people ask."""

from collections.abc import Sequence

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Contest, ContestPrize, ContestSite, ContestWitness, Site
from advocacy_app.services import identity
from advocacy_app.services.contests import law
from advocacy_app.services.contests.judges import criteria_of, judges_of
from advocacy_app.services.contests.wording import Award, Terms


async def terms_of(session: Session, contest: Contest) -> Terms:
    """What the rules must say, out of what was typed."""
    house = await identity.organisation(session)
    prizes = await prizes_of(session, contest.id)
    return Terms(
        title=contest.title,
        company=house.name,
        contact=house.contact,
        sites=tuple(site.name for site in await sites_of(session, contest.id)),
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


def _awards(prizes: Sequence[ContestPrize], kind: str) -> tuple[Award, ...]:
    return tuple(Award(one.name, one.value, one.currency, one.cash_like) for one in prizes if one.kind == kind)


async def prizes_of(session: Session, contest_id: str) -> Sequence[ContestPrize]:
    """In their order."""
    asked = select(ContestPrize).where(ContestPrize.contest_id == contest_id)
    return (await session.exec(asked.order_by(col(ContestPrize.place)))).all()


async def sites_of(session: Session, contest_id: str) -> Sequence[Site]:
    """The sites that were chosen, by name."""
    chosen = select(ContestSite.site_id).where(ContestSite.contest_id == contest_id)
    return (await session.exec(select(Site).where(col(Site.id).in_(chosen)).order_by(col(Site.name)))).all()


async def witnesses_of(session: Session, contest_id: str) -> Sequence[ContestWitness]:
    """In their order."""
    asked = select(ContestWitness).where(ContestWitness.contest_id == contest_id)
    return (await session.exec(asked.order_by(col(ContestWitness.place)))).all()


async def countries_of(session: Session, contest_id: str) -> list[str]:
    """The countries of the sites whose people may take part; of all sites if none is named."""
    chosen = await sites_of(session, contest_id) or (await session.exec(select(Site))).all()
    return sorted({site.country for site in chosen if site.country})


async def asked_by_law(session: Session, contest: Contest) -> list[tuple[str, law.Rule]]:
    """What the countries of those who may take part ask, with the country."""
    prizes = await prizes_of(session, contest.id)
    known = [law.Prize(one.kind == "draw", one.value, one.currency, one.cash_like) for one in prizes]
    return law.applying(await countries_of(session, contest.id), known)
