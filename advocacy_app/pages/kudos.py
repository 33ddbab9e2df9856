"""``/kudos``: thanking a colleague in words; ``/kudos/<slug>``: thanking whoever made a post."""

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.follow import Follow
from advocacy_app.components.kudos import received, receiving, sent, whom, writing
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.primitives import card, empty, top_bar, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.kudos import KudosState
from advocacy_app.state.live import LiveState

M = Compiled()
PAGE = KudosState.page


def page() -> rx.Component:
    """Write, then read what came."""
    return shell(
        "me",
        top_bar(M, t("kudos.title"), back="/me"),
        rx.el.div(
            rx.cond(KudosState.gone, nothing_here(M), rx.cond(KudosState.loaded, _all(), waiting_rows(M))),
            id="kudos",
            class_name="page stack-5",
        ),
        Boot.create(state=KudosState.get_full_name(), live="kudos"),
        Follow.create(version=LiveState.inbox, on_change=KudosState.follow_kudos),
        header=False,
    )


def _all() -> rx.Component:
    return rx.el.div(
        _write(),
        rx.cond(PAGE.got, _part("kudos.got", received(M, PAGE.got, KudosState.report_kudos)), _nothing()),
        rx.cond(PAGE.sent, _part("kudos.sent", sent(M, PAGE.sent))),
        receiving(M, PAGE.wanted, KudosState.switch_kudos),
        class_name="stack-5",
    )


def _write() -> rx.Component:
    look = whom(
        M,
        KudosState.found,
        on_look=KudosState.look_for_colleagues.debounce(250),
        on_choose=KudosState.choose_colleague,
    )
    words = writing(
        M,
        KudosState.to,
        KudosState.fault,
        KudosState.said,
        on_say=KudosState.say_kudos,
        on_other=KudosState.choose_colleague,
    )
    left = rx.cond(PAGE.left > 0, t("kudos.left", n=PAGE.left), t("kudos.none_left"))
    return card(
        M,
        rx.el.h2(t("kudos.write"), class_name="lg"),
        rx.cond(KudosState.to.name != "", words, look),
        rx.el.p(left, class_name="sm muted"),
        cls="stack-3",
    )


def _part(title: str, inside: rx.Component) -> rx.Component:
    return rx.el.section(rx.el.h2(t(title), class_name="lg"), inside, class_name="stack-3")


def _nothing() -> rx.Component:
    return empty(M, drawings.conversation(M), t("kudos.none_title"), t("kudos.none_sentence"))
