"""``/boards``: one's own best, then the neighbours; the top only for those who ask."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.board import group_rows, standing_rows
from advocacy_app.components.boot import Boot
from advocacy_app.components.follow import Follow
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import (
    card,
    chip,
    chips,
    empty,
    list_row,
    panel,
    rows,
    segmented,
    switch,
    tag,
    top_bar,
    voiceline,
    waiting_rows,
)
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.boards import BoardsState
from advocacy_app.state.live import LiveState

M = Compiled()
_PERIODS = ("week", "month", "quarter", "all")


def page() -> rx.Component:
    """Views, own best, periods, places, and how one appears."""
    views = [(view, t(f"boards.{view}")) for view in ("near", "teams", "improved", "top")]
    return shell(
        "me",
        top_bar(M, t("boards.title"), back="/me"),
        rx.el.div(
            segmented(M, "board", views, BoardsState.view, label=t("boards.views"), choose=BoardsState.choose_view),
            rx.cond(BoardsState.loaded, _shown(), waiting_rows(M)),
            class_name="page stack-4",
            id="boards",
        ),
        Boot.create(state=BoardsState.get_full_name(), live="boards"),
        Follow.create(version=LiveState.boards, on_change=BoardsState.load_boards),
        header=False,
    )


def _shown() -> Any:
    return rx.el.div(
        rx.cond(BoardsState.view == "near", _own_best()),
        chips(M, *[_period(name) for name in _PERIODS], label=t("boards.period")),
        panel(M, "board", BoardsState.view, _view()),
        rx.cond(BoardsState.view == "near", _league()),
        _appearance(),
        class_name="stack-4",
    )


def _period(name: str) -> Any:
    chosen = BoardsState.period == name
    chosen_chip = chip(M, t(f"boards.period_{name}"), pressed=chosen, on_click=BoardsState.choose_period(name))
    return rx.cond(BoardsState.view != "improved", chosen_chip) if name == "all" else chosen_chip


def _own_best() -> Any:
    head = rx.el.div(
        rx.el.h2(t("boards.own_best"), class_name="lg b"),
        rx.cond(BoardsState.best.is_best, tag(M, t("boards.best_week"), tone="good", pic="trending-up")),
        class_name="row between wrap",
    )
    line = voiceline(M, BoardsState.weeks, label=BoardsState.best.line, cls="fluid")
    foot = rx.el.div(
        rx.el.span(t("boards.twelve_weeks")), rx.el.span(t("boards.leave")), class_name="row between sm muted wrap"
    )
    return card(M, head, line, foot, cls="best stack-3")


def _league() -> Any:
    wanted = switch(
        M,
        "league",
        t("boards.league"),
        sub=t("boards.league_sub"),
        checked=BoardsState.league.joined,
        on_change=BoardsState.choose_league,
    )
    few = rx.el.p(t("boards.league_few"), class_name="sm muted")
    listed = rx.el.div(_head(BoardsState.league), standing_rows(M, BoardsState.league.standings), class_name="stack")
    inside = rx.cond(BoardsState.league.standings, listed, few)
    return rx.el.section(card(M, wanted), rx.cond(BoardsState.league.joined, inside), class_name="stack-3")


def _view() -> Any:
    return rx.match(
        BoardsState.view,
        ("teams", _groups()),
        ("improved", _improved()),
        ("top", _people(BoardsState.board.top, "boards.ties_top")),
        _people(BoardsState.board.near, "boards.ties"),
    )


def _people(standings: Any, how: str) -> Any:
    listed = rx.el.div(standing_rows(M, standings), rx.el.p(t(how), class_name="sm cap"), class_name="stack")
    return rx.cond(
        BoardsState.board.enough,
        rx.el.div(
            _head(BoardsState.board),
            rx.cond(standings, listed, _nothing("boards.not_on_it")),
            class_name="stack",
        ),
        _nothing("boards.too_few"),
    )


def _groups() -> Any:
    sites = rx.el.div(
        rx.el.h2(t("boards.sites"), class_name="lg b"),
        group_rows(M, BoardsState.sites.groups, "map-pin"),
        class_name="stack",
    )
    teams = rx.el.div(_head(BoardsState.teams), group_rows(M, BoardsState.teams.groups, "users"), class_name="stack")
    found = rx.el.div(
        rx.cond(BoardsState.teams.groups, teams),
        rx.cond(BoardsState.sites.groups, sites),
        rx.el.p(t("boards.teams_how"), class_name="sm cap"),
        class_name="stack-4",
    )
    nothing = rx.cond(BoardsState.sites.groups, found, _nothing("boards.no_teams"))
    return rx.cond(BoardsState.teams.groups, found, nothing)


def _improved() -> Any:
    gain = rx.el.p(t("boards.gain", n=BoardsState.improved.gain), class_name="muted")
    return rx.el.div(
        _head(BoardsState.improved),
        rx.cond(BoardsState.improved.gain > 0, gain),
        rx.cond(
            BoardsState.improved.standings,
            standing_rows(M, BoardsState.improved.standings, gain=True),
            _nothing("boards.nobody_yet"),
        ),
        class_name="stack",
    )


def _head(board: Any) -> Any:
    return rx.el.div(
        rx.el.h2(board.title, class_name="lg b"),
        rx.el.span(board.left, class_name="sm muted"),
        class_name="row between wrap",
    )


def _nothing(key: str) -> Any:
    return empty(M, drawings.board(M), t(f"{key}_title"), t(key))


def _appearance() -> Any:
    sign = rx.cond(BoardsState.best.hidden, icon(M, "eye-off"), icon(M, "eye"))
    row = list_row(M, BoardsState.best.appears, sub=t("boards.appear_help"), href="/me/privacy", leading=sign)
    return rows(M, row)
