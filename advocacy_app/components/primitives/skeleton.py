from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node


def waiting(m: Markup, *shapes: Node, cls: str = "") -> Node:
    """A region whose content is on its way, in the content's exact box; words come after two seconds.

    Without a connection nothing comes: there a sentence takes the place of the shapes.
    """
    words = m.el("p", m.t("common.wait"), cls="wait sm muted centre")
    offline = m.el("div", icon(m, "cloud-off"), m.el("p", m.t("offline.nothing_kept")), cls="when-offline empty muted")
    return m.el("div", *shapes, words, offline, cls=cls, aria_busy="true")


def line(m: Markup, width: str = "100%") -> Node:
    """A line of text to come."""
    return m.el("div", cls="skel line", style={"inline-size": width})


def block(m: Markup, height: str) -> Node:
    """A picture or field to come."""
    return m.el("div", cls="skel", style={"block-size": height})


def waiting_rows(m: Markup, count: int = 4) -> Node:
    """A list to come."""
    row = m.el(
        "li",
        m.el("div", cls="skel disc"),
        m.el("div", line(m, "60%"), line(m, "85%"), cls="grow"),
    )
    return waiting(m, m.el("ul", *[row] * count, cls="card list", aria_hidden="true"), cls="stack-3")
