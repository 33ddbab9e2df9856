"""Notices: a title, one sentence, one place to go."""

from typing import Any

from advocacy_app.components.icons import icon
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


def kind_switches(m: Markup, title: Any, kinds: Any, on_switch: Any, reached: Any, on_push: Any) -> Node:
    """A switch for each kind, in effect at once; where this phone is reached, a bell says which may ring there."""

    def one(kind: Any, _: Any) -> Node:
        toggle = switch(m, "kind-" + kind.kind, kind.name, checked=kind.wanted, on_change=on_switch(kind.kind))
        return m.el("li", m.cond(reached & kind.wanted, lambda: _bell(m, kind, on_push)), toggle)

    return m.el(
        "section", m.el("h2", title), m.el("ul", m.each(kinds, one), cls="card list settings"), cls="stack group"
    )


def _bell(m: Markup, kind: Any, on_push: Any) -> Node:
    name = m.t("inbox.push_of", kind=kind.name)
    pressed = m.pick(kind.pushed, "true", "false")
    return m.el(
        "button",
        icon(m, "bell"),
        type="button",
        cls="ib bell",
        aria_label=name,
        aria_pressed=pressed,
        on_click=on_push(kind.kind),
    )
