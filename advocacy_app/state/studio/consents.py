"""What is left to do when somebody no longer agrees, or has left."""

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.photos import Leaver, PulledPhoto, TakedownItem
from advocacy_app.services import culture
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say_no
from advocacy_app.state.studio.frame import OWNERS


class ConsentsState(rx.State):
    """Posts that must come down, people who left, photos that are off the wall."""

    down: list[TakedownItem] = []
    leavers: list[Leaver] = []
    pulled: list[PulledPhoto] = []
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_consents(self) -> None:
        """All three lists."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.down = await culture.to_take_down(session, viewer, everybody=True)
            self.leavers = await culture.leavers(session, viewer)
            self.pulled = await culture.pulled(session, viewer)
        self.loaded = True

    @rx.event
    @policy(*OWNERS)
    async def note_taken_down(self, share: str) -> None:
        """A post outside is gone."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await culture.say_taken_down(session, viewer, str(share))
        except Refusal as no:
            await say_no(self, no)
        async with reading() as session:
            self.down = await culture.to_take_down(session, viewer, everybody=True)
