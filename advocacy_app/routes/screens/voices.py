"""Where people have a say: ideas, polls, kudos."""

from advocacy_app.components.boot import Fragment
from advocacy_app.db import reading
from advocacy_app.i18n import Language
from advocacy_app.read_models.kudos import NO_ONE
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.screens.shown import Load, looking, shown
from advocacy_app.services import ideas, kudos, polls
from advocacy_app.state.ideas import IdeasState
from advocacy_app.state.kudos import KudosState
from advocacy_app.state.polls import PollsState


async def _ideas(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        mine, taken_up = await ideas.mine(session, viewer), await ideas.taken_up(session, viewer)
        piloting = await ideas.piloting(session, viewer)
    return shown(IdeasState, mine=mine, taken_up=taken_up, piloting=piloting, loaded=True)


async def _polls(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        asked, results = await polls.asked(session, viewer), await polls.seen(session, viewer)
    return shown(PollsState, polls=asked, results=results, loaded=True)


async def _kudos(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        return shown(KudosState, page=await kudos.kudos(session, viewer), to=NO_ONE, loaded=True)


async def _kudos_for(viewer: Viewer, _: Language, slug: str) -> Fragment:
    async with looking(KudosState) as session:
        to, page = await kudos.to_author(session, viewer, slug), await kudos.kudos(session, viewer)
    return shown(KudosState, page=page, to=to, gone=False, loaded=True)


LOADERS: dict[str, Load] = {
    "/ideas": _ideas,
    "/polls": _polls,
    "/kudos": _kudos,
    "/kudos/([^/]+)": _kudos_for,
}
