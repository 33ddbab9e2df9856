from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives.button import icon_button
from advocacy_app.components.primitives.classes import classes


def top_bar(
    m: Markup,
    title: Any,
    *,
    back: Any = None,
    close: Any = None,
    actions: tuple[Node, ...] = (),
    tab: bool = False,
    tag: str = "h1",
) -> Node:
    """The bar of a page. ``back`` or ``close`` is where one goes without a history; ``tab`` for a tab's own page."""
    if close is not None:
        first = (icon_button(m, m.t("common.close"), "x", href=close, data_back=""),)
    elif back is not None:
        first = (icon_button(m, m.t("common.back"), "chevron-left", href=back, data_back=""),)
    else:
        first = ()
    look = classes("top", "page-title" if tab else "")
    return m.el("header", *first, m.el(tag, title, cls="t"), *actions, cls=look)
