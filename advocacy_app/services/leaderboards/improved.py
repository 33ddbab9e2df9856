"""Improvement: everybody against nobody but the own earlier period."""

from sqlalchemy.orm import aliased
from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import BoardScore
from advocacy_app.read_models.boards import ImprovedBoard
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.errors import NotFound
from advocacy_app.services.leaderboards.queries import faces_of, frame_of, standings_of
from advocacy_app.services.leaderboards.rules import FEWEST, Place, key_before, numbered

SHOWN = 20


async def improved_board(session: Session, viewer: Viewer, period: str) -> ImprovedBoard:
    """Who appears by choice and has more than in the period before, the largest gain first.

    Raises:
        NotFound: no such period, or ``all``, which has none before it.
    """
    if period == "all":
        raise NotFound
    frame = await frame_of(session, viewer, period)
    earlier = key_before(period, frame.today)
    places = await _gains(session, frame.key, earlier)
    faces = await faces_of(session, viewer, [place.account for place in places])
    standings = standings_of(viewer, numbered(places), faces)
    return ImprovedBoard(
        period=period,
        title=frame.title,
        left=frame.left,
        version=frame.version,
        gain=await _own_gain(session, viewer, frame.key, earlier),
        standings=standings if len(standings) >= FEWEST else (),
    )


async def _gains(session: Session, current: str, earlier: str) -> list[Place]:
    now, before = aliased(BoardScore), aliased(BoardScore)
    gain = col(now.points) - col(before.points)
    asked = (
        select(now.account, gain)
        .join(before, (col(before.account) == now.account) & (before.period == earlier))
        .where(now.period == current, col(now.listed).is_(True), before.entries > 0, gain > 0)
        .order_by(gain.desc(), col(now.account).desc())
        .limit(SHOWN)
    )
    return [Place(*row) for row in (await session.exec(asked)).all()]


async def _own_gain(session: Session, viewer: Viewer, current: str, earlier: str) -> int:
    now = await session.get(BoardScore, (current, viewer.account))
    before = await session.get(BoardScore, (earlier, viewer.account))
    return max(0, now.points - before.points) if now and before and before.entries else 0
