from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node


def sheet(m: Markup, id: str, title: Any, *children: Node, above: Node = None, actions: tuple[Node, ...] = ()) -> Node:
    """A native dialog from below; a button with ``data_opens=id`` opens it, ``data_closes`` inside closes it.

    ``/js/ui.js`` moves the focus to the title and back, and lets Escape, the backdrop and "back" close it.
    ``above`` stands over the title (a sum of points). No text fields inside: those are pages.
    """
    heading = m.el("h2", title, id=f"{id}-title", tabindex="-1")
    top = m.el(
        "header",
        m.el("div", *(() if above is None else (above,)), heading, cls="stack"),
        m.el("button", icon(m, "x"), type="button", cls="ib", aria_label=m.t("common.close"), data_closes=""),
        cls="sheet-top",
    )
    foot = (m.el("div", *actions, cls="sheet-acts"),) if actions else ()
    grab = m.el("div", cls="grab", aria_hidden="true")
    return m.el("dialog", grab, top, *children, *foot, id=id, cls="sheet", aria_labelledby=f"{id}-title")
