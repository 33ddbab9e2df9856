"""``/polls``: what is asked, and what came of what was asked before."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.markup import Compiled
from advocacy_app.components.poll_page import PollPage
from advocacy_app.components.polls import poll_card, poll_result
from advocacy_app.components.primitives import empty, top_bar
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.polls import PollsState

M = Compiled()
ASKED: Any = PollsState.polls
RESULTS: Any = PollsState.results


def page() -> rx.Component:
    """Questions first; answering is never forced, so there is nothing else to do here."""
    none = empty(M, drawings.nothing_new(M), t("polls.none_title"), t("polls.none"))
    nothing = PollsState.loaded & ~ASKED & ~RESULTS
    return shell(
        "me",
        top_bar(M, t("polls.title"), back="/me"),
        rx.el.div(
            rx.cond(PollsState.polls, rx.el.p(t("polls.sentence"), class_name="muted")),
            rx.el.div(
                rx.foreach(PollsState.polls, lambda one: rx.el.div(poll_card(M, one), key=one.id)), class_name="stack-4"
            ),
            rx.cond(PollsState.results, _results()),
            rx.cond(nothing, none),
            id="polls",
            class_name="page stack-5",
        ),
        Boot.create(state=PollsState.get_full_name(), live="polls"),
        PollPage.create(shown=rx.cond(PollsState.loaded, "polls", ""), on_sent=PollsState.load_polls),
        header=False,
    )


def _results() -> rx.Component:
    shown = rx.foreach(PollsState.results, lambda one: rx.el.div(poll_result(M, one), key=one.id))
    return rx.el.section(rx.el.h2(t("polls.results")), shown, class_name="stack-4")
