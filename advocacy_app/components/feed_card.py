"""A card of the feed, described once for the boot feed (HTML) and the live feed (React).

Thanks, save and "not for me" carry ``data-act`` and are handled by ``assets/js/acts.js``: at once on the screen, and
through the phone's outbox to the server, before React has started as well as after.
"""

from typing import Any

from advocacy_app.components.card_parts import (
    act,
    comment,
    more,
    more_icon,
    picture,
    share_button,
    voices_line,
    why_button,
)
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import avatar
from advocacy_app.read_models.feed import FeedCard


def feed_card(m: Markup, card: FeedCard, position: Any) -> Node:
    """One card, a screen high: colleagues' photos run full-bleed, company content stands on a plate."""
    return m.el(
        "article",
        m.cond(
            card.gone,
            lambda: _taken_back(m, card),
            lambda: m.cond(card.colleague, lambda: _colleague(m, card, position), lambda: _company(m, card, position)),
        ),
        key=card.slug,
        cls=m.pick(card.gone, "fcard fdone", m.pick(card.colleague, "fcard on-photo", "fcard")),
        data_slug=card.slug,
        data_live=card.slug,
        aria_labelledby="card-" + card.slug,
        aria_posinset=position + 1,
        tabindex="0",
    )


def _taken_back(m: Markup, card: FeedCard) -> Node:
    """The owner withdrew it while it was open: the same box, so that nothing jumps."""
    return m.el(
        "div",
        icon(m, "undo-2"),
        m.el("h2", m.t("feed.taken_back"), id="card-" + card.slug),
        m.el("p", m.t("feed.taken_back_text"), cls="muted"),
        cls="stack",
    )


def _colleague(m: Markup, card: FeedCard, position: Any) -> Node:
    return m.el(
        "div",
        m.cond(card.picture.id != "", lambda: picture(m, card.picture, position)),
        m.el(
            "div",
            m.el(
                "div",
                m.el(
                    "div",
                    author(m, card),
                    m.el("p", card.words, cls="words xl clamp-6", lang=card.language),
                    m.el(
                        "div",
                        m.cond(card.hashtag != "", lambda: m.el("span", card.hashtag, cls="sm b")),
                        why_button(m, card),
                        cls="row wrap tagline",
                    ),
                    cls="grow stack-3",
                ),
                m.el(
                    "div",
                    act(m, card, "thanks", "heart", card.thanked, card.thanks),
                    comment(m, card),
                    act(m, card, "save", "bookmark", card.saved),
                    more(m, card),
                    cls="rail",
                    role="group",
                ),
                cls="row end",
            ),
            voices_line(m, card, on_photo=True),
            m.cond(card.shareable, lambda: share_button(m, card, "feed.share_words")),
            cls="textz",
        ),
        cls="fbody",
    )


def _company(m: Markup, card: FeedCard, position: Any) -> Node:
    return m.el(
        "div",
        m.cond(
            card.picture.id != "",
            lambda: m.el("div", picture(m, card.picture, position), cls="plate-photo on-photo"),
            lambda: m.el("div", m.el("p", card.title, aria_hidden="true"), cls="plate-title"),
        ),
        m.el(
            "div",
            m.el("div", _kind(m, card), more_icon(m, card), cls="row plate-line"),
            m.el("h2", card.title, id="card-" + card.slug, lang=card.language),
            m.el("p", card.words, cls="muted clamp-4", lang=card.language),
            why_button(m, card),
            voices_line(m, card, on_photo=False),
            m.el(
                "div",
                act(m, card, "thanks", "heart", card.thanked, card.thanks),
                comment(m, card),
                act(m, card, "save", "bookmark", card.saved),
                act(m, card, "hide", "eye-off", False),
                cls="acts",
                role="group",
            ),
            m.el(
                "div",
                _read(m, card),
                m.cond(card.shareable, lambda: share_button(m, card, "feed.share")),
                cls="row pair",
            ),
            cls="plate",
        ),
        cls="fbody",
    )


def _kind(m: Markup, card: FeedCard) -> Node:
    return m.el("div", m.el("span", card.purpose, cls="tag"), m.el("span", card.line), cls="row wrap grow sm muted")


def _read(m: Markup, card: FeedCard) -> Node:
    def link(**attrs: Any) -> Node:
        word = m.pick(card.video, m.t("feed.watch"), m.t("feed.read"))
        return m.el("a", word, href=card.href, cls="btn lg out read", **attrs)

    return m.cond(card.external, lambda: link(rel="noopener", target="_blank"), link)


def author(m: Markup, card: FeedCard) -> Node:
    """Who says so."""
    name = m.el("div", card.author.name, cls="b", id="card-" + card.slug)
    line = m.el("div", card.author.line, cls="sm on-photo-2")
    return m.el("div", avatar(m, card.author), m.el("div", name, line, cls="grow"), cls="row author")
