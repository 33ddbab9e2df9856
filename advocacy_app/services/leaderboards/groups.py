"""Teams and sites, by average per active member."""

from typing import Literal

from sqlmodel import col, func, select

from advocacy_app.db import Session
from advocacy_app.i18n import numbers
from advocacy_app.models import BoardScore, Member, Site, Team
from advocacy_app.read_models.boards import GroupBoard, GroupStanding
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.leaderboards.queries import frame_of
from advocacy_app.services.leaderboards.rules import FEWEST, Place, numbered, tenths

Scope = Literal["team", "site"]


async def group_board(session: Session, viewer: Viewer, period: str, scope: Scope) -> GroupBoard:
    """Groups of at least five people, by the average of the active ones who chose to appear, from five of those on.

    Whoever is hidden is in no average: the others' points stand beside their names, a site minus its teams is a group
    too, and so is a week minus its days. What is not in a figure cannot be subtracted from it.

    Raises:
        NotFound: no such period.
    """
    frame = await frame_of(session, viewer, period)
    names, active = await _names(session, scope), await _active(session, scope, frame.key)
    shown = {group: found for group, found in active.items() if group in names and found[1] >= FEWEST}
    order = sorted(
        (Place(group, tenths(total, people)) for group, (total, people) in shown.items()),
        key=lambda place: (-place.points, names[place.account]),
    )
    mine = viewer.team_id if scope == "team" else viewer.site_id
    groups = tuple(
        GroupStanding(
            rank=place.rank,
            tied=place.tied,
            name=names[place.account],
            average=numbers.one_decimal(viewer.language, place.points / 10),
            people=shown[place.account][1],
            mine=place.account == mine,
            key=f"{place.rank} {place.points} {names[place.account]}",
        )
        for place in numbered(order)
    )
    return GroupBoard(period=period, title=frame.title, left=frame.left, version=frame.version, groups=groups)


async def _names(session: Session, scope: Scope) -> dict[str, str]:
    """Groups that are large enough to be shown."""
    table, of = (Team, Member.team_id) if scope == "team" else (Site, Member.site_id)
    asked = (
        select(table.id, table.name)
        .join(Member, col(of) == table.id)
        .where(col(Member.deactivated_at).is_(None))
        .group_by(col(table.id), col(table.name))
        .having(func.count() >= FEWEST)
    )
    return dict((await session.exec(asked)).all())


async def _active(session: Session, scope: Scope, key: str) -> dict[str, tuple[int, int]]:
    """Points and active people of each group in a period, of those who appear."""
    of = col(Member.team_id if scope == "team" else Member.site_id)
    asked = (
        select(of, func.sum(BoardScore.points), func.count())
        .join(BoardScore, col(BoardScore.account) == Member.account)
        .where(BoardScore.period == key, col(BoardScore.listed).is_(True), col(Member.deactivated_at).is_(None))
        .group_by(of)
    )
    return {group: (int(total), people) for group, total, people in (await session.exec(asked)).all() if group}
