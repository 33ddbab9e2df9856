"""Posts outside that show a photo which may no longer be there: whose, where, and that it is done."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, rows


def to_take_down(m: Markup, posts: Any, on_done: Any, *, whose: bool) -> Node:
    """One row a post; ``whose`` names who shared it, for those who look after everybody's."""

    def one(post: Any, _: Any) -> Node:
        who = (m.el("div", post.who, cls="b"),) if whose else ()
        where = m.el("div", post.network, cls="sm muted" if whose else "b")
        words = m.el("div", *who, where, m.el("div", post.when, cls="sm muted"), cls="grow")
        outside = {"href": post.post_url, "target": "_blank", "rel": "noopener noreferrer"}
        look = m.cond(
            post.post_url != "",
            lambda: button(m, m.t("photos.down_open"), "text sm", pic="external-link", **outside),
        )
        done = button(m, m.t("photos.down_done"), "out sm", pic="check", on_click=on_done(post.share_id))
        return m.el("li", words, look, done, cls="wrap")

    return rows(m, m.each(posts, one))
