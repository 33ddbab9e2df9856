"""The feed, a post, the composer, the library and what was kept."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import reflex as rx

from advocacy_app.components.boot import Fragment, boot_feed
from advocacy_app.db import Session, reading
from advocacy_app.i18n import Language, tr
from advocacy_app.read_models.people import Viewer
from advocacy_app.routes.early_looks import early_look
from advocacy_app.routes.not_here import NotHere
from advocacy_app.routes.screens.shown import Load, shown
from advocacy_app.services import feed, sharing
from advocacy_app.state.card import CardState
from advocacy_app.state.composer import ComposerState
from advocacy_app.state.feed import FeedState
from advocacy_app.state.library import LibraryState, SavedState, TopicsState


async def _feed(viewer: Viewer, language: Language) -> Fragment:
    async with reading(briefly=True) as session:
        window = await feed.window(session, viewer)
    return boot_feed(window, language, FeedState.get_full_name(), await early_look(window))


@asynccontextmanager
async def _looking(state: type[rx.State]) -> AsyncIterator[Session]:
    """Read a post. Is it gone, whoever had it on the screen before reads what became of it.

    Raises:
        NotHere: nothing there, or not for this viewer.
    """
    try:
        async with reading() as session:
            yield session
    except feed.CardGone as no:
        raise NotHere(shown(state, gone=True, lost=no.lost)) from no


async def _card(viewer: Viewer, _: Language, slug: str) -> Fragment:
    async with _looking(CardState) as session:
        return shown(CardState, page=await feed.card_page(session, viewer, slug), gone=False)


async def _composer(viewer: Viewer, _: Language, slug: str) -> Fragment:
    try:
        async with _looking(ComposerState) as session:
            return shown(ComposerState, composer=await sharing.composer(session, viewer, slug))
    except sharing.InsideOnly as no:
        return shown(ComposerState, refusal=tr(viewer.language, no.key))


async def _saved(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        return shown(SavedState, items=await feed.saved_items(session, viewer), loaded=True)


async def _library(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        topics, page = await feed.topics(session, viewer), await feed.library(session, viewer, feed.Wanted())
    return shown(LibraryState, topics=topics, items=page.items, more=page.more, loaded=True)


async def _topics(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        return shown(TopicsState, topics=await feed.topics(session, viewer), loaded=True)


LOADERS: dict[str, Load] = {
    "/": _feed,
    "/c/([^/]+)": _card,
    "/share/([^/]+)": _composer,
    "/saved": _saved,
    "/library": _library,
    "/me/topics": _topics,
}
