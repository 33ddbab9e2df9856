"""Certificates: one's own, and all of them for those who run the programme."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.read_models.credentials import CredentialView, IssuedView
from advocacy_app.services import credentials
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no
from advocacy_app.state.studio.frame import OWNERS


class CredentialsState(rx.State):
    """One's own, the newest first."""

    mine: list[CredentialView] = []
    loaded: bool = False

    @rx.event
    @policy()
    async def load_credentials(self) -> None:
        """As they stand now."""
        await self._read()

    @rx.event
    @policy()
    async def show_my_name(self, credential: str, named: bool) -> None:  # noqa: FBT001 - an event has no keywords
        """Whether my name stands on the public page of one of them."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await credentials.name_on_page(session, viewer, credential, named=named)
        except Refusal as no:
            await say_no(self, no)
        await self._read()

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.mine = await credentials.mine(session, viewer)
        self.loaded = True


class CredentialDeskState(rx.State):
    """What was issued lately, or what was looked for."""

    issued: list[IssuedView] = []
    wanted: str = ""
    loaded: bool = False

    @rx.event
    @policy(*OWNERS)
    async def load_desk(self) -> None:
        """The newest first."""
        self.wanted = ""
        await self._find()

    @rx.event
    @policy(*OWNERS)
    async def look_for(self, words: str) -> None:
        """A name was typed, of a person or of a track."""
        self.wanted = words[:80]
        await self._find()

    @rx.event
    @policy(*OWNERS)
    @once
    async def revoke_credential(self, form: dict[str, Any]) -> None:
        """Take one back for good; its holder hears why."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await credentials.revoke(session, viewer, str(form.get("credential") or ""), str(form.get("why") or ""))
        except Refusal as no:
            await say_no(self, no)
            return
        await self._find()
        await say(self, "credential.said_revoked")

    async def _find(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.issued = await credentials.desk(session, viewer, self.wanted)
        self.loaded = True
