"""``/studio/posts``: posts outside whose address colleagues gave. Open, look, say."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.hold import Hold
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, card, empty, fold, note, text_area, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio
from advocacy_app.state.studio.posts import PostsState

M = Compiled()


def page() -> rx.Component:
    """What waits, the longest wait first."""
    found = rx.el.div(rx.foreach(PostsState.posts, _post), class_name="stack-4")
    nothing = empty(M, drawings.nothing_new(M), t("studio.posts_none_title"), t("studio.posts_none"))
    return studio(
        "/studio/posts",
        head(t("studio.posts"), below=t("studio.posts_sentence")),
        rx.cond(PostsState.loaded, rx.cond(PostsState.posts, found, nothing), waiting_rows(M)),
        Hold.create(held=PostsState.held, on_undo=PostsState.let_post_wait, on_do=PostsState.settle_post),
        Boot.create(state=PostsState.get_full_name(), live="main"),
    )


def _post(post: Any) -> Any:
    who = rx.el.div(
        rx.el.h2(post.who, class_name="lg b"), rx.el.span(post.given, class_name="sm muted"), class_name="row between"
    )
    words = M.el("p", post.caption, cls="words lg", lang=post.language)
    return card(
        M,
        rx.el.div(who, rx.el.p(post.title, class_name="sm muted"), class_name="stack-1"),
        rx.cond(post.caption != "", words),
        rx.el.p(post.url, class_name="sm cap break"),
        _open(post),
        rx.cond(post.mine, note(M, t("sharing.own_post"), pic="info"), _decide(post)),
        tag="article",
        cls="stack-3",
        key=post.id,
    )


def _open(post: Any) -> Any:
    word = rx.cond(post.network != "", t("studio.post_open", network=post.network), t("studio.post_open_any"))
    outside = {"href": post.url, "target": "_blank", "rel": "noopener noreferrer"}
    return rx.el.div(button(M, word, "out", pic="external-link", **outside))


def _decide(post: Any) -> Any:
    fault = rx.cond(PostsState.fault_on == post.id, PostsState.fault, "")
    form = rx.el.form(
        M.el("input", type="hidden", name="share", value=post.id, readonly=True),
        text_area(
            M,
            "answer-" + post.id,
            t("studio.post_answer"),
            help=t("studio.post_answer_help"),
            error=fault,
            words=True,
            name="answer",
            maxlength="1000",
        ),
        button(M, t("common.send"), "out", type="submit"),
        on_submit=PostsState.decline_post,
        class_name="stack-3",
    )
    there = button(M, t("studio.post_there"), "out lg", pic="check", on_click=PostsState.see_post(post.id))
    return rx.el.div(
        rx.el.div(there),
        fold(M, t("studio.post_not_there"), form),
        class_name="stack-3",
    )
