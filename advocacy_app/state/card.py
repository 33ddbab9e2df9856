"""One card on its own page."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.read_models.feed import NO_CARD, CardPage
from advocacy_app.services import feed
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import once, policy, viewer_of
from advocacy_app.state.said import say, say_no


class CardState(rx.State):
    """The card that the address names. ``said`` grows with each comment, which empties the field."""

    page: CardPage = CardPage(card=NO_CARD)
    gone: bool = False
    said: int = 0
    fault: str = ""

    @rx.event
    @policy()
    async def load_card(self) -> None:
        """Show the card, or that there is nothing here."""
        self.fault = ""
        await self._read()

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
        await self._change(feed.take_comment_back, comment_id, "card.comment_gone")

    @rx.event
    @policy()
    async def report_comment(self, comment_id: str) -> None:
        """Let an owner look at a comment; it is hidden until then."""
        await self._change(feed.report_comment, comment_id, "card.comment_reported")

    async def _change(self, deed: Any, comment_id: str, words: str) -> None:
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await deed(session, viewer, str(comment_id))
        except Refusal as no:
            await say_no(self, no)
            return
        await self._read()
        await say(self, words)

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        slug = self.router.url.path.rstrip("/").rsplit("/", 1)[-1]
        try:
            async with reading() as session:
                self.page, self.gone = await feed.card_page(session, viewer, slug), False
        except feed.CardGone:
            self.page, self.gone = CardPage(card=NO_CARD), True
