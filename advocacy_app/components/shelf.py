"""Cards as rows: the library and what one saved."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import tag


def shelf(m: Markup, items: Any) -> Node:
    """A list of cards; the whole row leads to the card."""
    return m.el("ul", m.each(items, lambda item, _: _row(m, item)), cls="card list")


def _row(m: Markup, item: Any) -> Node:
    return m.el(
        "li",
        m.cond(item.picture != "", lambda: _thumb(m, item)),
        m.el(
            "div",
            m.el("div", tag(m, item.purpose), m.el("span", item.when, cls="xs cap"), cls="row wrap"),
            m.el(
                "a",
                item.title,
                href="/c/" + item.slug,
                cls=m.pick(item.own_words, "go words clamp-4", "go b"),
                lang=item.language,
            ),
            m.cond(item.line != "", lambda: m.el("div", item.line, cls="sm muted")),
            m.cond(item.stale, lambda: m.el("div", tag(m, m.t("library.stale"), tone="warn", pic="clock"))),
            cls="grow stack",
        ),
        cls="shelf",
    )


def _thumb(m: Markup, item: Any) -> Node:
    return m.el(
        "img",
        src="/media/" + item.picture + "/480.webp",
        alt="",
        width="72",
        height="72",
        cls="thumb",
        loading="lazy",
        decoding="async",
        style={"--d": "4.5rem", "object-position": item.position, "background-color": item.dominant},
    )
