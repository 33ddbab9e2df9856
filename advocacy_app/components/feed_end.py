"""The finish line: the feed ends."""

from typing import Any

from advocacy_app.components import drawings
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button


def feed_end(m: Markup, more: Any, on_earlier: Any = None, *, asked: Any = False) -> Node:
    """You're up to date; earlier posts are one tap away, never pushed. ``asked``: a poll waits, quietly."""
    return m.el(
        "article",
        drawings.finished(m),
        m.el("h2", m.t("feed.done_title"), id="feed-end"),
        m.el("p", m.t("feed.done_text"), cls="muted"),
        m.cond(more, lambda: button(m, m.t("feed.earlier"), "out", data_more="", on_click=on_earlier)),
        m.cond(asked, lambda: _asked(m)),
        cls="fcard fdone",
        data_live="end",
        aria_labelledby="feed-end",
        tabindex="0",
    )


def _asked(m: Markup) -> Node:
    return m.el(
        "div",
        m.el("b", m.t("polls.feed_title")),
        m.el("span", m.t("polls.feed_text"), cls="sm muted"),
        m.el("div", button(m, m.t("polls.feed_look"), "out", href="/polls")),
        cls="card pad stack",
    )
