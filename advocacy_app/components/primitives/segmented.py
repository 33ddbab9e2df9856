from collections.abc import Callable, Sequence
from typing import Any

from advocacy_app.components.markup import Markup, Node


def segmented(
    m: Markup, id: str, tabs: Sequence[tuple[str, Any]], current: Any, *, label: Any, choose: Callable[[str], Any]
) -> Node:
    """Two to four views of one thing; the arrow keys move, as ``/js/ui.js`` does for every tab list.

    ``tabs`` are (value, label); ``choose(value)`` gives the handler of a tab; the view is a ``panel``.
    """

    def tab(value: str, words: Any) -> Node:
        on = current == value
        return m.el(
            "button",
            words,
            type="button",
            role="tab",
            id=f"{id}-{value}",
            aria_controls=f"{id}-panel",
            aria_selected=m.pick(on, "true", "false"),
            tabindex=m.pick(on, "0", "-1"),
            on_click=choose(value),
        )

    return m.el("div", *[tab(*each) for each in tabs], cls="seg", role="tablist", aria_label=label)


def panel(m: Markup, id: str, current: Any, *children: Node, cls: str = "") -> Node:
    """The view that a ``segmented`` of the same id shows."""
    return m.el(
        "div", *children, id=f"{id}-panel", role="tabpanel", aria_labelledby=id + "-" + current, tabindex="0", cls=cls
    )


def segmented_links(m: Markup, views: Sequence[tuple[Any, Any, Any]], *, label: Any) -> Node:
    """The same where each view has its own address: (href, label, whether it is shown)."""
    links = [m.el("a", words, href=href, aria_current=m.pick(on, "page", None)) for href, words, on in views]
    return m.el("nav", *links, cls="seg", aria_label=label)
