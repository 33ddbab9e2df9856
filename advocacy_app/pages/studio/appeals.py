"""``/studio/appeals``: questions about points, answered in words."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.markup import Compiled
from advocacy_app.components.points_sheet import explanation
from advocacy_app.components.primitives import (
    button,
    card,
    choices,
    empty,
    option,
    tag,
    text_area,
    text_field,
    waiting_rows,
)
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio
from advocacy_app.state.studio.points import AppealsState

M = Compiled()


def page() -> rx.Component:
    """What waits, the one that is due first on top."""
    found = rx.el.div(rx.foreach(AppealsState.appeals, _appeal), class_name="stack-4")
    nothing = empty(M, drawings.nothing_new(M), t("studio.quiet_title"), t("studio.appeals_none"))
    return studio(
        "/studio/appeals",
        head(
            t("studio.appeals"),
            button(M, t("studio.rules"), "out", pic="scale", href="/studio/points"),
            below=t("studio.appeals_sentence"),
        ),
        rx.cond(AppealsState.loaded, rx.cond(AppealsState.appeals, found, nothing), waiting_rows(M)),
        Boot.create(state=AppealsState.get_full_name(), live="main"),
    )


def _appeal(row: Any) -> Any:
    due = rx.cond(
        row.late,
        tag(M, t("studio.appeal_due", date=row.due), tone="warn", pic="clock"),
        tag(M, t("studio.appeal_due", date=row.due), pic="clock"),
    )
    return card(
        M,
        rx.el.div(rx.el.h2(row.who, class_name="lg b"), due, class_name="row between wrap"),
        rx.el.p(row.question, class_name="words lg"),
        explanation(M, row.explanation, answer=False),
        rx.cond(row.mine, rx.el.p(t("points.own_appeal"), class_name="muted"), _answer(row)),
        tag="article",
        cls="stack-4",
        key=row.id,
    )


def _answer(row: Any) -> Any:
    return rx.el.form(
        rx.el.input(type="hidden", name="appeal", value=row.id, read_only=True),
        choices(
            M,
            t("studio.appeal_right"),
            option(M, "outcome", "upheld", t("studio.appeal_upheld"), required=True),
            option(M, "outcome", "declined", t("studio.appeal_declined"), required=True),
        ),
        text_field(
            M,
            "give-" + row.id,
            t("studio.appeal_give"),
            help=t("studio.appeal_give_help"),
            optional=True,
            name="give",
            inputmode="numeric",
        ),
        text_area(M, "answer-" + row.id, t("studio.appeal_answer"), name="answer", words=True, required=True),
        button(M, t("studio.answer"), "pri lg", type="submit"),
        on_submit=AppealsState.answer_appeal,
        class_name="stack-4",
    )
