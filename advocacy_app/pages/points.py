"""``/me/points``: the account, line by line; every line explains itself."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.points_sheet import explanation, points_sheet
from advocacy_app.components.primitives import button, card, empty, tag, text_area, top_bar
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.points import AskState, PointsState

M = Compiled()


def page() -> rx.Component:
    """Balance, what is on the way, the entries."""
    return shell(
        "me",
        top_bar(M, t("points.title"), back="/me"),
        rx.el.div(
            _balance(),
            rx.cond(PointsState.entries, _entries(), rx.cond(PointsState.loaded, _nothing())),
            class_name="page stack-4",
        ),
        points_sheet(M, PointsState.why),
        header=False,
    )


def _balance() -> Any:
    settled = rx.el.div(rx.el.span(PointsState.balance.points, class_name="num"), class_name="sum")
    waiting = rx.cond(PointsState.balance.pending > 0, rx.el.p(PointsState.balance.pending_line, class_name="muted"))
    return card(M, rx.el.div(t("points.settled"), class_name="sm cap"), settled, waiting, cls="stack")


def _entries() -> Any:
    more = button(M, t("points.earlier"), "out full", on_click=PointsState.show_earlier)
    return rx.el.div(
        rx.el.ul(rx.foreach(PointsState.entries, _entry), class_name="card list ledger"),
        rx.cond(PointsState.after != "", more),
        class_name="stack-4",
    )


def _entry(entry: Any) -> Any:
    amount = M.el("span", M.cond(entry.amount > 0, lambda: M.el("span", "+")), entry.amount, cls="num b")
    opener = M.el(
        "button",
        entry.title,
        type="button",
        cls="go b plain",
        data_opens="points-sheet",
        on_click=PointsState.explain_entry(entry.id),
    )
    state = M.cond(entry.state != "landed", lambda: tag(M, entry.state_text))
    words = M.el("div", opener, M.el("div", entry.about, cls="sm muted"), state, cls="grow stack")
    return M.el("li", M.el("span", entry.when, cls="when"), words, amount)


def _nothing() -> Any:
    return empty(
        M,
        drawings.first_day(M),
        t("points.none_title"),
        t("points.none"),
        button(M, t("common.to_feed"), "pri", href="/"),
    )


def ask() -> rx.Component:
    """``/me/points/ask/<entry>``: a question that reaches a human."""
    return shell(
        "me",
        top_bar(M, t("points.ask_title"), back="/me/points"),
        rx.el.div(rx.cond(AskState.gone, nothing_here(M), _question()), class_name="page"),
        header=False,
    )


def _question() -> Any:
    form = rx.el.form(
        text_area(
            M,
            "question",
            t("points.ask_field"),
            help=t("points.ask_help"),
            error=AskState.fault,
            words=True,
            name="question",
        ),
        button(M, t("common.send"), "pri lg full", type="submit"),
        on_submit=AskState.ask_for_another_look,
        class_name="stack-4",
    )
    return rx.el.div(
        card(M, rx.el.h2(AskState.why.entry.title, class_name="lg b"), explanation(M, AskState.why), cls="stack-3"),
        rx.cond(AskState.why.may_ask, form),
        class_name="stack-4",
    )
