"""``/studio/guidelines``: the documents, the way to the rules, and the emergency brake."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import (
    button,
    card,
    empty,
    fold,
    list_row,
    note,
    rows,
    tag,
    text_area,
    waiting_rows,
)
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio
from advocacy_app.state.live import PauseState
from advocacy_app.state.studio.guidelines import DesksState

M = Compiled()


def page() -> rx.Component:
    """What there is, what can be started, and the brake at the side."""
    rules = button(M, t("guidelines.rules"), "out", pic="spell-check", href="/studio/guidelines/rules")
    return studio(
        "/studio/guidelines",
        head(t("guidelines.title"), rules, below=t("guidelines.desk_sentence")),
        rx.cond(
            DesksState.loaded,
            rx.el.div(rx.el.div(_desks(), _templates(), class_name="stack-5"), _brake(), class_name="cols"),
            waiting_rows(M),
        ),
        Boot.create(state=DesksState.get_full_name(), live="main"),
    )


def _desks() -> rx.Component:
    def one(desk: Any) -> rx.Component:
        version = rx.cond(
            desk.version != "",
            rx.el.span(t("guidelines.version", version=desk.version)),
            tag(M, t("guidelines.not_published"), tone="warn"),
        )
        public = rx.cond(desk.public, tag(M, t("guidelines.is_public"), tone="brand", pic="globe"))
        facts = rx.el.div(version, rx.el.span(desk.languages, class_name="upper"), public, class_name="facts")
        words = rx.el.div(facts, rx.cond(desk.accepted != "", rx.el.div(desk.accepted)), class_name="stack-1")
        return list_row(M, desk.title, sub=words, href="/studio/guidelines/" + desk.slug, leading=icon(M, "book-open"))

    none = empty(M, drawings.nothing_new(M), t("guidelines.desk_none_title"), t("guidelines.desk_none"))
    return rx.cond(DesksState.desks, rows(M, rx.foreach(DesksState.desks, one)), none)


def _templates() -> rx.Component:
    def one(template: Any) -> rx.Component:
        start = button(M, t("guidelines.start"), "out sm", on_click=DesksState.start_guideline(template.id))
        below = rx.el.div(template.note, rx.el.div(start), class_name="stack")
        return list_row(M, template.title, sub=below, leading=icon(M, "file-text"))

    found = rows(M, rx.foreach(DesksState.templates, one))
    section = rx.el.section(rx.el.h2(t("guidelines.templates")), found, class_name="stack-3")
    return rx.cond(DesksState.templates, section)


def _brake() -> rx.Component:
    """Stopping everybody takes a reason; letting everybody go on takes one tap."""
    form = rx.el.form(
        text_area(
            M,
            "reason",
            t("guidelines.halt_reason"),
            help=t("guidelines.halt_help"),
            name="reason",
            maxlength="300",
            required=True,
        ),
        button(M, t("guidelines.halt"), "bad", pic="pause", type="submit"),
        on_submit=DesksState.halt_sharing,
        class_name="stack-3",
    )
    go_on = button(M, t("guidelines.resume"), "pri", pic="play", on_click=DesksState.resume_sharing)
    paused = rx.el.div(
        note(M, t("sharing.paused_since", since=PauseState.pause.since), tone="warn", pic="octagon-alert"),
        rx.el.div(go_on),
        class_name="stack-3",
    )
    words = rx.el.div(rx.el.h2(t("guidelines.brake")), rx.el.p(t("guidelines.brake_sentence"), class_name="sm muted"))
    stop = fold(M, t("guidelines.halt_open"), form)
    return card(M, words, rx.cond(PauseState.pause.paused, paused, stop), cls="stack-3")
