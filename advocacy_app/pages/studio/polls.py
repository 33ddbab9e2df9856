"""``/studio/polls``: all polls and what to begin with. ``/studio/polls/<poll>``: one of them, from draft to result."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.desk import Desk
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.poll_desk import deeds, draft_fields, poll_rows, template_rows, tongues
from advocacy_app.components.polls import asked, poll_result
from advocacy_app.components.primitives import button, card, empty, note, sheet, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio, up
from advocacy_app.state.studio.polls import PollDeskState, PollListState

M = Compiled()
FORM = "poll-form"
DESK: Any = PollDeskState.desk
LOADS: Any = PollDeskState.loads


def page() -> rx.Component:
    """The polls there are, beside what one may begin with."""
    nothing = empty(M, drawings.nothing_new(M), t("polls.studio_none_title"), t("polls.studio_none"))
    found = rx.cond(PollListState.rows, poll_rows(M, PollListState.rows), nothing)
    new = rx.el.section(rx.el.h2(t("polls.new")), template_rows(M, PollListState.start_poll), class_name="stack-3")
    return studio(
        "/studio/polls",
        head(t("polls.title"), below=t("polls.studio_sentence")),
        rx.cond(PollListState.loaded, rx.el.div(rx.el.div(found), new, class_name="cols"), waiting_rows(M)),
        Boot.create(state=PollListState.get_full_name(), live="main"),
    )


def desk() -> rx.Component:
    """A draft with its preview, or how a poll stands."""
    there = rx.el.div(
        _head(),
        rx.match(DESK.state, ("draft", _draft()), ("open", _open()), _closed()),
        class_name="stack-4",
        key=DESK.id + DESK.language + LOADS.to_string(),
    )
    return studio(
        "/studio/polls",
        up(t("polls.title"), "/studio/polls"),
        rx.cond(PollDeskState.gone, nothing_here(M, tag="h1")),
        rx.cond(DESK.id != "", there),
        Desk.create(form=FORM, sending=t("studio.file_sending"), failed=t("studio.file_failed")),
        Boot.create(state=PollDeskState.get_full_name(), live="main"),
    )


def _head() -> rx.Component:
    title = rx.cond(DESK.title != "", rx.el.span(DESK.title), rx.el.span(t("polls.untitled")))
    return head(title, below=rx.el.span(DESK.line))


def _draft() -> rx.Component:
    form = rx.el.form(
        M.el("input", type="hidden", name="deed", default_value="look"),
        draft_fields(M, DESK),
        deeds(M, button(M, t("polls.drop"), "text", on_click=PollDeskState.drop_poll)),
        id=FORM,
        on_submit=PollDeskState.write_poll,
        no_validate=True,
        class_name="stack-4",
    )
    left = rx.el.div(tongues(M, DESK), card(M, form), class_name="stack-4")
    return rx.el.div(left, rx.el.div(_preview(), _opening(), class_name="stack-4"), class_name="cols")


def _preview() -> rx.Component:
    seen = card(
        M,
        rx.el.h2(DESK.title),
        rx.el.p(DESK.rule, class_name="sm muted"),
        asked(M, DESK.preview, DESK.language),
        cls="stack-3 poll",
        role="region",
        aria_label=t("studio.preview"),
    )
    return rx.el.div(rx.el.p(t("studio.preview"), class_name="b sm"), seen, class_name="stack")


def _opening() -> rx.Component:
    """What is typed goes along: nobody opens what they see no more."""
    return _sure("opening", "polls.open", "polls.open_sentence", "pri", data_deed="open")


def _open() -> rx.Component:
    waiting = note(M, t("polls.wait_for_end"), pic="shield-check")
    close = _sure("closing", "polls.close", "polls.close_sentence", "out", on_click=PollDeskState.close_poll)
    counted = rx.cond(DESK.how == "anonymous", waiting, poll_result(M, DESK.result))
    return rx.el.div(counted, _preview(), close, class_name="stack-4 narrow")


def _closed() -> rx.Component:
    return rx.el.div(poll_result(M, DESK.result), class_name="narrow")


def _sure(name: str, deed: str, sentence: str, look: str, **does: Any) -> rx.Component:
    """Asked once more before it is done."""
    asking = sheet(
        M,
        f"{name}-sheet",
        t(deed),
        rx.el.p(t(sentence)),
        actions=(
            button(M, t("common.back"), "out lg grow", data_closes=""),
            button(M, t(deed), "pri lg grow", data_closes="", **does),
        ),
    )
    return rx.el.div(button(M, t(deed), look, data_opens=f"{name}-sheet"), asking)
