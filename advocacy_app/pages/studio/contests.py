"""``/studio/contests``: all contests; ``/studio/contests/<id>``: the form of one, later its desk."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.contest_desk import running_desk
from advocacy_app.components.contest_form import FORM, contest_form
from advocacy_app.components.contest_start import checklist, contest_rows, start
from advocacy_app.components.desk import Desk
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.primitives import button, empty, tag, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio, up
from advocacy_app.state.studio.contests import ContestDeskState, ContestListState
from advocacy_app.state.studio.typed_contest import PRIZES, WITNESSES

M = Compiled()
DESK: Any = ContestDeskState.desk


def page() -> rx.Component:
    """The list, and the way to a new one."""
    begin = button(M, t("studio.contest_new"), "pri", pic="plus", on_click=ContestListState.begin_contest)
    nothing = empty(M, drawings.nothing_new(M), t("studio.contests_none_title"), t("studio.contests_none"))
    listed = rx.cond(ContestListState.cards, contest_rows(M, ContestListState.cards), nothing)
    return studio(
        "/studio/contests",
        head(t("studio.contests"), begin),
        rx.cond(ContestListState.loaded, listed, waiting_rows(M)),
        Boot.create(state=ContestListState.get_full_name(), live="main"),
    )


def one() -> rx.Component:
    """Before the start the form with its checklist, after it the desk."""
    return studio(
        "/studio/contests",
        up(t("studio.contests"), "/studio/contests"),
        rx.cond(
            ContestDeskState.loaded,
            rx.cond(ContestDeskState.gone, nothing_here(M, tag="h1"), _contest()),
            waiting_rows(M),
        ),
        Boot.create(state=ContestDeskState.get_full_name(), live="main"),
    )


def _contest() -> rx.Component:
    title = rx.cond(DESK.title != "", DESK.title, t("contest.untitled"))
    return rx.el.div(
        head(title, tag(M, DESK.state_text, tone=DESK.tone)),
        rx.cond(DESK.state == "draft", _draft(), _begun()),
        class_name="stack-4",
    )


def _draft() -> rx.Component:
    form = contest_form(
        M,
        DESK,
        ContestDeskState.people,
        ContestDeskState.entropy,
        prizes=PRIZES,
        witnesses=WITNESSES,
        on_write=ContestDeskState.write_contest,
        on_entropy=ContestDeskState.choose_entropy,
    )
    return rx.el.div(
        rx.el.div(form, key=ContestDeskState.loads),
        checklist(M, DESK, on_confirm=ContestDeskState.confirm_rule),
        start(M, DESK, on_delete=ContestDeskState.delete_draft),
        Desk.create(form=FORM, sending="", failed=""),
        class_name="stack-5",
    )


def _begun() -> rx.Component:
    return running_desk(
        M,
        DESK,
        ContestDeskState.people,
        on_event=ContestDeskState.tell_event,
        on_settle=ContestDeskState.settle_prize,
        on_judge=ContestDeskState.name_judge,
        on_cancel=ContestDeskState.move_contest("cancel"),
    )
