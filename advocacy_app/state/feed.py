"""The feed page: load a window, go on to the next, follow what changes."""

import reflex as rx

from advocacy_app.db import reading
from advocacy_app.read_models.feed import FeedCard
from advocacy_app.services import feed
from advocacy_app.state.gate import policy, viewer_of


class FeedState(rx.State):
    """One window of at most twelve cards; the rest is named by ``after``."""

    cards: list[FeedCard] = []
    after: str = ""
    loaded: bool = False

    @rx.event
    @policy()
    async def load_feed(self) -> None:
        """Start from the top."""
        await self._show("")

    @rx.event
    @policy()
    async def show_earlier(self) -> None:
        """Go on where this window ends."""
        await self._show(self.after)

    async def _show(self, after: str) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            window = await feed.feed(session, viewer, after)
        self.cards, self.after, self.loaded = list(window.cards), window.after, True
