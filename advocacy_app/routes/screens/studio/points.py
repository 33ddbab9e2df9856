"""Points in the studio: questions about them, what they are for, what they buy, and fair play."""

from advocacy_app.db import Session
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.screens.studio.kinds import Page, Variables
from advocacy_app.services import fair_play, kudos, points, rewards
from advocacy_app.state.studio.fair_play import FairPlayState
from advocacy_app.state.studio.points import AppealsState, RulesState
from advocacy_app.state.studio.rewards import RewardsDeskState


async def _appeals(session: Session, viewer: Viewer) -> Variables:
    return {"appeals": await points.queue(session, viewer)}


async def _rules(session: Session, viewer: Viewer) -> Variables:
    return {"rules": await points.rules(session, viewer)}


async def _rewards(session: Session, viewer: Viewer) -> Variables:
    return {"desk": await rewards.desk(session, viewer)}


async def _fair_play(session: Session, viewer: Viewer) -> Variables:
    return {"desk": await fair_play.desk(session, viewer), "kudos": await kudos.reported_kudos(session, viewer)}


PAGES = {
    "/studio/appeals": Page(AppealsState, _appeals),
    "/studio/points": Page(RulesState, _rules),
    "/studio/rewards": Page(RewardsDeskState, _rewards),
    "/studio/fair-play": Page(FairPlayState, _fair_play),
}
