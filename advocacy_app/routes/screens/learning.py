"""What people read: guidelines and lessons."""

from advocacy_app.components.boot import Fragment
from advocacy_app.db import reading
from advocacy_app.i18n import Language
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.screens.shown import Load, looking, shown
from advocacy_app.services import guidelines, training
from advocacy_app.state.guidelines import GuidelinesState, GuidelineState
from advocacy_app.state.learn import LearnState, LessonState, RefresherState


async def _guidelines(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        return shown(GuidelinesState, guidelines=await guidelines.guidelines(session, viewer), loaded=True)


async def _guideline(viewer: Viewer, _: Language, slug: str) -> Fragment:
    async with looking(GuidelineState) as session:
        return shown(GuidelineState, page=await guidelines.guideline(session, viewer, slug), gone=False)


async def _learn(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        return shown(LearnState, home=await training.home(session, viewer), loaded=True)


async def _lesson(viewer: Viewer, _: Language, track: str, module: str) -> Fragment:
    async with looking(LessonState, loaded=True) as session:
        lesson = await training.lesson(session, viewer, track, module)
    return shown(LessonState, lesson=lesson, gone=False, loaded=True)


async def _refresher(viewer: Viewer, _: Language) -> Fragment:
    try:
        async with reading() as session:
            lesson = await training.refresher(session, viewer)
    except training.LessonGone:
        return shown(RefresherState, none=True, loaded=True)
    return shown(RefresherState, lesson=lesson, none=False, loaded=True)


LOADERS: dict[str, Load] = {
    "/guidelines": _guidelines,
    "/guidelines/([^/]+)": _guideline,
    "/learn": _learn,
    "/learn/refresher": _refresher,
    "/learn/([^/]+)/([^/]+)": _lesson,
}
