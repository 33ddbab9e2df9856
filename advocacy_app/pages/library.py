"""``/library``: everything one may see, by words and filters."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.follow import Follow
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, chip, chips, empty, search_field, select_field, top_bar
from advocacy_app.components.shelf import shelf
from advocacy_app.components.text import t
from advocacy_app.i18n import LANGUAGES
from advocacy_app.models.card import PURPOSES
from advocacy_app.pages.shell import shell
from advocacy_app.state.library import LibraryState
from advocacy_app.state.live import LiveState

M = Compiled()


def page() -> rx.Component:
    """Search, filters, rows, pages."""
    return shell(
        "feed",
        top_bar(M, t("library.title"), back="/"),
        rx.el.div(
            search_field(M, "words", t("library.search"), on_change=LibraryState.look_for.debounce(250)),
            chips(M, rx.foreach(LibraryState.topics, _topic), label=t("library.topics")),
            rx.el.div(_purposes(), _languages(), class_name="two"),
            rx.cond(LibraryState.items, _found(), rx.cond(LibraryState.loaded, _nothing())),
            class_name="page stack-4",
            id="library",
        ),
        Follow.create(version=LiveState.feed, on_change=LibraryState.follow_library),
        Boot.create(state=LibraryState.get_full_name(), live="library"),
        header=False,
    )


def _topic(topic: Any) -> rx.Component:
    return chip(M, topic.name, pressed=topic.slug == LibraryState.topic, on_click=LibraryState.choose_topic(topic.slug))


def _purposes() -> rx.Component:
    options = [("", t("library.any_kind")), *((p, t(f"card.purpose_{p}")) for p in PURPOSES)]
    return select_field(M, "purpose", t("library.kind"), options, on_change=LibraryState.choose_purpose)


def _languages() -> rx.Component:
    options = [("", t("library.any_language")), *((code, t(f"language.{code}")) for code in LANGUAGES)]
    return select_field(M, "language", t("library.language"), options, on_change=LibraryState.choose_language)


def _found() -> rx.Component:
    return rx.el.div(
        shelf(M, LibraryState.items),
        rx.el.div(
            rx.cond(LibraryState.number > 0, button(M, t("common.back"), "out", on_click=LibraryState.turn_page(-1))),
            rx.cond(LibraryState.more, button(M, t("library.next"), "out", on_click=LibraryState.turn_page(1))),
            class_name="row between",
        ),
        class_name="stack-4",
    )


def _nothing() -> rx.Component:
    looked: Any = LibraryState.words + LibraryState.topic + LibraryState.purpose + LibraryState.language
    return rx.cond(
        looked != "",
        empty(M, drawings.nothing_new(M), t("library.nothing_title"), t("library.nothing")),
        empty(M, drawings.nothing_new(M), t("library.empty_title"), t("library.empty")),
    )
