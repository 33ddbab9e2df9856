"""What my shares brought: figures, the list, addresses of posts, and how large my networks are."""

from dataclasses import replace
from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.read_models.sharing import Impact, MyShare, NetworkSize
from advocacy_app.services import sharing
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say

LONGEST = 120
"""Shares kept on a screen; whoever reads on lets go of the newest."""


class ImpactState(rx.State):
    """For the member's own eyes. ``fault`` is about the address of the share ``fault_on``."""

    impact: Impact = Impact()
    shares: list[MyShare] = []
    after: str = ""
    networks: list[NetworkSize] = []
    loaded: bool = False
    fault: str = ""
    fault_on: str = ""
    size_fault: str = ""
    _further: bool = False

    @rx.event
    @policy()
    async def load_impact(self) -> None:
        """The figures and the latest shares."""
        self._further, self.fault, self.fault_on, self.size_fault = False, "", "", ""
        await self._show()

    @rx.event
    @policy()
    async def follow_impact(self) -> None:
        """Somebody opened a link: look again, unless one reads further down."""
        if not self._further:
            await self._show()

    @rx.event
    @policy()
    async def show_earlier(self) -> None:
        """The shares before these, below them."""
        viewer = await viewer_of(self)
        async with reading() as session:
            page = await sharing.my_shares(session, viewer, self.after)
        self.shares = [*self.shares, *page.shares][-LONGEST:]
        self.after, self._further = page.after, True

    @rx.event
    @policy()
    async def give_address(self, form: dict[str, Any]) -> None:
        """Where a post can be seen, or a better address; a refused one stays in its field."""
        viewer, share = await viewer_of(self), str(form.get("share") or "")
        try:
            async with transaction() as session:
                await sharing.give_post_address(session, viewer, share, str(form.get("address") or ""))
                given = await sharing.my_share(session, viewer, share)
        except Refusal as no:
            self.fault, self.fault_on = tr(viewer.language, no.key, **no.words), share
            return
        self.shares = [given if one.id == share else one for one in self.shares]
        self.fault = self.fault_on = ""
        await say(self, "composer.address_given")

    @rx.event
    @policy()
    async def tell_sizes(self, form: dict[str, Any]) -> None:
        """How many people follow me; what could not be read stays in its field."""
        viewer = await viewer_of(self)
        typed = {name: str(value or "") for name, value in form.items()}
        try:
            async with transaction() as session:
                await sharing.keep_network_sizes(session, viewer, typed)
                self.impact = await sharing.impact(session, viewer)
        except Refusal as no:
            self.size_fault = tr(viewer.language, no.key, **no.words)
            return
        self.size_fault = ""
        self.networks = [replace(network, size=typed.get(network.key, "")) for network in self.networks]
        await say(self, "impact.sizes_kept")

    async def _show(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.impact = await sharing.impact(session, viewer)
            self.networks = list(await sharing.network_sizes(session, viewer))
            page = await sharing.my_shares(session, viewer)
        self.shares, self.after, self.loaded = list(page.shares), page.after, True
