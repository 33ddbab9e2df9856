"""Points and what comes of them: boards, badges, one's impact, rewards."""

from advocacy_app.components.boot import Fragment
from advocacy_app.db import reading
from advocacy_app.i18n import Language
from advocacy_app.outside import outside
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.screens.shown import Load, looking, shown
from advocacy_app.services import leaderboards, points, rewards, sharing
from advocacy_app.state.badges import BadgesState
from advocacy_app.state.boards import FIRST_PERIOD, BoardsState, strokes
from advocacy_app.state.impact import ImpactState
from advocacy_app.state.points import AskState, PointsState
from advocacy_app.state.rewards import RewardsState


async def _boards(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        best = await leaderboards.own_best(session, viewer)
        board = await leaderboards.board(session, viewer, FIRST_PERIOD, outside().ranking)
        league = await leaderboards.league(session, viewer)
    return shown(BoardsState, best=best, weeks=strokes(best.weeks), board=board, league=league, loaded=True)


async def _points(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        balance, page = await points.balance(session, viewer), await points.entries(session, viewer)
    return shown(PointsState, balance=balance, entries=page.entries, after=page.after, loaded=True)


async def _ask(viewer: Viewer, _: Language, entry_id: str) -> Fragment:
    async with looking(AskState) as session:
        return shown(AskState, why=await points.explain(session, viewer, entry_id), gone=False)


async def _badges(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        badges, rhythm = await points.badges(session, viewer), await points.rhythm(session, viewer)
    return shown(BadgesState, badges=badges, rhythm=rhythm, loaded=True)


async def _impact(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        mine, page = await sharing.impact(session, viewer), await sharing.my_shares(session, viewer)
        networks = await sharing.network_sizes(session, viewer)
    return shown(ImpactState, impact=mine, shares=page.shares, after=page.after, networks=networks, loaded=True)


async def _rewards(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        return shown(RewardsState, shop=await rewards.shop(session, viewer), loaded=True)


LOADERS: dict[str, Load] = {
    "/boards": _boards,
    "/me/points": _points,
    "/me/points/ask/([^/]+)": _ask,
    "/me/badges": _badges,
    "/me/impact": _impact,
    "/rewards": _rewards,
}
