"""The draw of a contest as a member sees it: their ticket and what became of it, a witness's next step."""

from typing import Any

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Contest, Draw, DrawClaim, DrawReceipt, DrawWitness
from advocacy_app.read_models.contests import Bound
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import draws
from advocacy_app.services.contests import rules, showing
from advocacy_app.services.contests.errors import NoWitness


async def latest(session: Session, contest_id: str) -> Draw | None:
    """The draw of a contest; of several the last one."""
    asked = select(Draw).where(Draw.contest_id == contest_id).order_by(col(Draw.number).desc()).limit(1)
    return (await session.exec(asked)).one_or_none()


async def drawn(session: Session, viewer: Viewer, draw: Draw | None) -> dict[str, Any]:
    """What there is to say about the draw, the viewer's ticket."""
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
        "witness": await _is_witness(session, viewer, draw),
    }


async def _ticket(session: Session, viewer: Viewer, draw: Draw) -> str:
    asked = select(DrawReceipt.c_i).where(DrawReceipt.draw_id == draw.id, DrawReceipt.member_id == viewer.member_id)
    return (await session.exec(asked)).one_or_none() or ""


async def _fate(session: Session, viewer: Viewer, draw: Draw) -> str:
    """What became of the viewer's ticket."""
    if draw.state != "drawn":
        return "in"
    asked = select(DrawClaim.state).where(DrawClaim.draw_id == draw.id, DrawClaim.member_id == viewer.member_id)
    state = (await session.exec(asked)).first()
    return "not_drawn" if state is None else state if state in {"refused", "expired"} else "drawn"


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
    if mine.w or draw.state == "cancelled":
        return "over"
    return "reveal" if draw.state == "closed" and mine.bound_to and not late else "missed"
