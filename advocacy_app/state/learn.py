"""Training as its pages show it. What people do there goes through the phone's outbox (assets/js/lesson.js)."""

import reflex as rx

from advocacy_app.db import reading
from advocacy_app.read_models.training import LearnHome, LessonView
from advocacy_app.services import training
from advocacy_app.state.gate import policy, viewer_of


class LearnState(rx.State):
    """The tracks, and where to go on."""

    home: LearnHome = LearnHome()
    loaded: bool = False

    @rx.event
    @policy()
    async def load_learn(self) -> None:
        """Where the viewer stands now."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.home = await training.home(session, viewer)
        self.loaded = True


class LessonState(rx.State):
    """The lesson that the address names."""

    lesson: LessonView = LessonView()
    gone: bool = False
    loaded: bool = False

    @rx.event
    @policy()
    async def load_lesson(self) -> None:
        """Its cards and questions, and what they have brought so far."""
        viewer = await viewer_of(self)
        track, module = ["", *self.router.url.path.rstrip("/").split("/")][-2:]
        try:
            async with reading() as session:
                self.lesson = await training.lesson(session, viewer, track, module)
            self.gone = False
        except training.LessonGone:
            self.gone = True
        self.loaded = True


class RefresherState(rx.State):
    """Today's refresher; once it is done it stays on the screen until one leaves."""

    lesson: LessonView = LessonView()
    none: bool = False
    loaded: bool = False

    @rx.event
    @policy()
    async def load_refresher(self) -> None:
        """The questions of a lesson that comes back today."""
        viewer = await viewer_of(self)
        try:
            async with reading() as session:
                self.lesson = await training.refresher(session, viewer)
            self.none = False
        except training.LessonGone:
            self.none = True
        self.loaded = True
