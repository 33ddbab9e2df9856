"""``/contests/<id>/judge``: what a judge scores, one entry at a time."""

from typing import Any

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.judging import Deeds, judge_dock, judge_view
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.primitives import top_bar, waiting
from advocacy_app.pages.shell import shell
from advocacy_app.state.judging import JudgeState

M = Compiled()
PAGE: Any = JudgeState.page
_DEEDS = Deeds(
    show=JudgeState.show_entry,
    score=JudgeState.give_score,
    undo=JudgeState.undo_score,
    hand_in=JudgeState.hand_in_scores,
    take_again=JudgeState.take_scores_again,
)


def page() -> rx.Component:
    """Bar, entry, scores; below it the way to the next one."""
    there = rx.fragment(
        top_bar(M, PAGE.title, back="/contests/" + PAGE.contest),
        rx.el.div(judge_view(M, PAGE, _DEEDS, JudgeState.drawn, JudgeState.undoable), class_name="page stack-4"),
    )
    return shell(
        "join",
        rx.cond(
            JudgeState.gone,
            rx.el.div(nothing_here(M, tag="h1"), class_name="page"),
            rx.cond(PAGE.contest != "", there, waiting(M)),
        ),
        Boot.create(state=JudgeState.get_full_name(), live="judge"),
        header=False,
        dock=rx.cond(JudgeState.gone, rx.fragment(), judge_dock(M, PAGE, _DEEDS)),
    )
