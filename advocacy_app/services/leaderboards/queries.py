"""Boards as one viewer may see them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select as ask
from sqlmodel import col

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import numbers, tr
from advocacy_app.integrations.ranking import NullRanking, Ranking, RankingUnreachable
from advocacy_app.models import BoardScore, Member, Site, Team
from advocacy_app.read_models.boards import Board, Standing
from advocacy_app.read_models.people import Face, Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import NotFound
from advocacy_app.services.leaderboards.acts import zone_and_version
from advocacy_app.services.leaderboards.cache import Ranks, ranks
from advocacy_app.services.leaderboards.ranks import SqlRanks
from advocacy_app.services.leaderboards.rules import (
    FEWEST,
    PERIODS,
    SHOWN,
    Place,
    days_left,
    key,
    numbered,
    starts,
)

NEAR = 2
TOP = 50
NO_CACHE = NullRanking()
_OWN = (col(BoardScore.points), col(BoardScore.entries), col(BoardScore.listed))
_SHOWN_OF_A_MEMBER = (
    col(Member.account),
    col(Member.id),
    col(Member.name),
    col(Member.nickname),
    col(Member.visibility),
    col(Member.deactivated_at),
    col(Team.name),
    col(Site.name),
)


@dataclass(frozen=True)
class Frame:
    """A period as it is now: its key and its words."""

    period: str
    today: date
    key: str
    title: str
    left: str
    version: int


async def frame_of(session: Session, viewer: Viewer, period: str) -> Frame:
    """The present day, week, month, quarter, or all time.

    Raises:
        NotFound: no such period.
    """
    if period not in PERIODS:
        raise NotFound
    zone, now = await zone_and_version(session)
    today = clock.today(zone)
    title, left = _title(viewer, period, today), _left(viewer, period, today)
    return Frame(period, today, key(period, today), title, left, now)


def _title(viewer: Viewer, period: str, today: date) -> str:
    """The period in words, as the heading over a board."""
    if period == "day":
        return numbers.near_day(viewer.language, today)
    if period == "month":
        return numbers.month(viewer.language, today)
    if period == "quarter":
        first = starts("quarter", today)
        last = first.replace(month=first.month + 2)
        ends = {name: numbers.month_name(viewer.language, day) for name, day in (("first", first), ("last", last))}
        return tr(viewer.language, "boards.season", **ends)
    return tr(viewer.language, f"boards.now_{period}")


def _left(viewer: Viewer, period: str, today: date) -> str:
    if period == "all":
        return ""
    n = days_left(period, today)
    return tr(viewer.language, "days.left", n=n) if n else tr(viewer.language, "days.left_none")


async def board(session: Session, viewer: Viewer, period: str, ranking: Ranking = NO_CACHE) -> Board:
    """The viewer's neighbours first, then the top; nobody appears who did not choose to.

    Raises:
        NotFound: no such period.
    """
    frame = await frame_of(session, viewer, period)
    try:
        return await _board(session, viewer, frame, await ranks(session, ranking, frame.key, frame.version))
    except RankingUnreachable:
        return await _board(session, viewer, frame, SqlRanks(session, frame.key))


async def _board(session: Session, viewer: Viewer, frame: Frame, places: Ranks) -> Board:
    people = await places.people()
    if people < FEWEST:
        return Board(frame.period, frame.title, frame.left, frame.version, people=people)
    top = numbered(await places.top(TOP + 1))[:TOP]
    near = await _near(session, viewer, places, frame.key)
    faces = await faces_of(session, viewer, [place.account for place in (*top, *near)])
    around = standings_of(viewer, near, faces)
    return Board(
        period=frame.period,
        title=frame.title,
        left=frame.left,
        version=frame.version,
        enough=True,
        people=people,
        me=next((standing for standing in around if standing.me), None),
        near=around,
        top=standings_of(viewer, top, faces),
    )


async def _near(session: Session, viewer: Viewer, places: Ranks, key: str) -> list[Place]:
    """The viewer between neighbours; nothing for somebody without an entry in this period.

    Whoever is not listed has no rank: the ranks of the others are the same for everybody.
    """
    own = ask(*_OWN).where(col(BoardScore.period) == key, col(BoardScore.account) == viewer.account)
    mine = (await (await session.connection()).execute(own)).first()
    if mine is None or not mine.entries:
        return []
    before, after = await places.around(viewer.account, mine.points, NEAR)
    seen = [*before, Place(viewer.account, mine.points), *after]
    above = await places.above(n for place in seen for n in (place.points, place.points - 1))
    others = {place.points: above[place.points - 1] - above[place.points] - 1 for place in seen}
    return [
        p
        if p.account == viewer.account and not mine.listed
        else Place(p.account, p.points, above[p.points] + 1, tied=others[p.points] > 0)
        for p in seen
    ]


async def faces_of(session: Session, viewer: Viewer, accounts: Sequence[str]) -> dict[str, Face]:
    """How these people appear to the viewer; whoever may not appear is left out, except the viewer."""
    asked = (
        ask(*_SHOWN_OF_A_MEMBER)
        .outerjoin(Team, col(Team.id) == Member.team_id)
        .outerjoin(Site, col(Site.id) == Member.site_id)
        .where(col(Member.account).in_(set(accounts)))
    )
    found: dict[str, Face] = {}
    for account, member_id, name, nickname, visibility, gone, *place in await (await session.connection()).execute(
        asked
    ):
        shown = "hidden" if gone else visibility
        if member_id == viewer.member_id:
            found[account] = _own_face(viewer, name, nickname, shown)
        elif shown in SHOWN:
            line = " · ".join(part for part in place if part)
            found[account] = identity.face(name, nickname, shown, member_id, viewer.language, line)
    return found


def _own_face(viewer: Viewer, name: str, nickname: str, visibility: str) -> Face:
    """“You”, with the name that others see below it."""
    shown = {"name": name, "nickname": nickname}.get(visibility)
    line = tr(viewer.language, "boards.as", name=shown) if shown else tr(viewer.language, "boards.as_nobody")
    own = identity.face(name, "", "name", viewer.member_id, viewer.language, line)
    return replace(own, name=tr(viewer.language, "boards.you"))


def standings_of(viewer: Viewer, places: Sequence[Place], faces: dict[str, Face]) -> tuple[Standing, ...]:
    """Places with their faces; whoever may not appear has none and is left out."""
    return tuple(
        Standing(
            rank=place.rank,
            tied=place.tied,
            face=(face := faces[place.account]),
            points=place.points,
            me=place.account == viewer.account,
            key=f"{place.rank} {place.points} {face.hue} {face.name}",
        )
        for place in places
        if place.account in faces
    )
