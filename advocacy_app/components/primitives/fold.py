from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives.classes import classes


def fold(m: Markup, label: Node, *children: Node, cls: Any = "", **attrs: Any) -> Node:
    """What few need, behind one line that opens it; the browser's own ``details``, so it works before any script."""
    summary = m.el("summary", m.el("div", label, cls="grow"), icon(m, "chevron-down", small=True))
    return m.el("details", summary, *children, cls=classes("fold", cls), **attrs)
