"""Contests as members see them: what can be won, how to take part, one's own ticket, who won."""

from typing import Any

from sqlmodel import col, func, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import Language, numbers, tr
from advocacy_app.models import (
    Contest,
    ContestEntry,
    ContestPrize,
    ContestSite,
    Draw,
    DrawClaim,
    DrawReceipt,
    DrawWitness,
    Member,
)
from advocacy_app.read_models.contests import Bound, ContestCard, ContestPage, Offer, PrizeLine, WonLine
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import draws, identity
from advocacy_app.services.contests import rules, showing
from advocacy_app.services.contests.entering import visible
from advocacy_app.services.contests.errors import ContestGone, NoWitness
from advocacy_app.services.contests.opening import frozen_rules
from advocacy_app.services.contests.starting import prizes_of
from advocacy_app.services.contests.wording import Award, part_of, worth

SHOWN = 20
_WON = ("offered", "claimed", "handed")


async def cards(session: Session, viewer: Viewer, campaign_id: str | None = None) -> list[ContestCard]:
    """Contests that the viewer may know of: what is running first, then what was; those of a campaign, if named."""
    if viewer.role == "guest_curator":
        return []
    elsewhere = select(ContestSite.contest_id).where(ContestSite.site_id != viewer.site_id)
    here = select(ContestSite.contest_id).where(ContestSite.site_id == viewer.site_id)
    asked = select(Contest).where(
        Contest.state != "draft", col(Contest.id).in_(here) | col(Contest.id).not_in(elsewhere)
    )
    if campaign_id:
        asked = asked.where(Contest.campaign_id == campaign_id)
    found = (await session.exec(asked.order_by(col(Contest.closes_at).desc()).limit(SHOWN))).all()
    order = {"running": 0, "closed": 1, "planned": 2}
    shown = [await _card(session, viewer, one) for one in sorted(found, key=lambda one: order.get(one.state, 3))]
    return [one for one in shown if one.state != "cancelled"]


async def _card(session: Session, viewer: Viewer, contest: Contest) -> ContestCard:
    prizes = await prizes_of(session, contest.id)
    mine = await _mine(session, viewer, contest.id)
    return ContestCard(
        id=contest.id,
        title=contest.title,
        state=contest.state,
        state_text=tr(viewer.language, f"contest.state_{contest.state}"),
        tone=showing.TONES[contest.state],
        line=_dates(viewer.language, contest, viewer.timezone),
        prize=prizes[0].name if prizes else "",
        taking_part=mine is not None and mine.withdrawn_at is None,
    )


def _dates(language: Language, contest: Contest, tz: str) -> str:
    if contest.state == "planned":
        return tr(language, "contest.opens_at", time=numbers.day_and_time(language, contest.opens_at, tz))
    key = "contest.closes_at" if contest.state == "running" else "contest.closed_at"
    return tr(language, key, time=numbers.day_and_time(language, contest.closes_at, tz))


async def _mine(session: Session, viewer: Viewer, contest_id: str) -> ContestEntry | None:
    asked = select(ContestEntry).where(
        ContestEntry.contest_id == contest_id, ContestEntry.member_id == viewer.member_id
    )
    return (await session.exec(asked)).one_or_none()


async def page(session: Session, viewer: Viewer, contest_id: str) -> ContestPage:
    """A contest with everything a member needs to decide, to take part and to check.

    Raises:
        ContestGone: no such contest, or not for this member, or not started.
    """
    contest = await visible(session, viewer, contest_id)
    if contest.state == "draft":
        raise ContestGone
    language, frozen = viewer.language, await frozen_rules(session, contest_id)
    prizes = await prizes_of(session, contest_id)
    mine = await _mine(session, viewer, contest_id)
    taking_part = mine is not None and mine.withdrawn_at is None
    draw = await _latest(session, contest_id)
    why_not = _why_not(language, contest, viewer)
    return ContestPage(
        id=contest.id,
        title=contest.title,
        language=contest.language,
        about=contest.about,
        question=contest.question,
        hashtag=contest.hashtag,
        state=contest.state,
        state_text=tr(language, f"contest.state_{contest.state}"),
        tone=showing.TONES[contest.state],
        dates=_dates(language, contest, viewer.timezone),
        prizes=tuple(_prize(language, one) for one in prizes),
        rules=part_of(frozen.text, language),
        rules_sha256=frozen.sha256,
        with_draw=any(one.kind == "draw" for one in prizes),
        may_enter=not why_not and not taking_part,
        taking_part=taking_part,
        way_text=tr(language, f"contest.way_{mine.way}") if mine and taking_part else "",
        why_not="" if taking_part else why_not,
        taken_part=await _counted(session, contest, language),
        **await _drawn(session, viewer, draw),
    )


def _why_not(language: Language, contest: Contest, viewer: Viewer) -> str:
    """Why one cannot take part, in a sentence; empty if one can."""
    if contest.made_by == viewer.member_id:
        return tr(language, "contest.own")
    if contest.state == "planned":
        return tr(language, "contest.not_open_yet")
    closed = contest.state != "running" or clock.now() >= contest.closes_at
    return tr(language, "contest.list_closed") if closed else ""


def _prize(language: Language, one: ContestPrize) -> PrizeLine:
    award = Award(one.name, one.value, one.currency)
    return PrizeLine(one.name, worth(language, award) if one.value else "", one.kind == "draw")


