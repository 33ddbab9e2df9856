"""What a guest curator sees beside the photos: what their queue holds. The rest of their page has States of its own."""

import reflex as rx

from advocacy_app.db import reading
from advocacy_app.read_models.photos import QueueHolds
from advocacy_app.services import culture
from advocacy_app.site import GUEST
from advocacy_app.state.gate import policy, viewer_of


class MineState(rx.State):
    """Whose photos are theirs to see."""

    holds: list[QueueHolds] = []
    loaded: bool = False

    @rx.event
    @policy(GUEST)
    async def load_mine(self) -> None:
        """As it stands."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.holds, self.loaded = list(await culture.own_queue(session, viewer)), True
