"""``/studio/content``: every post, by state and words."""

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, chip, chips, empty, search_field, waiting_rows
from advocacy_app.components.studio_rows import content_table
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio
from advocacy_app.state.studio.content import ContentState
from advocacy_app.state.studio.frame import StudioState

M = Compiled()
STATES = ("in_review", "draft", "scheduled", "live", "stale", "paused", "archived")


def page() -> rx.Component:
    """Search, states, the list."""
    new = button(M, t("studio.new_post"), "pri", pic="newspaper", on_click=StudioState.start_card)
    return studio(
        "/studio/content",
        head(t("studio.content"), new),
        _tools(),
        rx.cond(ContentState.loaded, rx.cond(ContentState.rows, _found(), _nothing()), waiting_rows(M)),
        Boot.create(state=ContentState.get_full_name(), live="main"),
    )


def _tools() -> rx.Component:
    every = chip(M, t("studio.all"), pressed=ContentState.state_asked == "", on_click=ContentState.choose_state(""))
    return rx.el.div(
        search_field(M, "words", t("studio.search"), on_change=ContentState.look_for.debounce(250)),
        chips(M, every, *map(_state, STATES), label=t("studio.states")),
        class_name="tools",
    )


def _state(state: str) -> rx.Component:
    on = ContentState.state_asked == state
    return chip(M, t(f"studio.state_{state}"), pressed=on, on_click=ContentState.choose_state(state))


def _found() -> rx.Component:
    return rx.el.div(
        content_table(M, ContentState.rows),
        rx.el.div(
            rx.cond(ContentState.number > 0, button(M, t("common.back"), "out", on_click=ContentState.turn_page(-1))),
            rx.cond(ContentState.more, button(M, t("library.next"), "out", on_click=ContentState.turn_page(1))),
            class_name="row between",
        ),
        class_name="stack-4",
    )


def _nothing() -> rx.Component:
    return empty(M, drawings.nothing_new(M), t("studio.none_title"), t("studio.none"))
