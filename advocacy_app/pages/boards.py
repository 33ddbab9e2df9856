"""``/boards``: one's own best, then the neighbours; the top only for those who ask."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.board import group_rows, standing_rows
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import (
    card,
    chip,
    chips,
    empty,
    list_row,
    note,
    panel,
    rows,
    segmented,
    tag,
    top_bar,
    voiceline,
)
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.boards import BoardsState

M = Compiled()
_PERIODS = ("week", "month", "quarter", "all")


def page() -> rx.Component:
    """Own best, views, periods, and how one appears."""
    views = [
        ("near", t("boards.near")),
        ("teams", t("boards.teams")),
        ("improved", t("boards.improved")),
        ("top", t("boards.top")),
    ]
    return shell(
        "me",
        top_bar(M, t("boards.title"), back="/me"),
        rx.el.div(
            segmented(M, "board", views, BoardsState.view, label=t("boards.views"), choose=BoardsState.choose_view),
            chips(M, *[_period(name) for name in _PERIODS], label=t("boards.period")),
            rx.cond(BoardsState.view == "near", _own_best()),
            panel(M, "board", BoardsState.view, rx.cond(BoardsState.loaded, _view())),
            _visibility(),
            class_name="page stack-4",
        ),
        header=False,
    )


def _period(name: str) -> Any:
    chosen = BoardsState.period == name
    return chip(M, t(f"boards.period_{name}"), pressed=chosen, on_click=BoardsState.choose_period(name))


def _own_best() -> Any:
    head = rx.el.div(
        rx.el.h2(t("boards.own_best"), class_name="lg b"),
        rx.cond(BoardsState.best.is_best, tag(M, t("boards.best_week"), tone="good", pic="trending-up")),
        class_name="row between",
    )
    line = voiceline(M, BoardsState.weeks, label=BoardsState.best.line, cls="fluid")
    foot = rx.el.div(
        rx.el.span(t("boards.twelve_weeks")), rx.el.span(t("boards.leave")), class_name="row between sm muted wrap"
    )
    return card(M, head, line, foot, cls="best stack-3")


def _view() -> Any:
    return rx.match(
        BoardsState.view,
        ("teams", _teams()),
        ("improved", _improved()),
        ("top", _people(BoardsState.board.top)),
        _people(BoardsState.board.near),
    )


def _people(standings: Any) -> Any:
    return rx.cond(
        BoardsState.board.enough,
        rx.el.div(
            _head(BoardsState.board),
            rx.cond(standings, standing_rows(M, standings), _nothing("boards.not_on_it")),
            rx.el.p(t("boards.ties"), class_name="sm cap"),
            class_name="stack-3",
        ),
        _nothing("boards.too_few"),
    )


def _teams() -> Any:
    found = rx.el.div(_head(BoardsState.groups), group_rows(M, BoardsState.groups.groups), class_name="stack-3")
    words = rx.el.p(t("boards.teams_how"), class_name="sm cap")
    return rx.cond(
        BoardsState.groups.groups, rx.el.div(found, words, class_name="stack-3"), _nothing("boards.no_teams")
    )


def _improved() -> Any:
    return rx.el.div(
        _head(BoardsState.improved),
        rx.cond(
            BoardsState.improved.standings,
            standing_rows(M, BoardsState.improved.standings, gain=True),
            _nothing("boards.nobody_yet"),
        ),
        class_name="stack-3",
    )


def _head(board: Any) -> Any:
    return rx.el.div(
        rx.el.h2(board.period, class_name="lg b"),
        rx.el.span(board.left, class_name="sm muted"),
        class_name="row between",
    )


def _nothing(key: str) -> Any:
    return empty(M, drawings.board(M), t(f"{key}_title"), t(key))


def _visibility() -> Any:
    name = rx.match(
        BoardsState.visibility,
        ("name", t("boards.as_name")),
        ("nickname", t("boards.as_nickname")),
        t("boards.as_hidden"),
    )
    row = list_row(M, t("boards.how_i_appear"), sub=name, href="/me/settings")
    quiet = rx.cond(BoardsState.visibility != "name", note(M, t("boards.hidden_fine"), pic="eye-off"))
    return rx.el.div(rows(M, row), quiet, class_name="stack-3")
