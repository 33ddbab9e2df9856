from typing import Any, Literal

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives.classes import classes

Size = Literal["xs", "sm", "md", "lg"]
_DIAMETERS = {"xs": "1.75rem", "sm": "2rem", "md": "2.5rem", "lg": "2.75rem"}


def avatar(m: Markup, face: Any, *, size: Size = "md", me: Any = False) -> Node:
    """Initials on the person's own tint; decoration, since the name stands beside it.

    ``face`` is a ``Face`` (or Var of one); a hidden person gets a neutral figure. ``me`` (a bool or Var) rings it.
    """
    d = _DIAMETERS[size]
    return m.cond(
        face.hidden,
        lambda: m.el("span", icon(m, "user-round", small=True), cls="av hid", style={"--d": d}, aria_hidden="true"),
        lambda: m.el(
            "span",
            face.initials,
            cls=classes("av", m.pick(me, "me", "")),
            style={"--d": d, "--ah": face.hue},
            aria_hidden="true",
        ),
    )


def emblem(m: Markup, pic: str, *, tone: Any = "hid", size: Size = "md", square: bool = False) -> Node:
    """An icon where a face would stand; ``tone`` is a tag's tone, ``hid`` is neutral."""
    look = classes("av", tone, "square" if square else "")
    return m.el("span", icon(m, pic, small=True), cls=look, style={"--d": _DIAMETERS[size]}, aria_hidden="true")
