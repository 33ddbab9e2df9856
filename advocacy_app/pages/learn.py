"""``/learn``: the tracks, a lesson, today's refresher."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components import learn as parts
from advocacy_app.components.boot import Boot
from advocacy_app.components.learn_page import LearnPage
from advocacy_app.components.lesson import lesson_bar, lesson_deck, lesson_dock
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.primitives import button, empty, top_bar
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.learn import LearnState, LessonState, RefresherState

M = Compiled()


def page() -> rx.Component:
    """Where to go on, and everything there is."""
    home = LearnState.home
    return shell(
        "learn",
        top_bar(M, t("learn.title"), tab=True),
        rx.el.div(
            rx.cond(home.going_on.href != "", parts.going_on(M, home), rx.cond(LearnState.loaded, _through())),
            rx.cond(home.refresher.href != "", parts.refresher(M, home.refresher)),
            parts.tracks(M, home.tracks),
            rx.cond(
                home.others,
                rx.el.section(rx.el.h2(t("learn.others")), parts.tracks(M, home.others), class_name="stack-3"),
            ),
            id="learn",
            class_name="page stack-5",
        ),
        Boot.create(state=LearnState.get_full_name(), live="learn"),
        LearnPage.create(shown="", on_sent=LearnState.load_learn),
        header=False,
    )


def _through() -> rx.Component:
    return rx.el.div(
        rx.el.h2(t("learn.all_done_title")),
        rx.el.p(t("learn.all_done"), class_name="muted"),
        class_name="card pad stack",
    )


def lesson() -> rx.Component:
    """Cards, questions, result."""
    gone = rx.el.div(nothing_here(M, tag="h1"), class_name="page")
    return _lesson_page(LessonState, rx.cond(LessonState.gone, gone), LessonState.load_lesson)


def refresher() -> rx.Component:
    """The questions of a lesson that comes back."""
    back = button(M, t("learn.to_tracks"), "pri", href="/learn")
    none = empty(M, drawings.finished(M), t("learn.refresher_none_title"), t("learn.refresher_none"), back, tag="h1")
    none = rx.el.div(none, class_name="page")
    shown = rx.cond(RefresherState.none & (RefresherState.lesson.path == ""), none)
    return _lesson_page(RefresherState, shown, None)


def _lesson_page(state: Any, otherwise: rx.Component, on_sent: Any) -> rx.Component:
    there = (state.lesson.path != "") & ~state.gone if state is LessonState else state.lesson.path != ""
    heard = {} if on_sent is None else {"on_sent": on_sent}
    return shell(
        "learn",
        rx.cond(
            there, rx.el.div(lesson_bar(M, state.lesson), lesson_deck(M, state.lesson), class_name="lesson"), otherwise
        ),
        Boot.create(state=state.get_full_name(), live="lesson"),
        LearnPage.create(shown=state.lesson.purpose + " " + state.lesson.path, **heard),
        header=False,
        dock=rx.cond(there, lesson_dock(M), rx.fragment()),
    )
