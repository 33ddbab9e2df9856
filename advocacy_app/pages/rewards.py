"""``/rewards``: what points can be exchanged for, and where one's wishes stand."""

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.follow import Follow
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, empty, top_bar, waiting_rows
from advocacy_app.components.rewards import my_orders, presents, purse, reward_cards
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.live import LiveState
from advocacy_app.state.rewards import RewardsState

M = Compiled()
SHOP = RewardsState.shop


def page() -> rx.Component:
    """First what is on its way, then what there is."""
    return shell(
        "me",
        top_bar(M, t("rewards.title"), back="/me"),
        rx.el.div(
            rx.cond(RewardsState.loaded, _all(), waiting_rows(M)),
            id="rewards",
            class_name="page stack-5",
        ),
        Boot.create(state=RewardsState.get_full_name(), live="rewards"),
        Follow.create(version=LiveState.inbox, on_change=RewardsState.load_rewards),
        header=False,
    )


def _all() -> rx.Component:
    return rx.el.div(
        purse(M, SHOP),
        rx.el.div(_mine(), id="mine"),
        rx.cond(SHOP.rewards, reward_cards(M, SHOP, RewardsState.ask_for_reward), _nothing()),
        class_name="stack-5",
    )


def _mine() -> rx.Component:
    orders = _part("rewards.mine", my_orders(M, SHOP, RewardsState.take_order_back))
    return rx.el.div(
        rx.cond(SHOP.presents, _part("rewards.presents", presents(M, SHOP))),
        rx.cond(SHOP.orders, orders),
        class_name="stack-5",
    )


def _part(title: str, inside: rx.Component) -> rx.Component:
    return rx.el.section(rx.el.h2(t(title), class_name="lg"), inside, class_name="stack-3")


def _nothing() -> rx.Component:
    away = button(M, t("common.to_feed"), "pri", href="/")
    return empty(M, drawings.nothing_new(M), t("rewards.none_title"), t("rewards.none_sentence"), away)
