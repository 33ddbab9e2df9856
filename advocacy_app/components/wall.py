"""The wall of a hashtag: hero, one's part, what is asked, photos, and who carried it outside."""

from typing import Any

from advocacy_app.components.campaign_card import small
from advocacy_app.components.card_parts import picture
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import avatar, button, card, icon_button, list_row, rows, tag, voiceline


def hero(m: Markup, wall: Any, heading: str = "h1") -> Node:
    """A picture of the wall with the hashtag on it; without a picture, the company's colour."""
    bar = m.el(
        "header",
        icon_button(m, m.t("common.back"), "chevron-left", href="/challenges", data_back=""),
        cls="top",
    )
    asked = m.cond(wall.brief.asked != "", lambda: m.el("p", wall.brief.asked, cls="sm on-photo-2"))
    words = m.cond(
        wall.brief.title != "", lambda: m.el("p", wall.brief.title, cls="words lg", lang=wall.brief.language)
    )
    over = m.cond(wall.over, lambda: tag(m, m.t("campaign.over"), pic="flag"))
    return m.el(
        "div",
        m.cond(wall.hero.id != "", lambda: picture(m, wall.hero, 0)),
        bar,
        m.el("div", over, m.el(heading, wall.hashtag, cls="hashtag"), words, asked, cls="scrim"),
        cls="wall-hero on-photo",
    )


def progress(m: Markup, wall: Any) -> Node:
    """How far it is, and one's own part in it."""
    mine = m.el(
        "div",
        icon(m, "badge-check", small=True),
        m.el("span", wall.mine, cls="b grow"),
        tag(m, m.t("campaign.you_are_in"), tone="voice"),
        cls="row",
    )
    return card(
        m,
        m.el(
            "div",
            m.el("span", wall.goal.words, cls="b"),
            m.el("span", wall.people, cls="sm muted"),
            cls="row between wrap",
        ),
        m.cond(wall.goal.strokes, lambda: voiceline(m, wall.goal.strokes, label=wall.goal.label, cls="fluid tall")),
        m.cond(wall.joined, lambda: mine),
        cls="stack-3",
    )


def brief(m: Markup, asked: Any) -> Node:
    """What the campaign asks for, in its own language."""

    def points(title: str, pic: str, tone: str, lines: Any) -> Node:
        def line(text: Any, _: Any) -> Node:
            return m.el("li", icon(m, pic, small=True), m.el("span", text), cls=tone)

        listed = m.el("ul", m.each(lines, line), cls="facts stack", lang=asked.language)
        return m.cond(lines, lambda: card(m, m.el("h2", m.t(title), cls="lg b"), listed, cls="stack-3"))

    sponsor = m.el("blockquote", m.el("p", asked.sponsor_words, cls="words lg", lang=asked.language), cls="sponsor")
    said = card(
        m,
        m.el("h2", m.t("campaign.why_title"), cls="lg b"),
        sponsor,
        m.el("p", asked.sponsor, cls="b sm"),
        cls="stack-3",
    )
    return m.el(
        "div",
        card(
            m,
            m.el("h2", m.t("campaign.brief_title"), cls="lg b"),
            m.el("p", asked.words, cls="pre", lang=asked.language),
            cls="stack-3",
        ),
        points("campaign.dos", "circle-check", "good", asked.dos),
        points("campaign.donts", "circle-x", "warn", asked.donts),
        m.cond(asked.sponsor_words != "", lambda: said),
        cls="stack-4",
    )


def mosaic(m: Markup, posts: Any, on_feature: Any = None, on_unfeature: Any = None) -> Node:
    """Photos as a list of links, each named by its author and by what is to be seen."""

    def post(one: Any, _: Any) -> Node:
        return m.el(
            "li",
            m.el("a", small(m, one.picture), _credit(m, one), href=one.href, cls="tile on-photo"),
            m.cond(one.photo != "", lambda: _pin(m, one, on_feature, on_unfeature)),
            key=one.href,
            cls=m.pick(one.featured, "wide", ""),
        )

    return m.el("ul", m.each(posts, post), cls="mosaic", aria_label=m.t("campaign.wall"))


def _credit(m: Markup, one: Any) -> Node:
    chosen = m.cond(
        one.featured, lambda: m.el("span", icon(m, "sparkles", small=True), m.t("campaign.featured"), cls="row chosen")
    )
    thanks = m.cond(
        one.thanks > 0,
        lambda: m.el("span", icon(m, "heart", small=True), m.el("span", one.thanks), cls="row", aria_hidden="true"),
    )
    return m.el(
        "span",
        chosen,
        m.el("span", m.el("span", one.author.name, cls="clamp"), thanks, cls="row between"),
        cls="scrim xs b",
    )


def _pin(m: Markup, one: Any, on_feature: Any, on_unfeature: Any) -> Node:
    """For owners: on top, or back among the others."""
    up = {"on_click": on_feature(one.photo)} if on_feature else {}
    down = {"on_click": on_unfeature(one.photo)} if on_unfeature else {}
    return m.cond(
        one.featured,
        lambda: icon_button(
            m, m.t("campaign.unfeature_named", name=one.author.name), "pin", cls="plate pin on", **down
        ),
        lambda: icon_button(m, m.t("campaign.feature_named", name=one.author.name), "pin", cls="plate pin", **up),
    )


def shares(m: Markup, shared: Any) -> Node:
    """Which posts were carried outside, and by whom; what they said only if it was meant for the campaign."""

    def one(share: Any, _: Any) -> Node:
        said = m.cond(
            share.words != "",
            lambda: m.el(
                "div",
                m.el("p", share.words, cls="words clamp-4", lang=share.language),
                m.el("p", share.said_by, cls="xs cap"),
                cls="stack-1",
            ),
        )
        return m.el(
            "li",
            avatar(m, share.who, size="sm"),
            m.el(
                "div",
                m.el("a", share.title, href=share.href, lang=share.spoken, cls="go b clamp"),
                m.el("p", share.line, cls="sm muted"),
                said,
                cls="said grow",
            ),
            icon(m, "chevron-right", small=True, cls="flip"),
        )

    return m.el("ul", m.each(shared, one), cls="card list shares")


def to_share(m: Markup, posts: Any) -> Node:
    """The company's posts with the hashtag, each with the way to the composer."""

    def one(post: Any, _: Any) -> Node:
        thumb = m.cond(post.picture.id != "", lambda: small(m, post.picture, "thumb"), lambda: icon(m, "newspaper"))
        go = m.cond(post.share != "", lambda: button(m, m.t("common.share"), "out sm", href=post.share))
        return list_row(m, m.el("span", post.title, lang=post.language), href=post.href, leading=thumb, trailing=go)

    return rows(m, m.each(posts, one))
