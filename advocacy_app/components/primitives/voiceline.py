"""The signature: one stroke is one act by one person; the reader's own is tangerine, everyone else's is ink."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives.classes import classes

_MARK = (("", 34), ("", 62), ("me", 100), ("", 54), ("", 28))
_MOST = 8


def voiceline(m: Markup, strokes: Any, *, label: Any = None, cls: Any = "", **attrs: Any) -> Node:
    """A line of strokes that each say something.

    ``strokes`` is a sequence (or Var) of ``Stroke``. ``label`` is the sentence the line stands for; without one it is
    decoration beside a text that says the same. ``cls``: ``fluid`` to fill the width, ``new`` to let the last grow.
    """

    def draw(stroke: Any, _: Any) -> Node:
        return m.el("i", cls=stroke.kind, style={"--h": stroke.height})

    name = {"aria_hidden": "true"} if label is None else {"role": "img", "aria_label": label}
    return m.el("span", m.each(strokes, draw), cls=classes("vl", cls), **name, **attrs)


def voices(m: Markup, n: Any, mine: Any) -> Node:
    """Up to eight strokes of colleagues and the reader's own, or the dot that keeps its place.

    The heights are a fixed pattern that ranks nobody; the number stands beside it in words.
    """
    strokes = [m.cond(n > i, lambda: m.el("i")) for i in range(_MOST)]
    own = m.el("i", cls=m.pick(mine, "me", "me todo"))
    return m.el("span", *strokes, own, cls="vl even", aria_hidden="true")


def mark(m: Markup) -> Node:
    """The product's sign: one voice among many."""
    strokes = [m.el("i", cls=kind, style={"--h": height}) for kind, height in _MARK]
    return m.el("span", *strokes, cls="vl mark", aria_hidden="true")
