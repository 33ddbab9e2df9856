"""One card on its own page."""

from dataclasses import replace
from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.read_models.feed import NO_CARD, CardPage
from advocacy_app.services import feed
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import Saying, say, say_no


class CardState(rx.State):
    """The card that the address names. ``said`` grows with each comment, which empties the field.

    ``held`` is a report that can still be taken back; until then only this tab leaves the comment out.
    """

    page: CardPage = CardPage(card=NO_CARD)
    gone: bool = False
    lost: str = ""
    said: int = 0
    fault: str = ""
    held: Saying = Saying()
    _reported: dict[int, tuple[str, str]] = {}

    @rx.event
    @policy()
    async def load_card(self) -> None:
        """Show the card, or that there is nothing here; what was shown counts as seen."""
        self.fault = ""
        await self._read()
        if not self.gone:
            viewer = await viewer_of(self)
            async with transaction() as session:
                await feed.mark_seen(session, viewer, [self.page.card.slug])

    @rx.event
    @policy()
    @once
    async def say_comment(self, form: dict[str, Any]) -> None:
        """Comment; a refused text stays in the field."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await feed.comment(session, viewer, self.page.card.slug, str(form.get("text") or ""))
        except Refusal as no:
            self.fault = tr(viewer.language, no.key, **no.words)
            return
        self.fault, self.said = "", self.said + 1
        await self._read()

    @rx.event
    @policy()
    async def take_comment_back(self, comment_id: str) -> None:
        """Remove a comment of one's own."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await feed.take_comment_back(session, viewer, str(comment_id))
        except Refusal as no:
            await say_no(self, no)
            return
        await self._read()
        await say(self, "card.comment_gone")

    @rx.event
    @policy()
    async def report_comment(self, comment_id: str, reason: str) -> None:
        """Let an owner look at a comment; it can be taken back for a moment."""
        viewer = await viewer_of(self)
        if self.page.card == NO_CARD:  # a tap on the first screen may be quicker than the page behind it
            await self._read()
        if any(one.id == comment_id for one in self.page.comments):
            self.held = self.held.then(viewer, "card.comment_reported")
            self._reported[self.held.n] = (comment_id, reason)
            self._leave_out()

    @rx.event
    @policy()
    async def settle_report(self, n: int) -> None:
        """Nobody took it back: it is reported."""
        viewer, reported = await viewer_of(self), self._reported.pop(n, None)
        if reported is None:
            return
        try:
            async with transaction() as session:
                await feed.report_comment(session, viewer, *reported)
        except Refusal as no:
            await say_no(self, no)
        await self._read()

    @rx.event
    @policy()
    async def take_report_back(self, n: int) -> None:
        """It was taken back: the comment stands where it stood."""
        self._reported.pop(n, None)
        await self._read()

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        slug = self.router.url.path.rstrip("/").rsplit("/", 1)[-1]
        try:
            async with reading() as session:
                self.page, self.gone = await feed.card_page(session, viewer, slug), False
        except feed.CardGone as no:
            self.page, self.gone, self.lost = CardPage(card=NO_CARD), True, no.lost
            return
        self._leave_out()

    def _leave_out(self) -> None:
        out = {comment for comment, _ in self._reported.values()}
        self.page = replace(self.page, comments=tuple(one for one in self.page.comments if one.id not in out))
