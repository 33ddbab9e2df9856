"""``/saved``: what one keeps for later, readable offline too."""

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.follow import Follow
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, empty, top_bar, waiting_rows
from advocacy_app.components.shelf import shelf
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.library import SavedState
from advocacy_app.state.live import LiveState

M = Compiled()


def page() -> rx.Component:
    """The rows, or how to get some."""
    return shell(
        "me",
        top_bar(M, t("saved.title"), back="/me"),
        rx.el.div(
            rx.cond(
                SavedState.items,
                shelf(M, SavedState.items),
                rx.cond(SavedState.loaded, _nothing(), waiting_rows(M)),
            ),
            class_name="page",
        ),
        Follow.create(version=LiveState.feed, on_change=SavedState.load_saved),
        Boot.create(state=SavedState.get_full_name(), live="saved"),
        header=False,
    )


def _nothing() -> rx.Component:
    return empty(
        M,
        drawings.saved(M),
        t("saved.nothing_title"),
        t("empty.saved"),
        button(M, t("common.to_feed"), "pri", href="/"),
    )
