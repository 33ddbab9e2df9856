"""Queues of guest curators, as those who fill them see them."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.photos import Curators
from advocacy_app.services import culture
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say_no
from advocacy_app.state.studio.frame import OWNERS


class CuratorsState(rx.State):
    """Everybody who reviews as a guest, with what each may see."""

    curators: Curators = Curators()
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_curators(self) -> None:
        """Who they are, and what their queues hold."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.curators = await culture.curators(session, viewer)
        self.loaded = True

    @rx.event
    @policy(*OWNERS)
    async def fill_queue(self, form: dict[str, Any]) -> None:
        """Photos of a site, of a team or with a hashtag; whatever was filled in of the three."""
        curator = str(form.get("curator") or "")
        for kind in ("site", "team", "hashtag"):
            if value := str(form.get(kind) or "").strip():
                await self._do(partial(culture.fill_queue, member_id=curator, kind=kind, value=value))

    @rx.event
    @policy(*OWNERS)
    async def empty_queue(self, curator: str, kind: str, value: str) -> None:
        """Take one of them out again."""
        await self._do(partial(culture.empty_queue, member_id=str(curator), kind=str(kind), value=str(value)))

    async def _do(self, deed: Callable[..., Awaitable[None]]) -> None:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await deed(session, viewer)
        except Refusal as no:
            await say_no(self, no)
        async with reading() as session:
            self.curators = await culture.curators(session, viewer)
