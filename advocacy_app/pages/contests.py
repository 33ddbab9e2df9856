"""``/contests/<id>``: a contest, how to take part without posting anything, and what became of it."""

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.contest import Deeds, contest_card, contest_view
from advocacy_app.components.follow import Follow
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.primitives import top_bar, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.contests import ContestsState, ContestState, WallContestsState
from advocacy_app.state.live import LiveState

M = Compiled()
_DEEDS = Deeds(
    enter=ContestState.enter_contest,
    step_back=ContestState.take_ticket_back,
    claim=ContestState.claim_prize,
    refuse=ContestState.refuse_prize,
)


def page() -> rx.Component:
    """The contest that the address names."""
    return shell(
        "join",
        top_bar(M, t("contest.title"), back="/challenges", tag="div"),
        rx.el.div(
            rx.cond(ContestState.gone, nothing_here(M, tag="h1"), _shown()),
            id="contest",
            class_name="page stack-5",
        ),
        Boot.create(state=ContestState.get_full_name(), live="contest"),
        Follow.create(version=LiveState.inbox, on_change=ContestState.load_contest),
        header=False,
    )


def _shown() -> rx.Component:
    return rx.cond(ContestState.page.id != "", contest_view(M, ContestState.page, _DEEDS), waiting_rows(M))


def on_wall() -> rx.Component:
    """What can be won on the wall of a hashtag."""
    shown = rx.el.section(
        rx.el.h2(t("contest.prizes"), class_name="lg b"),
        rx.foreach(WallContestsState.cards, lambda contest: contest_card(M, contest)),
        class_name="stack-3",
    )
    return rx.fragment(
        rx.cond(WallContestsState.cards, shown), Boot.create(state=WallContestsState.get_full_name(), live="wall")
    )


def section() -> rx.Component:
    """Contests on the page of everything that one can join."""
    listed = rx.el.section(
        rx.el.h2(t("contest.list_title"), class_name="lg b"),
        rx.foreach(ContestsState.cards, lambda contest: contest_card(M, contest)),
        class_name="stack-3",
    )
    return rx.fragment(
        rx.cond(ContestsState.cards, listed),
        Boot.create(state=ContestsState.get_full_name(), live="join"),
    )
