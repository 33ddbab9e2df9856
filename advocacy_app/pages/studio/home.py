"""``/studio``: what waits, what comes next, what goes stale."""

import functools
import operator
from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, card, emblem, empty, rows, waiting_rows
from advocacy_app.components.studio_rows import content_rows
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import FRAME, head, studio
from advocacy_app.state.studio.frame import StudioState
from advocacy_app.state.studio.home import StudioHomeState

M = Compiled()
HOME = StudioHomeState.home
_WAITING = (
    (HOME.campaigns, "studio.campaigns_wait", "flag", "/studio/campaigns", "studio.look"),
    (HOME.photos, "studio.photos_wait", "images", "/studio/photos", "studio.look"),
    (HOME.comments, "studio.comments_wait", "flag", "/studio/comments", "studio.look"),
    (HOME.appeals, "studio.appeals_wait", "scale", "/studio/appeals", "studio.answer"),
    (HOME.posts, "studio.posts_wait", "link", "/studio/posts", "studio.look"),
    (HOME.orders, "studio.orders_wait", "gift", "/studio/rewards", "studio.look"),
    (HOME.ideas, "studio.ideas_wait", "lightbulb", "/studio/ideas", "studio.answer"),
    (HOME.fair_play, "studio.fair_play_waits", "shield-check", "/studio/fair-play", "studio.look"),
)
"""How much waits, what it is, where it is seen to, and what the way there is called."""


def page() -> rx.Component:
    """One look at everything."""
    new = button(M, t("studio.new_post"), "pri", pic="newspaper", on_click=StudioState.start_card)
    waits = rx.cond(HOME.waits > 0, t("studio.waits", n=HOME.waits), t("studio.nothing_waits"))
    return studio(
        "/studio",
        head(
            rx.cond(StudioHomeState.loaded, t("studio.hello", name=HOME.greeting), t("studio.title")),
            rx.cond(FRAME.writer, new),
            below=rx.cond(StudioHomeState.loaded, waits, "\u00a0"),
        ),
        rx.cond(
            StudioHomeState.loaded,
            rx.el.div(
                rx.el.div(_waiting(), class_name="stack-5"),
                rx.el.div(_coming(), class_name="stack-5"),
                class_name="cols",
            ),
            waiting_rows(M),
        ),
        Boot.create(state=StudioHomeState.get_full_name(), live="main"),
    )


def _waiting() -> rx.Component:
    return rx.fragment(
        rx.cond(HOME.waits == 0, _quiet()),
        rx.cond(_any(), _part("studio.needs_you", rows(M, *[_row(*one) for one in _WAITING]))),
        rx.cond(HOME.in_review, _part("studio.state_in_review", content_rows(M, HOME.in_review))),
        rx.cond(HOME.stale, _part("studio.state_stale", content_rows(M, HOME.stale))),
    )


def _quiet() -> rx.Component:
    """Nothing waits; where nothing is live either, the plans of how to begin."""
    plans = button(M, t("studio.begin_go"), "out", href="/studio/launch")
    begin = empty(M, drawings.first_day(M), t("studio.begin_title"), t("studio.begin"), plans)
    quiet = empty(M, drawings.nothing_new(M), t("studio.quiet_title"), t("studio.quiet"))
    return rx.cond(FRAME.owner & (HOME.live == 0), begin, quiet)


def _coming() -> rx.Component:
    live = rx.el.p(t("studio.live_now", n=HOME.live), class_name="b")
    see = button(M, t("studio.see_all"), "text sm flush", href="/studio/content")
    return rx.fragment(
        card(M, rx.el.div(live, see, class_name="row between wrap")),
        rx.cond(HOME.scheduled, _part("studio.next", content_rows(M, HOME.scheduled))),
        rx.cond(HOME.drafts, _part("studio.drafts", content_rows(M, HOME.drafts))),
    )


def _part(title: str, inside: Any) -> rx.Component:
    return rx.el.section(rx.el.h2(t(title)), inside, class_name="stack-3")


def _any() -> Any:
    return functools.reduce(operator.or_, (one[0] > 0 for one in _WAITING))


def _row(n: Any, key: str, pic: str, href: str, deed: str) -> rx.Component:
    words = rx.el.div(
        rx.el.div(t(key, n=n), class_name="b"), rx.el.div(t(f"{key}_more"), class_name="sm muted"), class_name="grow"
    )
    line = rx.el.li(emblem(M, pic, square=True), words, button(M, t(deed), "out sm", href=href))
    return rx.cond(n > 0, line)
