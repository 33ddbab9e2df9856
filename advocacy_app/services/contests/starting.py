"""The start of a contest: the checklist is complete, the rules are frozen, from the opening on the draw is bound."""

from collections.abc import Sequence

from sqlmodel import col, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import ContestOpened
from advocacy_app.models import (
    Contest,
    ContestPledge,
    ContestPrize,
    ContestRules,
    ContestSite,
    ContestWitness,
    Draw,
    Site,
)
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import draws, identity
from advocacy_app.services.contests import jury, law
from advocacy_app.services.contests.drafts import draft, insist_on_owner
from advocacy_app.services.contests.errors import (
    CannotCancel,
    ContestGone,
    CriteriaMissing,
    DatesUnclear,
    EventUnclear,
    JudgesMissing,
    PledgeMissing,
    PrizeMissing,
    SponsorMissing,
    WayMissing,
)
from advocacy_app.services.contests.judges import criteria_of, judges_of
from advocacy_app.services.contests.opening import open_draw
from advocacy_app.services.contests.telling import tell_draw
from advocacy_app.services.contests.wording import Award, Terms, rules_text
from advocacy_app.services.draws import WitnessesUnclear
from advocacy_app.services.identity import audit

AT_ONCE = 5


async def launch(session: Session, viewer: Viewer, contest_id: str) -> None:
    """Freeze the rules and plan the opening; if its time has come, the contest opens at once.

    Raises:
        PrizeMissing, SponsorMissing, DatesUnclear, WitnessesUnclear, EventUnclear: something is missing.
        PledgeMissing: a country asks for something that nobody confirmed.
        RulesFrozen: somebody was quicker.
    """
    contest = await draft(session, viewer, contest_id)
    terms = await terms_of(session, contest)
    _insist_on_sense(contest, terms)
    await _insist_on_law(session, contest)
    text = rules_text(terms)
    session.add(
        ContestRules(
            id=ids.new_id(),
            contest_id=contest.id,
            version=1,
            text=text,
            sha256=draws.rules_sha256(text).hex(),
            frozen_at=clock.now(),
        )
    )
    contest.state, contest.changed_at = "planned", clock.now()
    await session.flush()
    await audit(session, viewer.member_id, "contest_started", f"contest:{contest.id}")
    if contest.opens_at <= clock.now():
        await _open(session, contest)


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


def _insist_on_sense(contest: Contest, terms: Terms) -> None:
    if not terms.drawn and not terms.best and not terms.judged:
        raise PrizeMissing
    if not terms.contact:
        raise SponsorMissing
    if contest.closes_at <= clock.now():
        raise DatesUnclear
    if terms.drawn and contest.entropy == "witness" and not terms.witnesses:
        raise WitnessesUnclear
    if terms.drawn and contest.entropy == "public" and not terms.public_what:
        raise EventUnclear
    if terms.judged:
        _insist_on_judges(terms)


def _insist_on_judges(terms: Terms) -> None:
    if terms.judges < jury.JUDGES:
        raise JudgesMissing(least=jury.JUDGES)
    if not terms.criteria:
        raise CriteriaMissing
    if not terms.question:
        raise WayMissing


async def _insist_on_law(session: Session, contest: Contest) -> None:
    asked = await asked_by_law(session, contest)
    said = set((await session.exec(select(ContestPledge.rule).where(ContestPledge.contest_id == contest.id))).all())
    if any(rule.level == "pledge" and rule.key not in said for _, rule in asked):
        raise PledgeMissing


async def asked_by_law(session: Session, contest: Contest) -> list[tuple[str, law.Rule]]:
    """What the countries of those who may take part ask, with the country."""
    prizes = await prizes_of(session, contest.id)
    known = [law.Prize(one.kind == "draw", one.value, one.currency, one.cash_like) for one in prizes]
    return law.applying(await countries_of(session, contest.id), known)


async def countries_of(session: Session, contest_id: str) -> list[str]:
    """The countries of the sites whose people may take part; of all sites if none is named."""
    chosen = await sites_of(session, contest_id) or (await session.exec(select(Site))).all()
    return sorted({site.country for site in chosen if site.country})


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


async def open_due(session: Session) -> int:
    """Open contests whose time has come."""
    due = select(Contest).where(Contest.state == "planned", Contest.opens_at <= clock.now())
    found = (await session.exec(due.order_by(col(Contest.opens_at)).limit(AT_ONCE).with_for_update())).all()
    for contest in found:
        await _open(session, contest)
    return len(found)


async def _open(session: Session, contest: Contest) -> None:
    """With a draw it is bound now, before the first entry; everybody who may take part is told."""
    contest.state = "running"
    await session.flush()
    terms = await terms_of(session, contest)
    if terms.drawn:
        draw = await open_draw(session, contest, terms, closes_at=contest.closes_at)
        await tell_draw(session, contest, draw, "c0")
    await bus.record(session, ContestOpened(actor=contest.made_by, contest=contest.id))


async def cancel(session: Session, viewer: Viewer, contest_id: str) -> None:
    """Stop a contest before its list is closed; everybody who took part is told.

    Raises:
        ContestGone: no such contest.
        CannotCancel: the list is closed.
    """
    insist_on_owner(viewer)
    found = await session.exec(select(Contest).where(Contest.id == contest_id).with_for_update())
    if (contest := found.one_or_none()) is None:
        raise ContestGone
    if contest.state not in {"planned", "running"}:
        raise CannotCancel
    contest.state, contest.changed_at = "cancelled", clock.now()
    running = select(Draw).where(Draw.contest_id == contest_id, Draw.state == "open").with_for_update()
    for draw in (await session.exec(running)).all():
        draw.state, draw.ended_at = "cancelled", clock.now()
        await session.flush()
        await tell_draw(session, contest, draw, "cancelled")
    await audit(session, viewer.member_id, "contest_cancelled", f"contest:{contest.id}")
