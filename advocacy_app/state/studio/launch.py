"""Starting the programme, as those who run it see it."""

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.launch import LaunchPage
from advocacy_app.services import launch
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import OWNERS


class LaunchState(rx.State):
    """Both plans, and the pilots."""

    page: LaunchPage = LaunchPage()
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_launch(self) -> None:
        """What is done by now."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.page = await launch.launch(session, viewer)
        self.loaded = True

    @rx.event
    @policy(*OWNERS)
    @once
    async def roll_out(self, cohort: str) -> None:
        """Open what a pilot group had for itself to everybody."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await launch.roll_out(session, viewer, str(cohort))
                self.page = await launch.launch(session, viewer)
        except Refusal as no:
            await say_no(self, no)
            return
        await say(self, "launch.rolled_out")
