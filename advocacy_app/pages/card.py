"""``/c/<slug>``: one card with its whole text and what colleagues say about it."""

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.follow import Follow
from advocacy_app.components.hold import Hold
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import lost_post
from advocacy_app.components.post import comments, post
from advocacy_app.components.primitives import block, button, line, text_area, top_bar, waiting
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.card import CardState
from advocacy_app.state.live import LiveState

M = Compiled()


def page() -> rx.Component:
    """The post, the comments and the field to say something."""
    return shell(
        "feed",
        top_bar(M, t("card.title"), back="/"),
        rx.el.div(
            rx.cond(
                CardState.gone,
                lost_post(M, CardState.lost),
                rx.cond(
                    CardState.page.card.slug != "", _card(), waiting(M, block(M, "50dvh"), line(M), line(M, "60%"))
                ),
            ),
            id="card",
            class_name="page stack-5",
        ),
        Hold.create(held=CardState.held, on_undo=CardState.take_report_back, on_do=CardState.settle_report),
        Boot.create(state=CardState.get_full_name(), live="card"),
        Follow.create(version=LiveState.feed, on_change=CardState.load_card),
        header=False,
    )


def _card() -> rx.Component:
    return rx.el.div(
        post(M, CardState.page),
        rx.el.section(
            rx.el.h2(t("card.comments"), id="comments"),
            comments(M, CardState.page, CardState.report_comment, CardState.take_comment_back),
            rx.el.form(
                text_area(M, "comment", t("card.comment_field"), error=CardState.fault, name="text", maxlength="1200"),
                button(M, t("common.send"), "out", type="submit"),
                key=CardState.said,
                on_submit=CardState.say_comment,
                class_name="stack-3",
            ),
            class_name="stack-4",
        ),
        class_name="stack-5",
    )
