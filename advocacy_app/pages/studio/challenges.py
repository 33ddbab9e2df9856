"""``/studio/challenges``: all of them, and the form in which one is made within a minute."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.challenge_desk import challenge_rows, fields, standing
from advocacy_app.components.follow import Follow
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.primitives import button, card, empty, sheet, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio, up
from advocacy_app.state.live import LiveState
from advocacy_app.state.studio.challenges import ChallengeDeskState, StudioChallengesState

M = Compiled()
DESK: Any = ChallengeDeskState.desk


def page() -> rx.Component:
    """Every challenge, with how many are in."""
    new = button(M, t("challenges.new"), "pri", pic="plus", href="/studio/challenges/new")
    nothing = empty(M, drawings.first_day(M), t("challenges.studio_none_title"), t("challenges.studio_none"))
    found = rx.cond(StudioChallengesState.rows, challenge_rows(M, StudioChallengesState.rows), nothing)
    return studio(
        "/studio/challenges",
        head(t("challenges.title"), new, below=t("challenges.studio_sentence")),
        rx.cond(StudioChallengesState.loaded, found, waiting_rows(M)),
        Boot.create(state=StudioChallengesState.get_full_name(), live="main"),
        Follow.create(version=LiveState.challenges, on_change=StudioChallengesState.load_rows),
    )


def desk() -> rx.Component:
    """A new one, or one that is there."""
    there = rx.cond(DESK.stage == "new", t("challenges.new_title"), t("challenges.one_title"))
    return studio(
        "/studio/challenges",
        up(t("challenges.title"), "/studio/challenges"),
        rx.cond(
            ChallengeDeskState.gone,
            nothing_here(M, tag="h1"),
            rx.fragment(head(there), rx.cond(ChallengeDeskState.loaded, _desk(), waiting_rows(M))),
        ),
        Boot.create(state=ChallengeDeskState.get_full_name(), live="main"),
    )


def _desk() -> rx.Component:
    open_ = (DESK.stage == "new") | (DESK.stage == "coming")
    return rx.el.div(
        rx.cond(DESK.row, standing(M, DESK.row)),
        rx.cond(open_, _form(), rx.cond(DESK.stage == "running", _ending())),
        rx.cond(DESK.stage == "coming", _calling_off()),
        class_name="stack-4 narrow",
    )


def _form() -> rx.Component:
    keep = rx.cond(DESK.stage == "new", t("challenges.announce"), t("common.save"))
    return card(
        M,
        rx.el.form(
            fields(M, DESK),
            button(M, keep, "pri lg", type="submit"),
            on_submit=ChallengeDeskState.keep_challenge,
            key=DESK.fields.id,
            no_validate=True,
            class_name="stack-5 challenge-form",
        ),
    )


def _ending() -> rx.Component:
    return _stopping("end", "challenges.end", "challenges.end_sentence", ChallengeDeskState.end_challenge)


def _calling_off() -> rx.Component:
    return _stopping("off", "challenges.call_off", "challenges.off_sentence", ChallengeDeskState.call_off_challenge)


def _stopping(name: str, deed: str, sentence: str, on_click: Any) -> rx.Component:
    """Asked once more before it is done."""
    sure = sheet(
        M,
        f"{name}-sheet",
        t(deed),
        rx.el.p(t(sentence)),
        actions=(
            button(M, t("common.back"), "out lg grow", data_closes=""),
            button(M, t(deed), "bad lg grow", data_closes="", on_click=on_click),
        ),
    )
    return rx.el.div(button(M, t(deed), "out", data_opens=f"{name}-sheet"), sure)
