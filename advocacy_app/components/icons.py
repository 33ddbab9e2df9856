"""Icons: one sprite of symbols in the page, used by name (the build puts ``sprite.svg`` into it)."""

from advocacy_app.components.markup import Markup, Node


def icon(m: Markup, name: str, *, small: bool = False) -> Node:
    """A Lucide icon of 24 px (18 px when small); always beside words or inside something that has a name."""
    return m.el("svg", m.el("use", href=f"#i-{name}"), cls="i s" if small else "i", aria_hidden="true")

