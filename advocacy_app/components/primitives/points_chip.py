from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives.classes import classes

_HEIGHTS = (55, 100, 40)


def points_chip(m: Markup, amount: Any, *, when: Any = None, lost: Any = False) -> Node:
    """Points earned, with the line of your own voice; ``amount`` is positive.

    ``when`` says in words when waiting points land ("on Monday") and empties the strokes; ``lost`` (a bool or Var)
    shows points taken back, in ink. To open the explanation, lay it in a link or button with a name of its own.
    """
    kind = "me" if when is None else "me said"
    line = m.el("span", *[m.el("i", cls=kind, style={"--h": h}) for h in _HEIGHTS], cls="vl", aria_hidden="true")
    text = m.pick(lost, m.t("points.loss", n=amount), m.t("points.gain", n=amount))
    later = () if when is None else (m.el("span", when, cls="when"),)
    return m.el("span", line, text, *later, cls=classes("pts", m.pick(lost, "back", "")))


def points_plus(m: Markup, n: Any) -> Node:
    """``+5`` after a hairline on a button, read as "5 points"."""
    seen = m.el("span", m.t("points.gain", n=n), aria_hidden="true")
    return m.el("span", seen, m.el("span", ", ", m.t("points.count", n=n), cls="vh"), cls="plus")
