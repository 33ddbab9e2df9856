"""Rewards as those who run the programme handle them: an order, a reward's form, a surprise."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import (
    avatar,
    button,
    fold,
    tag,
    text_area,
    text_field,
)
from advocacy_app.components.reward_form import value_fields


def order_row(m: Markup, order: Any, *, on_move: Any, on_decline: Any) -> Node:
    """Who wants what, where it goes, and the next step."""
    head = m.el(
        "div",
        m.el("span", order.who, cls="b grow"),
        tag(m, order.state_text, tone=order.tone),
        cls="row wide wrap",
    )
    where = m.cond(
        order.address != "",
        lambda: m.el("p", m.el("span", m.t("rewards.goes_to"), cls="xs cap"), m.el("br"), order.address, cls="address"),
    )
    deeds = m.cond(
        order.mine,
        lambda: m.el("p", m.t("rewards.own_order"), cls="sm muted"),
        lambda: _deeds(m, order, on_move, on_decline),
    )
    words = m.el(
        "div",
        head,
        m.el("div", order.title, lang=order.language),
        m.el("div", m.t("rewards.price", n=order.price), " · ", order.asked, cls="sm muted"),
        where,
        deeds,
        cls="grow stack-1",
    )
    return m.el("li", avatar(m, order.face), words, cls="start order", key=order.id)


def _deeds(m: Markup, order: Any, on_move: Any, on_decline: Any) -> Node:
    steps = (
        (order.may_approve, "approved", "rewards.approve", "pri sm"),
        (order.may_send, "on_its_way", "rewards.send", "out sm"),
        (order.may_hand, "handed_over", "rewards.hand", "pri sm"),
    )
    buttons = [
        m.cond(may, lambda s=state, k=key, look=look: button(m, m.t(k), look, on_click=on_move(order.id, s)))
        for may, state, key, look in steps
    ]
    no = m.el(
        "form",
        m.el("input", type="hidden", name="order", value=order.id, read_only=True),
        text_area(
            m, "no-" + order.id, m.t("rewards.why_not"), words=True, name="words", required=True, maxlength="500"
        ),
        button(m, m.t("rewards.decline"), "out sm", type="submit"),
        on_submit=on_decline,
        cls="stack-3",
    )
    return m.el(
        "div", m.el("div", *buttons, cls="row wrap"), fold(m, m.t("rewards.say_no"), no, cls="link sm"), cls="stack-1"
    )


def surprise_fields(m: Markup, found: Any, *, on_look: Any, left: Any) -> Node:
    """To whom, why, and what."""
    return m.el(
        "div",
        text_field(
            m,
            "receiver",
            m.t("rewards.receiver"),
            help=m.t("rewards.receiver_help"),
            on_change=on_look,
            autocomplete="off",
        ),
        m.cond(found, lambda: _found(m, found)),
        text_area(m, "surprise-words", m.t("rewards.reason"), words=True, name="words", required=True, maxlength="500"),
        text_field(
            m,
            "surprise-points",
            m.t("rewards.points_field"),
            help=m.t("rewards.surprise_left", n=left),
            optional=True,
            name="points",
            inputmode="numeric",
        ),
        text_field(m, "surprise-title", m.t("rewards.present"), optional=True, name="title", maxlength="120"),
        value_fields(m, "surprise"),
        button(m, m.t("rewards.give"), "pri", pic="gift", type="submit"),
        cls="form",
    )


def _found(m: Markup, found: Any) -> Node:
    """Radio buttons, so that the form itself says who is meant."""

    def one(person: Any, _: Any) -> Node:
        radio = m.el("input", type="radio", name="person", value=person.id, cls="radio", required=True)
        words = m.el(
            "span", m.el("span", person.name, cls="b"), m.el("span", person.team, cls="sm muted"), cls="grow stack-1"
        )
        return m.el("label", radio, words, cls="opt compact")

    return m.el("div", m.each(found, one), cls="stack", role="radiogroup", aria_label=m.t("rewards.receiver"))
