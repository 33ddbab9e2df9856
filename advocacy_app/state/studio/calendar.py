"""The calendar of what is live, scheduled and ending."""

import reflex as rx

from advocacy_app.db import reading
from advocacy_app.read_models.studio import CalendarPage
from advocacy_app.services import content
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.studio.frame import WRITERS


class CalendarState(rx.State):
    """One month."""

    page: CalendarPage = CalendarPage()
    loaded: bool = False

    @rx.event
    @policy(*WRITERS)
    async def load_calendar(self) -> None:
        """This month."""
        await self._show("", 0)

    @rx.event
    @policy(*WRITERS)
    async def turn_month(self, step: int) -> None:
        """The month before or after."""
        await self._show(self.page.start, 1 if step > 0 else -1)

    async def _show(self, start: str, step: int) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.page = await content.calendar(session, viewer, start, step)
        self.loaded = True
