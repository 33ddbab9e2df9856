"""What a viewer sees of the own points, and nobody else does."""

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import tr
from advocacy_app.models import BoardScore, Member
from advocacy_app.read_models.boards import OwnBest
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.leaderboards.acts import zone_of_boards
from advocacy_app.services.leaderboards.rules import best, key, last_weeks


async def own_points(session: Session, viewer: Viewer, period: str) -> int:
    """The viewer's own points in the present day, week, month, quarter or of all time."""
    now = key(period, clock.today(await zone_of_boards(session)))
    asked = select(BoardScore.points).where(BoardScore.account == viewer.account, BoardScore.period == now)
    return (await session.exec(asked)).first() or 0


async def own_best(session: Session, viewer: Viewer) -> OwnBest:
    """The viewer's last twelve weeks, and how the viewer appears; for the viewer alone."""
    weeks = last_weeks(clock.today(await zone_of_boards(session)))
    asked = select(BoardScore.period, BoardScore.points).where(
        BoardScore.account == viewer.account, col(BoardScore.period).in_(weeks)
    )
    points = dict((await session.exec(asked)).all())
    found = tuple(max(points.get(week, 0), 0) for week in weeks)
    name = await _name_on_boards(session, viewer)
    return OwnBest(
        weeks=found,
        is_best=best(found),
        line=tr(viewer.language, "boards.own_weeks", n=sum(1 for n in found if n)),
        appears=tr(viewer.language, "boards.shown_as", name=name) if name else tr(viewer.language, "boards.not_shown"),
        hidden=not name,
    )


async def _name_on_boards(session: Session, viewer: Viewer) -> str:
    """The name or nickname that colleagues read; empty when they read none."""
    member = await session.get_one(Member, viewer.member_id)
    return {"name": member.name, "nickname": member.nickname}.get(member.visibility, "")
