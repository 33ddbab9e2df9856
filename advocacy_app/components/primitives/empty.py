from typing import Any

from advocacy_app.components.markup import Markup, Node


def empty(m: Markup, drawing: Node, title: Any, sentence: Any, action: Node = None, *, tag: str = "h2") -> Node:
    """Nothing here, an error, or done: a drawing, a title, one sentence and at most one button."""
    words = m.el("div", m.el(tag, title), m.el("p", sentence, cls="muted"), cls="stack")
    return m.el("div", drawing, words, *(() if action is None else (action,)), cls="empty")
