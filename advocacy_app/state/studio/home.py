"""The studio's home: what waits, what is live, what goes stale."""

import reflex as rx

from advocacy_app.db import reading
from advocacy_app.read_models.studio import StudioHome
from advocacy_app.services import content
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.studio.frame import WRITERS


class StudioHomeState(rx.State):
    """One look at everything."""

    home: StudioHome = StudioHome()
    loaded: bool = False

    @rx.event
    @policy(*WRITERS)
    async def load_home(self) -> None:
        """Everything anew."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.home = await content.home(session, viewer)
        self.loaded = True
