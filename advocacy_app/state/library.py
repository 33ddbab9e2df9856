"""The library and the list of saved cards."""

import reflex as rx

from advocacy_app.db import reading, transaction
from advocacy_app.i18n import LANGUAGES
from advocacy_app.models.card import PURPOSES
from advocacy_app.read_models.library import LibraryItem, TopicView
from advocacy_app.services import feed
from advocacy_app.services.errors import Refusal
from advocacy_app.state.gate import policy, viewer_of
from advocacy_app.state.said import say_no


class LibraryState(rx.State):
    """What one looks for, and a page of what was found."""

    items: list[LibraryItem] = []
    topics: list[TopicView] = []
    words: str = ""
    topic: str = ""
    purpose: str = ""
    language: str = ""
    number: int = 0
    more: bool = False
    loaded: bool = False

    @rx.event
    @policy()
    async def load_library(self) -> None:
        """Everything, the newest first."""
        self.words = self.topic = self.purpose = self.language = ""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.topics = await feed.topics(session, viewer)
        await self._find(0)

    @rx.event
    @policy()
    async def look_for(self, words: str) -> None:
        """Words were typed."""
        self.words = str(words)[:100]
        await self._find(0)

    @rx.event
    @policy()
    async def choose_topic(self, slug: str) -> None:
        """One topic, or all again when it was chosen already."""
        self.topic = "" if slug == self.topic else str(slug)[:64]
        await self._find(0)

    @rx.event
    @policy()
    async def choose_purpose(self, purpose: str) -> None:
        """One kind of content, or all."""
        self.purpose = purpose if purpose in PURPOSES else ""
        await self._find(0)

    @rx.event
    @policy()
    async def choose_language(self, language: str) -> None:
        """One language, or all."""
        self.language = language if language in LANGUAGES else ""
        await self._find(0)

    @rx.event
    @policy()
    async def turn_page(self, step: int) -> None:
        """On or back."""
        await self._find(max(0, min(self.number + (1 if step > 0 else -1), 500)))

    @rx.event
    @policy()
    async def follow_library(self) -> None:
        """Posts came or went: look again at the same page."""
        await self._find(self.number)

    async def _find(self, number: int) -> None:
        viewer = await viewer_of(self)
        wanted = feed.Wanted(self.words, self.topic, self.purpose, self.language, number)
        async with reading() as session:
            page = await feed.library(session, viewer, wanted)
        self.items, self.more, self.number, self.loaded = list(page.items), page.more, number, True


class SavedState(rx.State):
    """What a person keeps for later."""

    items: list[LibraryItem] = []
    loaded: bool = False

    @rx.event
    @policy()
    async def load_saved(self) -> None:
        """The latest first."""
        viewer = await viewer_of(self)
        async with reading() as session:
            self.items = await feed.saved_items(session, viewer)
        self.loaded = True


class TopicsState(rx.State):
    """What a person wants more of."""

    topics: list[TopicView] = []
    loaded: bool = False

    @rx.event
    @policy()
    async def load_topics(self) -> None:
        """All topics, with those one follows."""
        await self._read()

    @rx.event
    @policy()
    async def toggle_topic(self, slug: str) -> None:
        """Follow, or follow no more."""
        viewer = await viewer_of(self)
        if not self.loaded:  # a tap on the first screen may be quicker than the list behind it
            await self._read()
        follows = any(topic.slug == slug and topic.followed for topic in self.topics)
        try:
            async with transaction() as session:
                await (feed.unfollow_topic if follows else feed.follow_topic)(session, viewer, str(slug))
        except Refusal as no:
            await say_no(self, no)
        await self._read()

    async def _read(self) -> None:
        viewer = await viewer_of(self)
        async with reading() as session:
            self.topics = await feed.topics(session, viewer)
        self.loaded = True
