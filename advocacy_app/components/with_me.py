"""Photos that one is in, sent by others: where each stands, and the way to one's answer."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import tag


def with_me(m: Markup, asked: Any) -> Node:
    """A row for each; it leads to the page where one answers, or changes one's mind."""

    def one(photo: Any, _: Any) -> Node:
        who = m.pick(photo.own, m.t("photos.with_me_own"), photo.author)
        until = m.cond(
            photo.until != "", lambda: m.el("span", m.t("photos.with_me_until", date=photo.until), cls="sm muted")
        )
        words = m.el(
            "div",
            m.el("a", photo.caption, href="/consent/of/" + photo.id, target="_self", cls="go words clamp"),
            m.el("span", who, cls="sm muted"),
            m.el("span", _stands(m, photo), until, cls="row wrap"),
            cls="grow stack-1",
        )
        return m.el("li", _thumb(m, photo), words, icon(m, "chevron-right", small=True))

    return m.el("ul", m.each(asked, one), cls="card list")


def _thumb(m: Markup, photo: Any) -> Node:
    return m.cond(
        photo.image != "",
        lambda: m.el("img", src=photo.image, alt=photo.alt, cls="thumb", loading="lazy", width="56", height="56"),
        lambda: m.el("span", icon(m, "eye-off"), cls="thumb gone"),
    )


def _stands(m: Markup, photo: Any) -> Node:
    agreed = m.pick(photo.scope == "outside", m.t("photos.with_me_outside"), m.t("photos.with_me_inside"))
    return m.cond(
        photo.answer == "agreed",
        lambda: tag(m, agreed, tone="good"),
        lambda: m.cond(
            photo.answer == "asked",
            lambda: tag(m, m.t("photos.with_me_open"), tone="warn"),
            lambda: tag(m, m.t("photos.with_me_gone")),
        ),
    )
