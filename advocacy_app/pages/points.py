"""``/me/points``: the account, line by line; every line explains itself."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.follow import Follow
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.points_sheet import explanation, points_sheet, signed, state_tag
from advocacy_app.components.primitives import button, card, empty, text_area, top_bar, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.live import LiveState
from advocacy_app.state.points import AskState, PointsState

M = Compiled()


def page() -> rx.Component:
    """Balance, what is on the way, the entries."""
    return shell(
        "me",
        top_bar(M, t("points.title"), back="/me"),
        rx.el.div(
            rx.cond(PointsState.loaded, _account(), waiting_rows(M)),
            class_name="page stack-4",
            id="points",
        ),
        points_sheet(M, PointsState.why),
        Follow.create(version=LiveState.boards, on_change=PointsState.follow_points),
        Boot.create(state=PointsState.get_full_name(), live="points"),
        header=False,
    )


def _account() -> Any:
    return rx.cond(PointsState.entries, rx.el.div(_balance(), _entries(), class_name="stack-4"), _nothing())


def _balance() -> Any:
    waiting = rx.el.div(icon(M, "clock", small=True), PointsState.balance.pending_line, class_name="row muted")
    return card(
        M,
        rx.el.div(t("points.settled"), class_name="sm muted"),
        rx.el.div(PointsState.balance.points, class_name="sum"),
        rx.cond(PointsState.balance.pending > 0, waiting),
        cls="stack",
    )


def _entries() -> Any:
    more = button(M, t("points.earlier"), "out full", on_click=PointsState.show_earlier)
    return rx.el.div(
        rx.el.ul(rx.foreach(PointsState.entries, _entry), class_name="card list ledger"),
        rx.cond(PointsState.after != "", more),
        class_name="stack-4",
    )


def _entry(entry: Any) -> Any:
    opener = M.el(
        "button",
        entry.title,
        type="button",
        cls="go",
        data_opens="points-sheet",
        on_click=PointsState.explain_entry(entry.id),
    )
    state = M.cond((entry.state != "landed") | entry.asked, lambda: state_tag(M, entry))
    about = M.cond(entry.about != "", lambda: M.el("div", entry.about, cls="sm muted"))
    words = M.el("div", opener, about, M.el("div", entry.when, state, cls="row wrap xs cap"), cls="grow stack-1")
    amount = M.el("span", signed(M, entry), cls=M.pick(entry.amount > 0, "amount mine", "amount"))
    return M.el("li", words, amount, key=entry.id)


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
