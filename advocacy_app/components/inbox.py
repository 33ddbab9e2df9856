"""Notices: a title, one sentence, one place to go."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import emblem, switch


def notices(m: Markup, title: Any, items: Any) -> Node:
    """A group of notices under its heading."""
    listed = m.el("ul", m.each(items, lambda notice, _: _row(m, notice)), cls="card list inbox")
    return m.el("section", m.el("h2", title), listed, cls="stack group")


def _row(m: Markup, notice: Any) -> Node:
    fresh = m.el("span", m.el("span", m.t("common.new"), cls="vh"), cls="dot")
    words = m.el(
        "div",
        m.el("a", notice.title, href=notice.href, cls="go title"),
        m.el("div", notice.text, cls="sm muted"),
        cls="grow",
    )
    at = m.el("div", notice.when, m.cond(notice.unread, lambda: fresh), cls="at")
    return m.el("li", emblem(m, notice.icon, tone=notice.tone), words, at, cls=m.pick(notice.unread, "unread", ""))


def kind_switches(m: Markup, title: Any, kinds: Any, on_switch: Any) -> Node:
    """A switch for each kind, in effect at once."""

    def one(kind: Any, _: Any) -> Node:
        toggle = switch(m, "kind-" + kind.kind, kind.name, checked=kind.wanted, on_change=on_switch(kind.kind))
        return m.el("li", toggle)

    return m.el(
        "section", m.el("h2", title), m.el("ul", m.each(kinds, one), cls="card list settings"), cls="stack group"
    )
