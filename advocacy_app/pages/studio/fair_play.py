"""``/studio/fair-play``: patterns, boards and reported words that wait for a human."""

from typing import Any, cast

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.fair_play import board_row, case_card, kudos_row, rule_list
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import empty, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio
from advocacy_app.state.studio.fair_play import FairPlayState

M = Compiled()
DESK = FairPlayState.desk


def page() -> rx.Component:
    """What waits, then the rules by which it was noticed."""
    return studio(
        "/studio/fair-play",
        head(t("fairplay.title"), below=t("fairplay.sentence")),
        rx.cond(FairPlayState.loaded, _desk(), waiting_rows(M)),
        Boot.create(state=FairPlayState.get_full_name(), live="main"),
    )


def _desk() -> rx.Component:
    nothing = empty(M, drawings.nothing_new(M), t("studio.quiet_title"), t("fairplay.none"))
    waits = rx.el.div(
        rx.cond(DESK.boards, _part("fairplay.boards", _boards())),
        rx.cond(DESK.cases, _part("fairplay.cases", _cases())),
        rx.cond(FairPlayState.kudos, _part("fairplay.kudos", _kudos())),
        class_name="stack-5",
    )
    desk, kudos = cast("Any", DESK), cast("Any", FairPlayState.kudos)
    some = desk.boards.length() + desk.cases.length() + kudos.length() > 0
    return rx.el.div(rx.cond(some, waits, nothing), rule_list(M, DESK.rules, DESK.version), class_name="cols")


def _part(title: str, inside: Any) -> rx.Component:
    return rx.el.section(rx.el.h2(t(title)), inside, class_name="stack-3")


def _boards() -> rx.Component:
    rows = rx.foreach(DESK.boards, lambda row: board_row(M, row, FairPlayState.clear_board))
    return rx.el.ul(rows, class_name="card list")


def _cases() -> rx.Component:
    cards = rx.foreach(DESK.cases, lambda row: case_card(M, row, FairPlayState.decide_case))
    return rx.el.div(cards, class_name="stack-4")


def _kudos() -> rx.Component:
    rows = rx.foreach(FairPlayState.kudos, lambda row: kudos_row(M, row, FairPlayState.decide_kudos))
    return rx.el.ul(rows, class_name="card list")
