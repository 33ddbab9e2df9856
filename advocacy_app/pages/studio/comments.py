"""``/studio/comments``: reported comments, two buttons each."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.hold import Hold
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, card, empty, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio
from advocacy_app.state.studio.comments import ReportedState

M = Compiled()


def page() -> rx.Component:
    """What waits for a decision."""
    nothing = empty(M, drawings.nothing_new(M), t("studio.comments_none_title"), t("studio.comments_none"))
    return studio(
        "/studio/comments",
        head(t("studio.comments"), below=t("studio.comments_sentence")),
        rx.cond(
            ReportedState.loaded,
            rx.cond(
                ReportedState.comments,
                rx.el.div(rx.foreach(ReportedState.comments, _comment), class_name="stack-4 narrow"),
                nothing,
            ),
            waiting_rows(M),
        ),
        Hold.create(
            held=ReportedState.held, on_undo=ReportedState.let_comment_wait, on_do=ReportedState.settle_comment
        ),
        Boot.create(state=ReportedState.get_full_name(), live="main"),
    )


def _comment(comment: Any) -> rx.Component:
    decide = ReportedState.decide_comment
    return card(
        M,
        rx.el.p(comment.text, class_name="words lg"),
        rx.el.p(t("studio.comment_said", when=comment.when), class_name="sm muted"),
        rx.el.p(t("studio.comment_reported", when=comment.reported, why=comment.why), class_name="sm muted"),
        button(M, t("studio.comment_under", card=comment.card), "text flush", href="/c/" + comment.slug),
        rx.el.div(
            button(M, t("studio.show_again"), "out lg", pic="eye", on_click=decide(comment.id, True)),
            button(M, t("studio.keep_away"), "out lg", pic="eye-off", on_click=decide(comment.id, False)),
            class_name="row wrap pair",
        ),
        tag="article",
        cls="stack-3",
        key=comment.id,
    )
