"""The feed page: load a window around what is on the screen, go on to the next, follow what changes."""

import reflex as rx

from advocacy_app.db import reading
from advocacy_app.read_models.feed import FeedCard
from advocacy_app.services import feed, polls
from advocacy_app.state.gate import policy, viewer_of

PASSED = 240


class FeedState(rx.State):
    """One window of at most twelve cards; the rest is named by ``after``."""

    cards: list[FeedCard] = []
    after: str = ""
    loaded: bool = False
    asked: bool = False
    """A poll waits for this reader."""
    _passed: list[str] = []

    @rx.event
    @policy()
    async def load_feed(self, shown: list[str]) -> None:
        """Bring what is true now; ``shown`` is on the reader's screen and stays where it is."""
        await self._show(shown)

    @rx.event
    @policy()
    async def show_earlier(self) -> None:
        """Go on where this window ends."""
        self._passed = [*self._passed, *(card.slug for card in self.cards)][-PASSED:]
        await self._show([])

    async def _show(self, shown: list[str]) -> None:
        viewer = await viewer_of(self)
        async with reading(briefly=True) as session:
            window = await feed.window(session, viewer, shown, self._passed)
            self.asked = await polls.waiting(session, viewer)
        self.cards, self.after, self.loaded = list(window.cards), window.after, True
