"""Leagues, for those who want one: about ten people whose last season was like one's own."""

from collections.abc import Sequence

from sqlmodel import col, delete

from advocacy_app import clock
from advocacy_app.db import Session, columns, insert_once, rows
from advocacy_app.i18n import tr
from advocacy_app.models import BoardScore, LeagueEntry, Member
from advocacy_app.read_models.boards import League
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.leaderboards.errors import NameNeeded
from advocacy_app.services.leaderboards.queries import faces_of, frame_of, standings_of
from advocacy_app.services.leaderboards.rules import FEWEST, SHOWN, Place, key_before, leagues, numbered

SEASON = "quarter"


async def league(session: Session, viewer: Viewer) -> League:
    """The viewer's league of this season, if they chose to be in one and five people did."""
    if await session.get(LeagueEntry, viewer.member_id) is None:
        return League()
    frame = await frame_of(session, viewer, SEASON)
    everyone = await _by_last_season(session, key_before(SEASON, frame.today))
    groups = leagues(everyone) if len(everyone) >= FEWEST else []
    found = next(((n, group) for n, group in enumerate(groups, 1) if viewer.account in group), None)
    if found is None:
        return League(joined=True)
    place, group = found
    scores = await _scores(session, frame.key, group)
    order = sorted(group, key=lambda account: (-scores.get(account, 0), account))
    places = numbered([Place(account, scores.get(account, 0)) for account in order])
    return League(
        joined=True,
        title=tr(viewer.language, "boards.league_name", n=place, of=len(groups)),
        left=frame.left,
        standings=standings_of(viewer, places, await faces_of(session, viewer, group)),
    )


async def _by_last_season(session: Session, period: str) -> list[str]:
    """Everyone who chose to be in a league and to be seen, by the points of the season before."""
    asked = (
        columns(Member.account)
        .join(LeagueEntry, col(LeagueEntry.member_id) == Member.id)
        .outerjoin(BoardScore, (col(BoardScore.account) == Member.account) & (col(BoardScore.period) == period))
        .where(col(Member.deactivated_at).is_(None), col(Member.visibility).in_(SHOWN))
        .order_by(col(BoardScore.points).desc().nulls_last(), col(LeagueEntry.at), col(Member.id))
    )
    return list(await rows(session, asked))


async def _scores(session: Session, period: str, accounts: Sequence[str]) -> dict[str, int]:
    asked = columns(BoardScore.account, BoardScore.points).where(
        BoardScore.period == period, col(BoardScore.account).in_(accounts)
    )
    return dict(await rows(session, asked))


async def choose_league(session: Session, viewer: Viewer) -> None:
    """Be in a league; chosen once more, be in none. Nobody is put into one.

    Raises:
        NameNeeded: a league shows a name or a nickname to its members.
    """
    mine = {"member_id": viewer.member_id, "at": clock.now()}
    if await session.get(LeagueEntry, viewer.member_id):
        await session.exec(delete(LeagueEntry).where(col(LeagueEntry.member_id) == viewer.member_id))
        return
    if viewer.visibility not in SHOWN:
        raise NameNeeded
    await insert_once(session, LeagueEntry, **mine)
