"""The list of posts."""

import reflex as rx

from advocacy_app.db import reading
from advocacy_app.read_models.studio import ContentRow
from advocacy_app.services import content
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.studio.frame import WRITERS


class ContentState(rx.State):
    """A page of posts, and what was asked for."""

    rows: list[ContentRow] = []
    state_asked: str = ""
    words: str = ""
    number: int = 0
    more: bool = False
    loaded: bool = False

    @rx.event
    @policy(*WRITERS)
    async def load_content(self) -> None:
        """Everything, the last changed first."""
        self.state_asked = self.words = ""
        await self._find(0)

    @rx.event
    @policy(*WRITERS)
    async def choose_state(self, state: str) -> None:
        """One state, or all again when it was chosen already."""
        self.state_asked = "" if state == self.state_asked else str(state)[:12]
        await self._find(0)

    @rx.event
    @policy(*WRITERS)
    async def look_for(self, words: str) -> None:
        """Words were typed."""
        self.words = str(words)[:100]
        await self._find(0)

    @rx.event
    @policy(*WRITERS)
    async def turn_page(self, step: int) -> None:
        """On or back."""
        await self._find(max(0, min(self.number + (1 if step > 0 else -1), 500)))

    async def _find(self, number: int) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            page = await content.content(session, viewer, self.state_asked, self.words, number)
        self.rows, self.more, self.number, self.loaded = list(page.rows), page.more, number, True
