"""The challenges of ``/challenges``, and ``/challenges/<id>``: one of them."""

from typing import Any

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.challenge import challenge_card, challenge_detail
from advocacy_app.components.follow import Follow
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.primitives import fold, top_bar, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.challenges import ChallengesState, ChallengeState
from advocacy_app.state.live import LiveState

M = Compiled()
PAGE: Any = ChallengesState.page


def section() -> rx.Component:
    """Those one is in, then those one may join."""
    return rx.fragment(
        _part(PAGE.joined, "challenges.joined"),
        _part(PAGE.offered, "challenges.offered"),
        Boot.create(state=ChallengesState.get_full_name(), live="join"),
        Follow.create(version=LiveState.challenges, on_change=ChallengesState.load_challenges),
    )


def over() -> rx.Component:
    """Those that ended lately, behind one line."""
    return rx.cond(PAGE.over, fold(M, t("challenges.finished"), _cards(PAGE.over)))


def _part(cards: Any, title: str) -> rx.Component:
    return rx.cond(cards, rx.el.section(rx.el.h2(t(title), class_name="lg b"), _cards(cards), class_name="stack-3"))


def _cards(cards: Any) -> rx.Component:
    join = ChallengesState.join_challenge
    return rx.el.ul(rx.foreach(cards, lambda shown: challenge_card(M, shown, join)), class_name="stack-3")


def page() -> rx.Component:
    """One challenge."""
    detail = challenge_detail(M, ChallengeState.page, ChallengeState.join_challenge, ChallengeState.leave_challenge)
    inside = rx.cond(ChallengeState.gone, nothing_here(M), rx.cond(ChallengeState.loaded, detail, waiting_rows(M)))
    return shell(
        "join",
        top_bar(M, t("challenges.one_title"), back="/challenges"),
        rx.el.div(inside, class_name="page stack-4", id="challenge"),
        Boot.create(state=ChallengeState.get_full_name(), live="challenge"),
        Follow.create(version=LiveState.challenges, on_change=ChallengeState.load_challenge),
        header=False,
    )
