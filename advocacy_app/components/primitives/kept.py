from typing import Any

from advocacy_app.components.markup import Markup, Node


def kept(m: Markup, name: str, start: Any) -> Node:
    """A field that scripts fill and nobody sees.

    Not ``type="hidden"``: whenever React draws, it puts such a field back to what it started with.
    """
    return m.el("input", type="text", name=name, default_value=start, hidden=True, tabindex="-1", autocomplete="off")
