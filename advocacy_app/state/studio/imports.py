"""Drafts from elsewhere."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.illustrated import illustrate
from advocacy_app.outside import outside
from advocacy_app.read_models.studio import SourceRow
from advocacy_app.services import content
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import WRITERS


class ImportState(rx.State):
    """The feeds that are read again; ``brought`` grows with each import, which empties the field."""

    sources: list[SourceRow] = []
    brought: int = 0
    loaded: bool = False

    @rx.event
    @policy(*WRITERS)
    async def load_sources(self) -> None:
        """Every feed."""
        await self._read()

    @rx.event
    @policy(*WRITERS)
    async def bring_in(self, form: dict[str, Any]) -> Any:
        """Read an address, outside of any transaction, and make drafts of it; a refused address stays in its field."""
        viewer = await viewer_of(self)
        try:
            found = await content.read_address(outside().web, str(form.get("address") or ""))
            async with transaction() as session:
                done = await content.bring_in(session, viewer, found)
        except Refusal as no:
            await say_no(self, no)
            return None
        await illustrate(done.pictures)
        self.brought += 1
        await self._read()
        await (say(self, "import.brought", n=len(done.slugs)) if done.slugs else say(self, "import.nothing_new"))
        return rx.redirect(f"/studio/content/{done.slugs[0]}") if len(done.slugs) == 1 else None

    @rx.event
    @policy(*WRITERS)
    async def pause_source(self, source: str, pause: bool) -> None:  # noqa: FBT001 - events name no arguments
        """Read it no more for now, or again."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await content.pause_source(session, viewer, str(source), pause=bool(pause))
        except Refusal as no:
            await say_no(self, no)
            return
        await self._read()
        await say(self, "import.said_paused" if pause else "import.said_resumed")

    @rx.event
    @policy(*WRITERS)
    async def forget_source(self, source: str) -> None:
        """Forget a feed; its drafts stay."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await content.drop_source(session, viewer, str(source))
        except Refusal as no:
            await say_no(self, no)
            return
        await self._read()
        await say(self, "import.said_forgotten")

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.sources = await content.sources(session, viewer)
        self.loaded = True
