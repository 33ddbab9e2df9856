"""Badges, and the weekly rhythm with its weeks of leave."""

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.points import BadgeView, Rhythm
from advocacy_app.services import points
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say_no


class BadgesState(rx.State):
    """Every badge with what it takes; one's own weeks."""

    badges: list[BadgeView] = []
    rhythm: Rhythm = Rhythm()
    loaded: bool = False

    @rx.event
    @policy()
    async def load_badges(self) -> None:
        """As the ledger has it now."""
        await self._read()

    @rx.event
    @policy()
    async def tell_leave(self, week: str) -> None:
        """Be away in a week, or there after all."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await points.tell_leave(session, viewer, week)
        except Refusal as no:
            await say_no(self, no)
        await self._read()

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.badges = await points.badges(session, viewer)
            self.rhythm = await points.rhythm(session, viewer)
        self.loaded = True
