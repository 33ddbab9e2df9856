"""``/guidelines``: what we ask of each other outside. ``/guidelines/<slug>``: one of them, to read and to accept."""

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.anchor import Anchor
from advocacy_app.components.boot import Boot
from advocacy_app.components.guideline import accept_dock, guideline, guideline_list
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.primitives import empty, top_bar, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.guidelines import GuidelinesState, GuidelineState

M = Compiled()


def page() -> rx.Component:
    """The list."""
    none = empty(M, drawings.nothing_new(M), t("guidelines.none_title"), t("guidelines.none"))
    found = rx.el.div(
        rx.el.p(t("guidelines.sentence"), class_name="muted"),
        guideline_list(M, GuidelinesState.guidelines),
        class_name="stack-4",
    )
    return shell(
        "me",
        top_bar(M, t("guidelines.title"), back="/me"),
        rx.el.div(
            rx.cond(GuidelinesState.loaded, rx.cond(GuidelinesState.guidelines, found, none), waiting_rows(M)),
            id="guidelines",
            class_name="page",
        ),
        Boot.create(state=GuidelinesState.get_full_name(), live="guidelines"),
        header=False,
    )


def one() -> rx.Component:
    """A document, and the button that says "read and accepted"."""
    shown = GuidelineState.page
    document = rx.el.div(
        guideline(M, shown),
        accept_dock(M, shown, GuidelineState.accept_guideline),
        class_name="stack-5",
    )
    return shell(
        "me",
        M.cond(
            shown.slug != "",
            lambda: top_bar(M, M.el("span", shown.title, lang=shown.language), back="/guidelines"),
            lambda: top_bar(M, t("guidelines.title"), back="/guidelines"),
        ),
        rx.el.div(
            rx.cond(GuidelineState.gone, nothing_here(M)),
            rx.cond(shown.slug != "", document),
            id="guideline",
            class_name="page",
        ),
        Boot.create(state=GuidelineState.get_full_name(), live="guideline"),
        Anchor.create(page=shown.slug),
        header=False,
    )
