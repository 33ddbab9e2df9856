"""Nothing at this address, or nothing for this person: the two look alike."""

from advocacy_app.components import drawings
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, empty


def nothing_here(m: Markup, *, tag: str = "h2") -> Node:
    """The drawing, a sentence, the way back. ``tag``: h1 where it is the whole page."""
    return empty(
        m,
        drawings.not_found(m),
        m.t("error.nothing_here_title"),
        m.t("error.nothing_here"),
        button(m, m.t("common.to_feed"), "pri", href="/"),
        tag=tag,
    )
