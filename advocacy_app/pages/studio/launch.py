"""``/studio/launch``: start small, or all at once; and open a pilot to everybody."""

from typing import Any

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.launch import pilot_row, plan
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import note, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio
from advocacy_app.state.studio.launch import LaunchState

M = Compiled()
PAGE: Any = LaunchState.page


def page() -> rx.Component:
    """Both plans beside each other, the pilots below."""
    plans = rx.el.div(rx.foreach(PAGE.plans, lambda one: plan(M, one)), class_name="cols even")
    return studio(
        "/studio/launch",
        head(t("launch.title"), below=t("launch.sentence")),
        rx.cond(LaunchState.loaded, rx.el.div(plans, _pilots(), class_name="stack-5"), waiting_rows(M)),
        Boot.create(state=LaunchState.get_full_name(), live="main"),
    )


def _pilots() -> rx.Component:
    listed = rx.el.ul(
        rx.foreach(PAGE.pilots, lambda one: pilot_row(M, one, LaunchState.roll_out)), class_name="card list"
    )
    none = note(M, t("launch.no_pilots"), pic="info")
    return rx.el.section(rx.el.h2(t("launch.pilots")), rx.cond(PAGE.pilots, listed, none), class_name="stack-3 narrow")
