"""The site map: every route of the app, with its title and what it loads."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, empty
from advocacy_app.components.text import t
from advocacy_app.pages import boards, card, feed, inbox, library, me, points, privacy, saved, topics
from advocacy_app.state.boards import BoardsState
from advocacy_app.state.card import CardState
from advocacy_app.state.inbox import InboxSettingsState, InboxState
from advocacy_app.state.library import LibraryState, SavedState, TopicsState
from advocacy_app.state.me import MeState, PrivacyState
from advocacy_app.state.points import AskState, PointsState


@dataclass(frozen=True)
class Place:
    """A page: its address, what draws it, the key of its title, and the handler that loads it."""

    route: str
    page: Callable[[], rx.Component]
    title: str
    load: Any = None


SITE_MAP = (
    Place("/", feed.page, "feed.title"),
    Place("/c/[slug]", card.page, "card.title", CardState.load_card),
    Place("/library", library.page, "library.title", LibraryState.load_library),
    Place("/saved", saved.page, "saved.title", SavedState.load_saved),
    Place("/boards", boards.page, "boards.title", BoardsState.load_boards),
    Place("/me/points", points.page, "points.title", PointsState.load_points),
    Place("/me/points/ask/[entry]", points.ask, "points.ask_title", AskState.load_entry),
    Place("/me/topics", topics.page, "topics.title", TopicsState.load_topics),
    Place("/me", me.page, "me.title", MeState.load_me),
    Place("/me/privacy", privacy.page, "privacy.title", PrivacyState.load_privacy),
    Place("/inbox", inbox.page, "inbox.title", InboxState.load_inbox),
    Place("/inbox/settings", inbox.settings_page, "inbox.settings", InboxSettingsState.load_kinds),
)


def broken() -> rx.Component:
    """What stands in place of a page that could not be drawn."""
    m = Compiled()
    retry = button(m, t("common.try_again"), "pri", href="/", target="_self")
    words = empty(m, drawings.broken(m), t("error.page_title"), t("error.page"), retry)
    return rx.el.main(words, class_name="phone page")


def register(app: rx.App) -> None:
    """Add every page to the app."""
    for place in SITE_MAP:
        app.add_page(place.page, route=place.route, title=t(place.title), on_load=place.load)