async def _counted(session: Session, contest: Contest, language: Language) -> str:
    """How many take part; while it runs as a round of people, since the number decides the odds."""
    asked = select(func.count()).select_from(ContestEntry)
    still = asked.where(ContestEntry.contest_id == contest.id, col(ContestEntry.withdrawn_at).is_(None))
    return tr(language, "contest.people", n=(await session.exec(still)).one())


async def _latest(session: Session, contest_id: str) -> Draw | None:
    asked = select(Draw).where(Draw.contest_id == contest_id).order_by(col(Draw.number).desc()).limit(1)
    return (await session.exec(asked)).one_or_none()


async def _drawn(session: Session, viewer: Viewer, draw: Draw | None) -> dict[str, Any]:
    """What there is to say about the draw, the viewer's ticket and prize, and who won."""
    if draw is None:
        return {}
    language, opening = viewer.language, draws.opening_of(draw.c0)
    c_i = await _ticket(session, viewer, draw)
    return {
        "draw": draw.id,
        "label": not opening.entropy,
        "chance": " ".join(showing.chance(language, opening)),
        "opening": draws.phrase(opening.sha256),
        "closing": draws.phrase(bytes.fromhex(draw.c1_sha256)) if draw.c1_sha256 else "",
        "ticket": c_i[:16],
        "ticket_text": tr(language, f"contest.ticket_{await _fate(session, viewer, draw)}") if c_i else "",
        "offers": tuple(await _offers(session, viewer, draw)),
        "won": tuple(await _won(session, viewer, draw)),
        "witness": await _is_witness(session, viewer, draw),
    }


async def _ticket(session: Session, viewer: Viewer, draw: Draw) -> str:
    asked = select(DrawReceipt.c_i).where(DrawReceipt.draw_id == draw.id, DrawReceipt.member_id == viewer.member_id)
    return (await session.exec(asked)).one_or_none() or ""


async def _fate(session: Session, viewer: Viewer, draw: Draw) -> str:
    """What became of the viewer's ticket."""
    if draw.state != "drawn":
        return "in"
    asked = select(DrawClaim.id).where(DrawClaim.draw_id == draw.id, DrawClaim.member_id == viewer.member_id)
    return "drawn" if (await session.exec(asked)).first() else "not_drawn"


async def _offers(session: Session, viewer: Viewer, draw: Draw) -> list[Offer]:
    asked = select(DrawClaim).where(
        DrawClaim.draw_id == draw.id,
        DrawClaim.member_id == viewer.member_id,
        col(DrawClaim.state).in_(("offered", "claimed")),
    )
    prizes = draws.opening_of(draw.c0).prizes
    return [
        Offer(
            one.id,
            prizes[one.prize],
            numbers.near_day(viewer.language, one.until, viewer.timezone),
            one.state == "claimed",
        )
        for one in (await session.exec(asked)).all()
        if one.state == "claimed" or one.until >= clock.now()
    ]


async def _won(session: Session, viewer: Viewer, draw: Draw) -> list[WonLine]:
    asked = (
        select(DrawClaim, Member)
        .outerjoin(Member, col(Member.id) == DrawClaim.member_id)
        .where(DrawClaim.draw_id == draw.id, col(DrawClaim.state).in_(_WON))
        .order_by(col(DrawClaim.prize))
    )
    prizes, language = draws.opening_of(draw.c0).prizes, viewer.language
    return [
        WonLine(prizes[one.prize], _who(viewer, one, member), tr(language, f"draw.claim_{one.state}"))
        for one, member in (await session.exec(asked)).all()
    ]


def _who(viewer: Viewer, one: DrawClaim, member: Member | None) -> str:
    """Nobody is told before the winner decides; then as far as the winner allows."""
    if one.state == "offered" or member is None:
        return tr(viewer.language, "people.a_colleague")
    return identity.face(member.name, member.nickname, member.visibility, member.id, viewer.language, "").name


async def _is_witness(session: Session, viewer: Viewer, draw: Draw) -> bool:
    asked = select(DrawWitness.id).where(DrawWitness.draw_id == draw.id, DrawWitness.member_id == viewer.member_id)
    return (await session.exec(asked)).first() is not None


async def witness_page(session: Session, viewer: Viewer, draw_id: str) -> Bound:
    """What the viewer, a witness, does next.

    Raises:
        NoWitness: not a witness of this draw.
    """
    asked = select(DrawWitness).where(DrawWitness.draw_id == draw_id, DrawWitness.member_id == viewer.member_id)
    if (mine := (await session.exec(asked)).one_or_none()) is None:
        raise NoWitness
    draw = await session.get_one(Draw, draw_id)
    contest = await session.get_one(Contest, draw.contest_id)
    until = draw.closed_at + rules.REVEAL if draw.closed_at else draw.closes_at
    return Bound(
        draw=draw.id,
        name=mine.name,
        title=contest.title,
        state=_next(draw, mine, late=clock.now() > until),
        until=numbers.day_and_time(viewer.language, until, viewer.timezone),
        bound_to=mine.bound_to,
    )


def _next(draw: Draw, mine: DrawWitness, *, late: bool) -> str:
    if draw.state == "open":
        return "wait" if mine.bound_to else "lock"
    if draw.state != "closed" or not mine.bound_to or mine.w or late:
        return "over"
    return "reveal"
