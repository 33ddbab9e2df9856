"""A campaign among others: pictures from its wall, how long, what is asked, how far it is, and the next step."""

from typing import Any

from advocacy_app.components.card_parts import WIDTHS, until_it_comes
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, points_chip, tag, voiceline


def campaign_card(m: Markup, card: Any, _: Any = 0) -> Node:
    """The whole card leads to the wall; the button to the camera, with the hashtag filled in."""
    return m.el(
        "article",
        m.cond(card.pictures, lambda: m.el("div", m.each(card.pictures, lambda one, _: small(m, one)), cls="strip")),
        m.el(
            "div",
            m.el("div", _state(m, card), m.el("span", card.when), cls="row wrap sm muted"),
            m.el("h2", m.el("a", card.hashtag, href=card.href, cls="go"), cls="tagged"),
            m.el("p", card.words, cls="muted", lang=card.language),
            m.cond(card.goal.strokes, lambda: voiceline(m, card.goal.strokes, label=card.goal.label, cls="fluid")),
            m.el(
                "div",
                m.el("span", card.goal.words, cls="b"),
                m.el("span", card.goal.mine, cls="b voice"),
                cls="row between wrap sm",
            ),
            m.cond(card.add != "", lambda: _next(m, card)),
            cls="pad stack-3",
        ),
        key=card.href,
        cls="card campaign",
    )


def _state(m: Markup, card: Any) -> Node:
    return m.cond(card.joined, lambda: tag(m, m.t("campaign.you_are_in"), tone="voice"))


def _next(m: Markup, card: Any) -> Node:
    worth = m.cond(card.points > 0, lambda: m.el("span", points_chip(m, card.points)), lambda: m.el("span"))
    return m.el(
        "div", worth, button(m, m.t("campaign.add_photo"), "pri", pic="camera", href=card.add), cls="row between"
    )


def small(m: Markup, shown: Any, cls: str = "") -> Node:
    """A picture no wider than half a phone."""
    base = "/media/" + shown.id + "/"

    def source(kind: str) -> Node:
        return m.el("source", type=f"image/{kind}", srcset=base + f"{WIDTHS[0]}.{kind}")

    return m.el(
        "picture",
        source("avif"),
        source("webp"),
        m.el(
            "img",
            src=base + f"{WIDTHS[0]}.jpg",
            alt=shown.alt,
            width=shown.width,
            height=shown.height,
            loading="lazy",
            decoding="async",
            cls=cls or None,
            style=until_it_comes(shown),
        ),
    )
