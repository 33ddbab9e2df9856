from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives.classes import classes
from advocacy_app.components.primitives.points_chip import points_plus


def button(
    m: Markup,
    label: Any,
    look: Any = "",
    *,
    pic: str | None = None,
    plus: Any = None,
    href: Any = None,
    busy: Any = False,
    **attrs: Any,
) -> Node:
    """A button, or with ``href`` a link that looks like one.

    ``look``: one of ``pri`` (once a screen), ``out``, ``text``, ``bad`` (only in a confirmation), or none of them;
    ``lg`` or ``sm``; ``full`` for the whole width. ``plus`` are the points it earns: shown as "+5",
    read as "5 points". While ``busy`` (a bool or Var) the label stays and the icon becomes three dots.
    """
    inside = (
        *((icon(m, pic, small=True),) if pic else ()),
        label,
        *(() if plus is None else (points_plus(m, plus),)),
    )
    if href is not None:
        return m.el("a", *inside, href=href, cls=classes("btn", look), **attrs)
    attrs = {"type": "button", "aria_busy": m.pick(busy, "true", None), **attrs}
    return m.el("button", *inside, cls=classes("btn", look), **attrs)


def icon_button(
    m: Markup, name: Any, pic: str, *, href: Any = None, dot: Any = False, cls: Any = "", **attrs: Any
) -> Node:
    """A round button without words; ``name`` says what it does, with the count if there is one ("Inbox, 3 new").

    ``dot`` (a bool or Var) marks something unread. ``cls``: ``plate`` where it lies on a picture outside a bar.
    """
    flip = "flip" if pic in {"chevron-left", "chevron-right", "arrow-left", "arrow-right", "undo-2"} else ""
    inside = (icon(m, pic, cls=flip), m.cond(dot, lambda: m.el("span", cls="dot")))
    if href is not None:
        return m.el("a", *inside, href=href, cls=classes("ib", cls), aria_label=name, **attrs)
    return m.el("button", *inside, cls=classes("ib", cls), aria_label=name, **{"type": "button", **attrs})


def row_action(
    m: Markup,
    label: Any,
    pic: str,
    *,
    name: Any = None,
    pressed: Any = None,
    unsent: Any = False,
    href: Any = None,
    **attrs: Any,
) -> Node:
    """An action under or beside a card: icon over a word or a count.

    ``name`` is the verb with the count ("Thanks, 41") where the label alone does not say it. ``pressed`` (a bool or
    Var) makes it a toggle; ``unsent`` (a bool or Var) shows that it still waits on this phone.
    """
    inside = (icon(m, pic), m.el("span", label, cls="l"))
    look = classes("ra", m.pick(unsent, "unsent", ""))
    if href is not None:
        return m.el("a", *inside, href=href, cls=look, aria_label=name, **attrs)
    state = {} if pressed is None else {"aria_pressed": m.pick(pressed, "true", "false")}
    return m.el("button", *inside, cls=look, aria_label=name, **state, **{"type": "button", **attrs})
