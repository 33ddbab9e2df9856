"""``/studio/import``: an address becomes drafts; feeds are read again."""

from typing import Any

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, card, rows, tag, text_field
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio
from advocacy_app.state.studio.imports import ImportState

M = Compiled()
BROUGHT: Any = ImportState.brought


def page() -> rx.Component:
    """The field and the feeds."""
    return studio(
        "/studio/import",
        head(t("import.title"), below=t("import.sentence")),
        rx.el.div(_field(), _feeds(), class_name="stack-5 narrow"),
        Boot.create(state=ImportState.get_full_name(), live="main"),
    )


def _field() -> rx.Component:
    address = text_field(
        M, "address", t("import.address"), name="address", type="url", inputmode="url", maxlength="2000"
    )
    return card(
        M,
        rx.el.form(
            address,
            button(M, t("import.read"), "pri", type="submit"),
            key=BROUGHT.to(str),
            on_submit=ImportState.bring_in,
            no_validate=True,
            class_name="stack-3",
        ),
    )


def _feeds() -> rx.Component:
    none = rx.el.p(t("import.sources_none"), class_name="muted")
    listed = rows(M, rx.foreach(ImportState.sources, _feed))
    return rx.el.section(
        rx.el.h2(t("import.sources")),
        rx.cond(ImportState.sources, listed, rx.cond(ImportState.loaded, none)),
        class_name="stack-3",
    )


def _feed(source: Any) -> rx.Component:
    words = rx.el.div(
        rx.el.div(source.title, class_name="b"),
        rx.el.div(source.url, class_name="sm muted break"),
        rx.cond(source.when != "", rx.el.div(t("import.last_read", when=source.when), class_name="xs cap")),
        rx.cond(source.failed != "", rx.el.div(source.failed, class_name="err sm")),
        class_name="grow",
    )
    rest = button(M, t("common.pause"), "out sm", on_click=ImportState.pause_source(source.id, True))
    again = button(M, t("import.resume"), "out sm", on_click=ImportState.pause_source(source.id, False))
    return rx.el.li(
        words,
        rx.cond(source.paused, tag(M, t("import.resting"), tone="warn")),
        rx.cond(source.paused, again, rest),
        button(M, t("import.forget"), "text sm", on_click=ImportState.forget_source(source.id)),
        class_name="wrap",
    )
