from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives.classes import classes


def card(m: Markup, *children: Node, tag: str = "section", pad: bool = True, cls: Any = "", **attrs: Any) -> Node:
    """A raised surface. Where it is tappable as a whole, its heading holds a link of class ``go``."""
    return m.el(tag, *children, cls=classes("card", "pad" if pad else "", cls), **attrs)


def note(
    m: Markup,
    *children: Node,
    tone: Any = "",
    pic: str | None = None,
    action: Node = None,
    live: bool = False,
    **attrs: Any,
) -> Node:
    """A quiet remark in the flow; ``live`` if it appears later and should be read out."""
    head = (icon(m, pic, small=True),) if pic else ()
    tail = () if action is None else (action,)
    role = {"role": "status"} if live else {}
    return m.el("div", *head, m.el("div", *children, cls="grow"), *tail, cls=classes("note", tone), **role, **attrs)


def rows(m: Markup, *children: Node, cls: Any = "", **attrs: Any) -> Node:
    """A list of ``list_row`` on a card."""
    return m.el("ul", *children, cls=classes("card list", cls), **attrs)


def list_row(
    m: Markup,
    title: Any,
    *,
    sub: Any = None,
    href: Any = None,
    leading: Node = None,
    trailing: Node = None,
    cls: Any = "",
    **attrs: Any,
) -> Node:
    """One row: leading picture, title (the link, if there is an ``href``) with a line below, something trailing."""
    name = m.el("a", title, href=href, cls="go b") if href is not None else m.el("span", title, cls="b")
    text = m.el("div", name, *(() if sub is None else (m.el("div", sub, cls="sm muted"),)), cls="grow")
    arrow = icon(m, "chevron-right", small=True, cls="flip") if trailing is None and href is not None else trailing
    parts = [part for part in (leading, text, arrow) if part is not None]
    return m.el("li", *parts, cls=cls or None, **attrs)
