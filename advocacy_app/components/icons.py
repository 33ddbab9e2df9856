"""Icons: Lucide's lines, drawn once in a sprite that stands in every page (the build lays it there)."""

import re
from pathlib import Path

import reflex as rx

from advocacy_app.components.markup import Markup, Node

SPRITE = Path(__file__).with_name("sprite.svg")
NAMES = frozenset(re.findall(r'id="i-([a-z0-9-]+)"', SPRITE.read_text()))


def icon(m: Markup, name: str | rx.Var[str], *, small: bool = False, cls: str = "") -> Node:
    """A decorative icon, 24 px or 18 px small; the words beside it, or a name, carry the meaning.

    ``cls``: ``fill`` for what is on, ``flip`` for what points along the reading direction.

    Raises:
        KeyError: no such icon in the sprite.
    """
    if isinstance(name, str) and name not in NAMES:
        raise KeyError(f"No icon {name!r}; scripts/icons.py adds one")
    look = " ".join(filter(None, ("i", "s" if small else "", cls)))
    return m.el("svg", m.el("use", href=f"#i-{name}"), cls=look, aria_hidden="true")


def sprite() -> str:
    """The hidden drawing that every icon refers to, for pages that the build does not make."""
    return SPRITE.read_text()
