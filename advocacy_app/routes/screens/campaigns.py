"""What people join: campaigns and their walls, challenges, contests and their judges."""

from urllib.parse import unquote

from advocacy_app.components.boot import Fragment
from advocacy_app.db import reading
from advocacy_app.i18n import Language
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.screens.shown import Load, looking, shown
from advocacy_app.services import campaigns, challenges, contests
from advocacy_app.state.campaigns import JoinState, WallState
from advocacy_app.state.challenges import ChallengesState, ChallengeState
from advocacy_app.state.contests import ContestsState, ContestState, WallContestsState
from advocacy_app.state.judging import JudgeState


async def _join(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        joined = shown(JoinState, page=await campaigns.join_page(session, viewer), loaded=True)
        goals = shown(ChallengesState, page=await challenges.challenges(session, viewer), loaded=True)
        return joined + goals + shown(ContestsState, cards=await contests.cards(session, viewer), loaded=True)


async def _wall(viewer: Viewer, _: Language, hashtag: str) -> Fragment:
    async with looking(WallState) as session:
        wall = await campaigns.wall_of(session, viewer, unquote(hashtag))
        prizes = await contests.on_wall(session, viewer, unquote(hashtag))
    return shown(WallState, wall=wall, gone=False) + shown(WallContestsState, cards=prizes)


async def _challenge(viewer: Viewer, _: Language, challenge_id: str) -> Fragment:
    async with looking(ChallengeState, loaded=True) as session:
        page = await challenges.challenge_page(session, viewer, challenge_id)
    return shown(ChallengeState, page=page, gone=False, loaded=True)


async def _contest(viewer: Viewer, _: Language, contest_id: str) -> Fragment:
    async with looking(ContestState, loaded=True) as session:
        page = await contests.page(session, viewer, contest_id)
    return shown(ContestState, page=page, gone=False, loaded=True)


async def _judging(viewer: Viewer, _: Language, contest_id: str) -> Fragment:
    async with looking(JudgeState, loaded=True) as session:
        page = await contests.judge_page(session, viewer, contest_id)
    return shown(JudgeState, page=page, gone=False, loaded=True)


LOADERS: dict[str, Load] = {
    "/challenges": _join,
    "/t/([^/]+)": _wall,
    "/challenges/([^/]+)": _challenge,
    "/contests/([^/]+)": _contest,
    "/contests/([^/]+)/judge": _judging,
}
