"""Rewards: what one can have, and where one's wishes stand."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, fold, points_chip, tag, text_area


def purse(m: Markup, shop: Any) -> Node:
    """What there is to spend; what is used here stays on the boards."""
    waiting = m.cond(shop.pending_line != "", lambda: m.el("p", shop.pending_line, cls="sm muted"))
    have = m.el("p", m.t("rewards.have", n=shop.points), cls="xl b")
    return m.el("div", have, waiting, m.el("p", m.t("rewards.boards_stay"), cls="sm muted"), cls="stack-1 purse")


def reward_cards(m: Markup, shop: Any, on_ask: Any) -> Node:
    """Everything on offer, what costs least first."""
    return m.el("ul", m.each(shop.rewards, lambda each, _: _card(m, each, shop, on_ask)), cls="rewards")


def _card(m: Markup, reward: Any, shop: Any, on_ask: Any) -> Node:
    words = m.el(
        "div",
        m.el("h2", reward.title, cls="lg", lang=reward.language),
        m.el("p", reward.summary, cls="muted", lang=reward.language),
        _facts(m, reward),
        m.cond(
            reward.why == "",
            lambda: _ask(m, reward, shop, on_ask),
            lambda: m.el("p", reward.why, cls="sm muted to-go"),
        ),
        cls="pad stack-3",
    )
    return m.el("li", _picture(m, reward), words, cls="card reward")


def _picture(m: Markup, reward: Any) -> Node:
    look = {"object-position": reward.position, "background-color": reward.dominant}
    return m.cond(
        reward.image != "",
        lambda: m.el("img", src=reward.image, alt="", loading="lazy", width="720", height="360", style=look),
        lambda: m.el("span", icon(m, "gift"), cls="no-picture"),
    )


def _facts(m: Markup, reward: Any) -> Node:
    """Its price, and whatever else one should know before."""
    price = m.el("span", m.t("rewards.price", n=reward.price), cls="b num")
    return m.el(
        "div",
        price,
        m.cond(reward.left != "", lambda: tag(m, reward.left)),
        m.cond(reward.charity, lambda: tag(m, m.t("rewards.charity"), tone="good", pic="heart")),
        m.cond(reward.asks_approval, lambda: tag(m, m.t("rewards.asks_first"), pic="user-check")),
        cls="row wrap",
    )


def _ask(m: Markup, reward: Any, shop: Any, on_ask: Any) -> Node:
    """Behind one tap: an address where one is needed, and the button that spends."""
    where = m.cond(
        reward.needs_address,
        lambda: text_area(
            m,
            "address-" + reward.id,
            m.t("rewards.address"),
            help=m.t("rewards.address_help"),
            name="address",
            maxlength="500",
            autocomplete="street-address",
            required=True,
        ),
    )
    form = m.el(
        "form",
        m.el("input", type="hidden", name="reward", value=reward.id, read_only=True),
        m.el("input", type="hidden", name="wish", value=shop.wish, read_only=True),
        where,
        m.cond(reward.asks_approval, lambda: m.el("p", m.t("rewards.asks_first_help"), cls="sm muted")),
        button(m, m.t("rewards.use", n=reward.price), "pri full", type="submit"),
        on_submit=on_ask,
        cls="stack-3",
    )
    return fold(m, m.t("rewards.ask"), form, cls="ask", key=reward.id + shop.latest)


def my_orders(m: Markup, shop: Any, on_take_back: Any) -> Node:
    """What one asked for, the newest first."""

    def one(order: Any, _: Any) -> Node:
        thumb = m.cond(
            order.image != "",
            lambda: m.el("img", src=order.image, alt="", cls="thumb lg", loading="lazy", width="80", height="80"),
            lambda: m.el("span", icon(m, "gift"), cls="thumb lg gone"),
        )
        words = m.el(
            "div",
            m.el("div", order.title, cls="b", lang=order.language),
            tag(m, order.state_text, tone=order.tone),
            m.el("p", order.line, cls="sm muted"),
            _way(m, order),
            m.cond(order.words != "", lambda: _said(m, order.words, order.who)),
            m.cond(
                order.may_take_back,
                lambda: button(m, m.t("rewards.take_back"), "text sm", on_click=on_take_back(order.id)),
            ),
            cls="grow stack-1",
        )
        return m.el("li", thumb, words, cls="start order")

    return m.el("ul", m.each(shop.orders, one), cls="card list orders")


def _way(m: Markup, order: Any) -> Node:
    """Its steps: those that were made with their moment, those to come hollow."""

    def one(step: Any, _: Any) -> Node:
        when = m.el("span", step.when, cls="xs cap")
        return m.el("li", m.el("span", step.words), when, cls=m.pick(step.when != "", "done", ""))

    return m.el("ol", m.each(order.steps, one), cls="trail sm")


def presents(m: Markup, shop: Any) -> Node:
    """What came by surprise, with the reason."""

    def one(present: Any, _: Any) -> Node:
        words = m.el(
            "div",
            _said(m, present.words, present.who),
            m.el(
                "div",
                m.cond(present.title != "", lambda: tag(m, present.title, pic="gift")),
                m.cond(present.points > 0, lambda: points_chip(m, present.points)),
                cls="row wrap",
            ),
            cls="grow stack",
        )
        return m.el("li", words, m.el("span", present.when, cls="xs cap"), cls="start")

    return m.el("ul", m.each(shop.presents, one), cls="card list")


def _said(m: Markup, words: Any, who: Any) -> Node:
    return m.el("blockquote", m.el("p", words, cls="words"), m.el("footer", who, cls="sm muted"), cls="said-by")
