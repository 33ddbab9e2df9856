"""``/challenges``, the tab “Join in”: what one may take part in now, and what is over.

Every kind of thing to join has a section of its own here: a function that draws it from its own State, with its own
loader and its own place in the first screen.
"""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.campaign_card import campaign_card
from advocacy_app.components.follow import Follow
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import empty, fold, icon_button, top_bar, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages import challenges, contests
from advocacy_app.pages.shell import shell
from advocacy_app.state.campaigns import JoinState
from advocacy_app.state.challenges import ChallengesState
from advocacy_app.state.contests import ContestsState
from advocacy_app.state.live import LiveState

M = Compiled()
PAGE: Any = JoinState.page


def page() -> rx.Component:
    """Campaigns first, since they hold the rest together."""
    boards = icon_button(M, t("boards.title"), "chart-no-axes-column", href="/boards")
    return shell(
        "join",
        top_bar(M, t("tab.join"), tab=True, actions=(boards,)),
        rx.el.div(
            rx.cond(
                JoinState.loaded,
                rx.fragment(
                    _campaigns(), challenges.section(), contests.section(), _nothing(), _over(), challenges.over()
                ),
                waiting_rows(M),
            ),
            class_name="page stack-4",
            id="join",
        ),
        Boot.create(state=JoinState.get_full_name(), live="join"),
        Follow.create(version=LiveState.feed, on_change=JoinState.load_campaigns),
        header=False,
    )


def _campaigns() -> rx.Component:
    cards = rx.foreach(PAGE.running, lambda card: campaign_card(M, card))
    return rx.cond(PAGE.running, M.el("section", cards, cls="stack-4", aria_label=t("campaign.running")))


def _over() -> rx.Component:
    cards = rx.el.div(rx.foreach(PAGE.over, lambda card: campaign_card(M, card)), class_name="stack-4")
    return rx.cond(PAGE.over, fold(M, t("campaign.finished"), cards))


def _nothing() -> rx.Component:
    ideas = empty(M, drawings.first_photo(M), t("campaign.none_title"), t("campaign.none"))
    others: Any = ChallengesState.page
    drawn: Any = ContestsState.cards
    there = PAGE.running.length() + others.joined.length() + others.offered.length() + drawn.length()
    return rx.cond(there > 0, rx.fragment(), ideas)
