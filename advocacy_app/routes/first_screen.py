"""What stands on a page before any script has run: one loader per address, with what the address names."""

import re
from collections.abc import Awaitable, Callable

from advocacy_app import clock
from advocacy_app.components.boot import Fragment, boot_feed, boot_json, reader_fragment
from advocacy_app.db import reading
from advocacy_app.i18n import Language, tr
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import content, feed, me, notifications, sharing
from advocacy_app.state.card import CardState
from advocacy_app.state.composer import ComposerState
from advocacy_app.state.feed import FeedState
from advocacy_app.state.inbox import InboxSettingsState, InboxState
from advocacy_app.state.library import SavedState
from advocacy_app.state.me import MeState, PrivacyState
from advocacy_app.state.studio.editor import EditorState
from advocacy_app.state.studio.frame import StudioState

Load = Callable[..., Awaitable[Fragment]]


class NotHere(Exception):
    """The address leads nowhere for this person; ``fragment`` says so."""

    def __init__(self, fragment: Fragment) -> None:
        """Answer with this fragment and status 404."""
        super().__init__()
        self.fragment = fragment


async def first_screen(path: str, viewer: Viewer, language: Language) -> Fragment:
    """The fragment for an address; empty where the live app is quick enough.

    Raises:
        NotHere: nothing there, or not for this viewer.
    """
    async with reading() as session:
        unread = await notifications.unread(session, viewer)
    reader = reader_fragment(viewer, unread, clock.now())
    try:
        return reader + await _loaded(path, viewer, language)
    except NotHere as gone:
        raise NotHere(reader + gone.fragment) from gone


async def _loaded(path: str, viewer: Viewer, language: Language) -> Fragment:
    path = path.rstrip("/") or "/"
    for pattern, load in _LOADERS.items():
        if found := re.fullmatch(pattern, path):
            return await load(viewer, language, *found.groups())
    return Fragment()


async def _feed(viewer: Viewer, language: Language) -> Fragment:
    async with reading() as session:
        window = await feed.window(session, viewer)
    return boot_feed(window, language, FeedState.get_full_name())


async def _card(viewer: Viewer, _: Language, slug: str) -> Fragment:
    try:
        async with reading() as session:
            page = await feed.card_page(session, viewer, slug)
    except feed.CardGone as gone:
        raise NotHere(Fragment(body=boot_json(CardState.get_full_name(), {"gone": True}))) from gone
    return Fragment(body=boot_json(CardState.get_full_name(), {"page": page, "gone": False}))


async def _composer(viewer: Viewer, _: Language, slug: str) -> Fragment:
    state = ComposerState.get_full_name()
    try:
        async with reading() as session:
            composer = await sharing.composer(session, viewer, slug)
    except feed.CardGone as gone:
        raise NotHere(Fragment(body=boot_json(state, {"gone": True}))) from gone
    except sharing.InsideOnly as no:
        return Fragment(body=boot_json(state, {"refusal": tr(viewer.language, no.key)}))
    return Fragment(body=boot_json(state, {"composer": composer}))


async def _saved(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        items = await feed.saved_items(session, viewer)
    return Fragment(body=boot_json(SavedState.get_full_name(), {"items": items, "loaded": True}))


async def _me(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        mine = await me.me(session, viewer)
    return Fragment(body=boot_json(MeState.get_full_name(), {"me": mine, "loaded": True}))


async def _privacy(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        seen = await me.seen_as(session, viewer)
    return Fragment(body=boot_json(PrivacyState.get_full_name(), {"seen": seen, "loaded": True}))


async def _inbox(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        groups = notifications.grouped(await notifications.inbox(session, viewer))
    shown = dict(zip(notifications.GROUPS, groups, strict=True)) | {"empty": not any(groups)}
    return Fragment(body=boot_json(InboxState.get_full_name(), shown))


async def _inbox_settings(viewer: Viewer, _: Language) -> Fragment:
    async with reading() as session:
        mine, owners = notifications.by_reader(await notifications.kinds(session, viewer))
    return Fragment(body=boot_json(InboxSettingsState.get_full_name(), {"mine": mine, "owners": owners}))


async def _studio(viewer: Viewer, _: Language) -> Fragment:
    name = StudioState.get_full_name()
    if not viewer.studio:
        raise NotHere(Fragment(body=boot_json(name, {"outside": True})))
    async with reading() as session:
        return Fragment(body=boot_json(name, {"frame": await content.frame(session, viewer)}))


async def _editor(viewer: Viewer, language: Language, slug: str) -> Fragment:
    if viewer.studio:
        try:
            async with reading() as session:
                await content.editor(session, viewer, slug)
        except feed.CardGone as gone:
            raise NotHere(Fragment(body=boot_json(EditorState.get_full_name(), {"gone": True}))) from gone
    return await _studio(viewer, language)


_LOADERS: dict[str, Load] = {
    "/": _feed,
    "/c/([^/]+)": _card,
    "/share/([^/]+)": _composer,
    "/saved": _saved,
    "/me": _me,
    "/me/privacy": _privacy,
    "/inbox": _inbox,
    "/inbox/settings": _inbox_settings,
    "/studio/content/([^/]+)": _editor,
    "/studio(?:/.*)?": _studio,
}
