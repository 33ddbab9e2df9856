"""Kudos: thanking a colleague in words."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.read_models.kudos import NO_ONE, KudosPage, KudosTo
from advocacy_app.read_models.people import Colleague
from advocacy_app.services import kudos
from advocacy_app.services.errors import NotFound, Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say, say_no


class KudosState(rx.State):
    """What came and what went; ``to`` is whom the words are for. ``said`` grows with each thank-you: an empty field."""

    page: KudosPage = KudosPage()
    found: list[Colleague] = []
    to: KudosTo = NO_ONE
    said: int = 0
    fault: str = ""
    gone: bool = False
    loaded: bool = False

    @rx.event
    @policy()
    async def load_kudos(self) -> None:
        """What there is between colleagues and the viewer."""
        self.to, self.found, self.fault, self.gone = NO_ONE, [], "", False
        await self._read()

    @rx.event
    @policy()
    async def load_author(self) -> None:
        """Whom a post comes from, that the address names."""
        viewer, slug = await viewer_of(self), self.router.url.path.rstrip("/").rsplit("/", 1)[-1]
        try:
            async with reading() as session:
                self.to = await kudos.to_author(session, viewer, slug)
        except NotFound:
            self.gone = True
            return
        self.gone = False
        await self._read()

    @rx.event
    @policy()
    async def follow_kudos(self) -> None:
        """Something came while the page was open; what is being written stays."""
        await self._read()

    @rx.event
    @policy()
    async def look_for_colleagues(self, text: str) -> None:
        """Who may be meant by what is being typed."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.found = await kudos.colleagues(session, viewer, str(text))

    @rx.event
    @policy()
    async def choose_colleague(self, person: str) -> None:
        """The one who is meant; again: somebody else."""
        chosen = next((each for each in self.found if each.id == person), None)
        self.to, self.found = (KudosTo(id=chosen.id, name=chosen.name), []) if chosen else (NO_ONE, [])

    @rx.event
    @policy()
    async def say_kudos(self, form: dict[str, Any]) -> None:
        """Send the words; refused ones stay in the field."""
        viewer, words = await viewer_of(self), str(form.get("words") or "")
        give, whom = (kudos.give_for_post, self.to.slug) if self.to.slug else (kudos.give, self.to.id)
        try:
            async with transaction() as session:
                await give(session, viewer, whom, words)
        except Refusal as no:
            self.fault = tr(viewer.language, no.key, **no.words)
            return
        self.said, self.fault = self.said + 1, ""
        self.to = self.to if self.to.slug else NO_ONE
        await self._read()
        await say(self, "kudos.sent_toast")

    @rx.event
    @policy()
    async def report_kudos(self, row: str) -> None:
        """Ask an owner to look at words that came."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await kudos.report_kudos(session, viewer, str(row))
        except Refusal as no:
            await say_no(self, no)
            return
        await self._read()
        await say(self, "kudos.reported_toast")

    @rx.event
    @policy()
    async def switch_kudos(self) -> None:
        """Welcome kudos, or not; the other of the two than now."""
        viewer = await viewer_of(self)
        async with transaction() as session:
            await kudos.welcome_kudos(session, viewer, wanted=not self.page.wanted)
        await self._read()

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.page = await kudos.kudos(session, viewer)
        self.loaded = True
