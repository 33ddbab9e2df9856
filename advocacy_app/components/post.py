"""A card on its own page, and what is said about it; drawn by the server first, by the app then."""

from typing import Any

from advocacy_app.components.card_parts import act, picture, share_button, voices_line, why_button
from advocacy_app.components.film import player
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import avatar, button, fold, tag
from advocacy_app.read_models.comments import REASONS
from advocacy_app.read_models.feed import CardPage, FeedCard


def post(m: Markup, page: CardPage) -> Node:
    """Picture, words, the whole text, and what one can do with it."""
    card = page.card
    return m.el(
        "article",
        m.cond(card.film.id != "", lambda: m.el("figure", player(m, card.film, card.picture)), lambda: _still(m, card)),
        m.cond(card.colleague, lambda: _own_words(m, card), lambda: _article_head(m, card)),
        m.cond(page.html != "", lambda: m.html("div", page.html, cls="reading", lang=card.language)),
        m.cond(card.external, lambda: _source(m, card)),
        m.el("div", why_button(m, card), voices_line(m, card), cls="stack"),
        m.el(
            "div",
            act(m, card, "thanks", "heart", card.thanked, card.thanks),
            act(m, card, "save", "bookmark", card.saved),
            act(m, card, "hide", "eye-off", False),
            cls="acts",
            role="group",
        ),
        m.cond(card.shareable, lambda: share_button(m, card, "feed.share")),
        cls="post",
        data_live=card.slug,
    )


def _still(m: Markup, card: FeedCard) -> Node:
    return m.cond(card.picture.id != "", lambda: m.el("figure", picture(m, card.picture, 0, cls="whole")))


def _own_words(m: Markup, card: FeedCard) -> Node:
    name = m.el("div", m.el("div", card.author.name, cls="b"), m.el("div", card.author.line, cls="sm muted"))
    return m.el(
        "div",
        m.el("div", avatar(m, card.author), name, cls="who"),
        m.el("p", card.words, cls="words xl", lang=card.language),
        m.cond(card.hashtag != "", lambda: m.el("p", card.hashtag, cls="sm b")),
        m.cond(card.mine, lambda: m.el("span"), lambda: _in_words(m, card)),
        cls="stack-3",
    )


def _in_words(m: Markup, card: FeedCard) -> Node:
    """More than a tap: a thank-you in words, for whoever made it."""
    return m.el("div", button(m, m.t("kudos.send"), "out sm", pic="heart", href="/kudos/" + card.slug))


def _article_head(m: Markup, card: FeedCard) -> Node:
    return m.el(
        "div",
        m.el("div", tag(m, card.purpose), m.el("span", card.line), cls="row wrap sm muted"),
        m.el("h2", card.title, cls="headline", lang=card.language),
        m.el("p", card.words, cls="muted", lang=card.language),
        cls="stack-3",
    )


def _source(m: Markup, card: FeedCard) -> Node:
    word = m.pick(card.video, m.t("feed.watch"), m.t("card.read_source"))
    return button(m, word, "out full", pic="external-link", href=card.href, target="_blank", rel="noopener")


def comments(m: Markup, page: CardPage, on_report: Any = None, on_take_back: Any = None) -> Node:
    """What colleagues say about it, oldest first."""

    def one(said: Any, _: Any) -> Node:
        words = m.el(
            "div",
            _who(m, said),
            m.el("p", said.text),
            m.cond(said.hidden, lambda: m.el("p", m.t("card.comment_hidden"), cls="sm cap")),
            m.cond(said.mine, lambda: m.el("span"), lambda: _reporting(m, said, on_report)),
            cls="said",
        )
        return m.el(
            "li",
            avatar(m, said.author, size="sm"),
            words,
            m.cond(said.mine, lambda: _take_back(m, said, on_take_back)),
            key=said.id,
        )

    return m.el("ul", m.each(page.comments, one), cls="comments")


def _who(m: Markup, said: Any) -> Node:
    """The name that everybody reads, also above one's own words."""
    own = m.cond(said.mine, lambda: tag(m, m.t("people.you")))
    return m.el(
        "div", m.el("span", said.author.name, cls="b sm"), own, m.el("span", said.when, cls="xs cap"), cls="row wrap"
    )


def _reporting(m: Markup, said: Any, on_report: Any) -> Node:
    """What is wrong with it: one tap reports it."""

    def reason(name: str) -> Node:
        on = {"on_click": on_report(said.id, name)} if on_report else {}
        return button(m, m.t(f"card.report_{name}"), "out sm", **on)

    why = m.el("p", m.t("card.report_why"), cls="sm muted")
    reasons = m.el("div", *map(reason, REASONS), cls="row wrap")
    return fold(m, m.t("card.comment_report"), m.el("div", why, reasons, cls="stack"), cls="link sm")


def _take_back(m: Markup, said: Any, on_take_back: Any) -> Node:
    on = {"on_click": on_take_back(said.id)} if on_take_back else {}
    label = m.t("card.comment_take_back")
    return m.el("button", icon(m, "x", small=True), cls="ib", type="button", aria_label=label, **on)
