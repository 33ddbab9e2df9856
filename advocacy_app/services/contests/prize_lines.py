"""Prizes that wait for a member's word, and who has the others; from the draw, from thanks, from judges."""

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Contest, Draw, DrawClaim, Member
from advocacy_app.read_models.contests import Offer, WonLine
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import draws, identity
from advocacy_app.services.contests.awards import awards_of

_WON = frozenset({"offered", "claimed", "handed"})


async def offers(session: Session, viewer: Viewer, contest: Contest, draw: Draw | None) -> list[Offer]:
    """What waits for the viewer's word, and what they took and wait for."""
    drawn = await _drawn_offers(session, viewer, draw) if draw else []
    mine = [one for one in await awards_of(session, contest.id) if one[0].member_id == viewer.member_id]
    return drawn + [
        Offer(
            award.id,
            prize.name,
            numbers.near_day(viewer.language, award.until, viewer.timezone) if award.until else "",
            award.state == "claimed",
        )
        for award, prize, _ in mine
        if award.state == "claimed" or (award.state == "offered" and award.until and award.until >= clock.now())
    ]


async def won(session: Session, viewer: Viewer, contest: Contest, draw: Draw | None) -> list[WonLine]:
    """Who has which prize, as far as they allow."""
    drawn = await _drawn_won(session, viewer, draw) if draw else []
    return drawn + [
        WonLine(prize.name, _who(viewer, award.state, member), tr(viewer.language, f"draw.claim_{award.state}"))
        for award, prize, member in await awards_of(session, contest.id)
        if award.state in _WON
    ]


async def _drawn_offers(session: Session, viewer: Viewer, draw: Draw) -> list[Offer]:
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


async def _drawn_won(session: Session, viewer: Viewer, draw: Draw) -> list[WonLine]:
    asked = (
        select(DrawClaim, Member)
        .outerjoin(Member, col(Member.id) == DrawClaim.member_id)
        .where(DrawClaim.draw_id == draw.id, col(DrawClaim.state).in_(_WON))
        .order_by(col(DrawClaim.prize))
    )
    prizes, language = draws.opening_of(draw.c0).prizes, viewer.language
    return [
        WonLine(prizes[one.prize], _who(viewer, one.state, member), tr(language, f"draw.claim_{one.state}"))
        for one, member in (await session.exec(asked)).all()
    ]


def _who(viewer: Viewer, state: str, member: Member | None) -> str:
    """Nobody is told before the winner decides; then as far as the winner allows."""
    if state == "offered" or member is None:
        return tr(viewer.language, "people.a_colleague")
    return identity.face(member.name, member.nickname, member.visibility, member.id, viewer.language, "").name
