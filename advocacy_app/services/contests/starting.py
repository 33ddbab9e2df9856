"""The start of a contest: the checklist is complete, the rules are frozen, from the opening on the draw is bound."""

from sqlmodel import col, func, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import ContestOpened
from advocacy_app.models import (
    Contest,
    ContestPledge,
    ContestRules,
    Draw,
)
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import draws
from advocacy_app.services.contests import jury, rules
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
from advocacy_app.services.contests.meant import audience_of, keep_audience
from advocacy_app.services.contests.opening import open_draw
from advocacy_app.services.contests.telling import tell_draw
from advocacy_app.services.contests.terms import asked_by_law, terms_of
from advocacy_app.services.contests.wording import Terms, rules_text
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
    await keep_audience(session, contest, await audience_of(session, contest))
    text = rules_text(terms)
    session.add(
        ContestRules(
            id=ids.new_id(),
            contest_id=contest.id,
            version=await _next_version(session, contest.id),
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


async def _next_version(session: Session, contest_id: str) -> int:
    counted = select(func.count()).select_from(ContestRules).where(ContestRules.contest_id == contest_id)
    return (await session.exec(counted)).one() + 1


async def take_back(session: Session, viewer: Viewer, contest_id: str) -> bool:
    """Make a contest a draft again before it opens: nobody takes part yet. False if it has opened.

    The version of its rules stays; what is frozen later is the next one.
    """
    insist_on_owner(viewer)
    found = await session.exec(select(Contest).where(Contest.id == contest_id).with_for_update())
    contest = found.one_or_none()
    if contest is None or contest.state != "planned":
        return False
    contest.state, contest.changed_at = "draft", clock.now()
    await session.flush()
    await audit(session, viewer.member_id, "contest_taken_back", f"contest:{contest.id}")
    return True


async def _insist_on_law(session: Session, contest: Contest) -> None:
    asked = await asked_by_law(session, contest)
    said = set((await session.exec(select(ContestPledge.rule).where(ContestPledge.contest_id == contest.id))).all())
    open_ = [rule.key for _, rule in asked if rule.level == "pledge" and rule.key not in said]
    if open_:
        raise PledgeMissing(at=f"pledge:{open_[0]}")


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
        draw = await open_draw(session, contest, terms, closes_at=rules.sealed_at(contest.closes_at, contest.hashtag))
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
