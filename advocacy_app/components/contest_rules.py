"""The rules of a contest, set so that one finds one's place in them."""

from typing import Any

from advocacy_app.components.markup import Markup, Node


def rules_text(m: Markup, parts: Any) -> Node:
    """Each heading with its words below."""

    def one(part: Any, _: Any) -> Node:
        words = m.cond(part.words != "", lambda: m.el("p", part.words, cls="rules"))
        return m.el("div", m.el("h3", part.title, cls="sm b"), words)

    return m.el("div", m.each(parts, one), cls="sm stack-3")
