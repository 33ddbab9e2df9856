"""Who has which prize, or could have had it, for those who hand them over."""

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import ContestAward, Draw, DrawClaim, Member
from advocacy_app.read_models.contests import DeskClaim
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import draws
from advocacy_app.services.contests.awards import awards_of

_NAMED = frozenset({"waiting", "claimed", "handed"})
"""Nobody is told before the winner decides, and whoever said no stays private."""


async def of_draw(session: Session, viewer: Viewer, draw: Draw | None) -> list[DeskClaim]:
    """Prizes that chance gave, in their order, with all to whom they passed."""
    if draw is None:
        return []
    asked = (
        select(DrawClaim, Member)
        .outerjoin(Member, col(Member.id) == DrawClaim.member_id)
        .where(DrawClaim.draw_id == draw.id)
        .order_by(col(DrawClaim.prize), col(DrawClaim.turn))
    )
    prizes = draws.opening_of(draw.c0).prizes
    return [_claim(viewer, one, member, prizes[one.prize]) for one, member in (await session.exec(asked)).all()]


async def of_awards(session: Session, viewer: Viewer, contest_id: str) -> list[DeskClaim]:
    """Prizes that thanks or judges gave."""
    found = await awards_of(session, contest_id)
    return [_claim(viewer, award, member, prize.name) for award, prize, member in found]


def _claim(viewer: Viewer, one: DrawClaim | ContestAward, member: Member | None, prize: str) -> DeskClaim:
    until = numbers.near_day(viewer.language, one.until, viewer.timezone) if one.until else ""
    waits = one.state == "offered"
    return DeskClaim(
        id=one.id,
        prize=prize,
        who=_who(viewer, one.state, member),
        state=one.state,
        line=tr(viewer.language, "contest.claim_until", date=until)
        if waits
        else tr(viewer.language, f"draw.claim_{one.state}"),
        may_hand=one.state == "claimed",
        may_give_up=one.state in {"offered", "claimed"},
    )


def _who(viewer: Viewer, state: str, member: Member | None) -> str:
    """Who has it, for the hand-over; nobody where it was passed on."""
    if state in _NAMED:
        return member.name if member else tr(viewer.language, "contest.nobody")
    return tr(viewer.language, "contest.not_told_yet") if state == "offered" else ""
