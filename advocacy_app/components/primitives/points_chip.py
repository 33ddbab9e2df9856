"""Points on buttons and chips."""

from typing import Any

from advocacy_app.components.markup import Markup, Node


def points_plus(m: Markup, n: Any) -> Node:
    """``+5`` after a hairline, read as "5 points"."""
    return m.el(
        "span",
        m.el("span", "+", n, aria_hidden="true"),
        m.el("span", m.t("points.count", n=n), cls="vh"),
        cls="plus num",
    )
