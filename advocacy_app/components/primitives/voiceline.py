"""The signature: one stroke is one act by one person; the reader's own is tangerine."""

from typing import Any

from advocacy_app.components.markup import Markup, Node

MARK = (34, 62, 100, 54, 28)
PATTERN = (40, 66, 52, 90, 34, 58, 76, 44)


def mark(m: Markup) -> Node:
    """The product's sign: one voice among many."""
    strokes = [m.el("i", cls="me" if h == 100 else "", style={"--h": str(h)}) for h in MARK]
    return m.el("span", *strokes, cls="vl mark", aria_hidden="true")


def voices(m: Markup, n: Any, mine: Any, *, on_photo: bool = False) -> Node:
    """Up to eight strokes of colleagues and a place for the reader's own."""
    strokes = [m.cond(n > i, lambda h=h: m.el("i", style={"--h": str(h)})) for i, h in enumerate(PATTERN)]
    own = m.el("i", cls=m.pick(mine, "me", "me todo"), style={"--h": "70"})
    return m.el("span", *strokes, own, cls="vl on-dark" if on_photo else "vl", aria_hidden="true")
