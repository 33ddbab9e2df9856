"""``/studio/photos``: one photo at a time, two big buttons, and everything that helps to decide."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.follow import Follow
from advocacy_app.components.from_the_top import FromTheTop
from advocacy_app.components.hold import Hold
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, empty, waiting_rows
from advocacy_app.components.review import Deciding, in_hand, others
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import FRAME, head, studio
from advocacy_app.state.live import LiveState
from advocacy_app.state.studio.photos import ReviewState

M = Compiled()
_DECIDING = Deciding(
    begin=ReviewState.begin_answer,
    change=ReviewState.ask_for_change,
    decline=ReviewState.decline_photo,
    approve=ReviewState.approve_photo,
    next=ReviewState.look_at_next,
)


def page() -> rx.Component:
    """The queue beside the photo in hand; on a phone only the photo."""
    nothing = empty(M, drawings.nothing_new(M), t("studio.photos_none_title"), t("studio.photos_none"))
    return studio(
        "/studio/photos",
        head(
            t("studio.photos"),
            _keys(),
            below=rx.cond(ReviewState.waiting > 0, t("studio.photos_waiting", n=ReviewState.waiting), ""),
        ),
        rx.cond(FRAME.owner, _beside()),
        rx.cond(ReviewState.loaded, rx.cond(ReviewState.waiting > 0, _desk(), nothing), waiting_rows(M)),
        Hold.create(held=ReviewState.held, on_undo=ReviewState.take_back),
        Follow.create(version=LiveState.inbox, on_change=ReviewState.load_queue),
        Boot.create(state=ReviewState.get_full_name(), live="main"),
    )


def _beside() -> rx.Component:
    """What owners look after beside the queue."""
    return rx.el.div(
        button(M, t("studio.consents"), "out sm", pic="user-check", href="/studio/consent"),
        button(M, t("studio.curators"), "out sm", pic="users", href="/studio/photos/curators"),
        class_name="row wrap beside",
    )


def _keys() -> rx.Component:
    def key(letter: str, words: Any) -> rx.Component:
        return rx.el.span(rx.el.kbd(letter.upper()), " ", words)

    return rx.el.span(
        key("a", t("studio.publish")),
        key("c", t("studio.ask_change")),
        key("d", t("studio.dont_publish")),
        key("j", t("common.next")),
        class_name="keys sm cap",
    )


def _desk() -> rx.Component:
    item: Any = ReviewState.looked_at
    return rx.el.div(
        others(M, ReviewState.queue, item.id, on_look=ReviewState.look_at),
        rx.cond(
            ReviewState.looked_at,
            in_hand(M, item, ReviewState.answer, ReviewState.reasons, _DECIDING),
            rx.el.p(t("studio.photos_choose"), class_name="muted"),
        ),
        FromTheTop.create(shown=item.id, place="desk"),
        id="desk",
        class_name="review",
        data_keys="",
        tab_index=-1,
    )
