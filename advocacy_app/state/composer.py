"""The composer: what it starts with, and what is said about words that have come to rest."""

from typing import Any

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.i18n import is_language, tr
from advocacy_app.read_models.sharing import Composer, Settled, SharePlan
from advocacy_app.services import sharing
from advocacy_app.services.errors import Refusal
from advocacy_app.services.feed import CardGone
from advocacy_app.services.sharing import Draft
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say


class ComposerState(rx.State):
    """One card on its way out. The words themselves stay on the phone until they are asked about."""

    composer: Composer = Composer()
    settled: Settled = Settled()
    gone: bool = False
    lost: str = ""
    refusal: str = ""
    server_fault: str = ""
    address_fault: str = ""
    address_given: bool = False

    @rx.event
    @policy()
    async def load_composer(self) -> None:
        """The card and the lines to start from, or that there is nothing here."""
        viewer = await viewer_of(self)
        slug = self.router.url.path.rstrip("/").rsplit("/", 1)[-1]
        self.reset()
        try:
            async with reading() as session:
                self.composer = await sharing.composer(session, viewer, slug)
        except CardGone as no:
            self.gone, self.lost = True, no.lost
        except Refusal as no:
            self.refusal = tr(viewer.language, no.key, **no.words)

    @rx.event
    @policy()
    async def settle_words(
        self,
        n: int,
        words: str,
        network: str,
        language: str,
        caption_id: str,
        disclosed: bool,  # noqa: FBT001 - an event has no keywords
    ) -> None:
        """Words have come to rest: hints about them, and a link once they may go out."""
        viewer = await viewer_of(self)
        tongue = language if is_language(language) else viewer.language
        draft = Draft(words, network, tongue, caption_id, disclosed)
        slug, share_id = self.composer.slug, self.settled.plan.id
        try:
            async with transaction() as session:
                self.settled = await sharing.settle(session, viewer, slug, draft, share_id=share_id, n=n)
        except CardGone:
            gone = tr(viewer.language, "composer.card_gone")
            self.settled = Settled(n, SharePlan(id=share_id), blocked=gone)
        except Refusal as no:
            self.settled = Settled(n, SharePlan(id=share_id), blocked=tr(viewer.language, no.key, **no.words))

    @rx.event
    @policy()
    async def keep_server(self, form: dict[str, Any]) -> None:
        """Remember the Mastodon server; it is asked for once."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                await sharing.keep_server(session, viewer, str(form.get("server") or ""))
        except Refusal as no:
            self.server_fault = tr(viewer.language, no.key, **no.words)
            return
        self.server_fault = ""
        await say(self, "composer.server_kept")

    @rx.event
    @policy()
    async def give_address(self, form: dict[str, Any]) -> None:
        """Where the post can be seen; a colleague will have a look."""
        viewer = await viewer_of(self)
        try:
            async with transaction() as session:
                share, typed = str(form.get("share") or ""), str(form.get("address") or "")
                await sharing.give_post_address(session, viewer, share, typed)
        except Refusal as no:
            self.address_fault = tr(viewer.language, no.key, **no.words)
            return
        self.address_fault, self.address_given = "", True
        await say(self, "composer.address_given")
