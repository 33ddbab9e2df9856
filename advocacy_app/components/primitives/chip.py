from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives.classes import classes


def chip(
    m: Markup,
    label: Any,
    *,
    pressed: Any = None,
    href: Any = None,
    current: Any = False,
    pic: str | None = None,
    cls: Any = "",
    **attrs: Any,
) -> Node:
    """A filter (``pressed``, a bool or Var), a view (``href`` and ``current``) or a small deed.

    ``cls``: ``words`` for a line that a person may start from.
    """
    inside = (*((icon(m, pic, small=True),) if pic else ()), label)
    look = classes("chip", cls)
    if href is not None:
        return m.el("a", *inside, href=href, cls=look, aria_current=m.pick(current, "page", None), **attrs)
    state = {} if pressed is None else {"aria_pressed": m.pick(pressed, "true", "false")}
    return m.el("button", *inside, cls=look, **state, **{"type": "button", **attrs})


def choice_chip(m: Markup, name: str, value: Any, label: Any, *, start: Any = False, **attrs: Any) -> Node:
    """One of many, a radio button in the shape of a chip; lay them into ``chips(…, choose=legend)``."""
    return m.el(
        "label",
        m.el("input", type="radio", name=name, value=value, default_checked=start, **attrs),
        label,
        cls="chip",
    )


def chosen_chip(m: Markup, label: Any, **remove: Any) -> Node:
    """What was picked, with a cross to take it away; ``remove`` are the attributes of the cross."""
    cross = m.el(
        "button",
        icon(m, "x", small=True),
        cls="cx",
        aria_label=m.t("common.remove_named", name=label),
        **{"type": "button", **remove},
    )
    return m.el("span", label, cross, cls="chip sel")


def chips(m: Markup, *children: Node, choose: Any = None, label: Any = None, wrap: bool = False) -> Node:
    """A row of chips that scrolls sideways, or wraps.

    ``choose`` names a group of ``choice_chip``; ``label`` names any other group.
    """
    role = "radiogroup" if choose is not None else "group" if label is not None else None
    name = choose if choose is not None else label
    return m.el("div", *children, cls=classes("chips", "wrap" if wrap else ""), role=role, aria_label=name)
