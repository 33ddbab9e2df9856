"""Nothing at this address, or nothing for this person: the two look alike."""

from typing import Any

from advocacy_app.components import drawings
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, empty


def nothing_here(m: Markup, *, tag: str = "h2") -> Node:
    """The drawing, a sentence, the way back. ``tag``: h1 where it is the whole page."""
    return empty(
        m,
        drawings.not_found(m),
        m.t("error.nothing_here_title"),
        m.t("error.nothing_here_why"),
        button(m, m.t("common.to_feed"), "pri", href="/"),
        tag=tag,
    )


def lost_post(m: Markup, lost: Any) -> Node:
    """A post that the reader had on the screen before, and what became of it; else nothing here."""

    def told(title: str, text: str) -> Node:
        return empty(
            m, drawings.finished(m), m.t(title), m.t(text), button(m, m.t("common.to_feed"), "pri", href="/"), tag="h2"
        )

    over = m.cond(lost == "over", lambda: told("card.over_title", "card.over"), lambda: nothing_here(m))
    return m.cond(lost == "paused", lambda: told("card.paused_title", "card.paused"), lambda: over)
