"""Campaigns as the studio lists them, the templates to begin with, and the figures of a report."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import card, emblem, provenance, tag

PICS = {
    "talent_show": "sparkles",
    "wellness_week": "heart",
    "behind_the_scenes": "camera",
    "product_launch": "gift",
    "recruiting": "user-plus",
    "good_cause": "users",
}


def campaign_rows(m: Markup, listed: Any) -> Node:
    """The whole row leads to the campaign."""

    def row(one: Any, _: Any) -> Node:
        link = m.el("a", one.hashtag, href="/studio/campaigns/" + one.slug, cls="go b")
        line = m.el("div", one.when, m.cond(one.goal != "", lambda: m.el("span", " · ", one.goal)), cls="sm muted")
        waits = m.cond(one.waits, lambda: tag(m, m.t("campaign.waits"), tone="warn", pic="clock"))
        return m.el(
            "li",
            m.el(
                "div",
                link,
                m.el("div", one.title, lang=one.language, cls="sm"),
                line,
                m.el("div", one.by, cls="xs cap"),
                cls="grow",
            ),
            m.el("div", waits, tag(m, one.state_name, tone=one.tone), cls="stack end"),
        )

    return m.el("ul", m.each(listed, row), cls="card list campaigns")


def template_rows(m: Markup, templates: Any, on_start: Any) -> Node:
    """What one may begin with; a tap makes the draft."""

    def row(one: Any, _: Any) -> Node:
        start = m.el("button", one.title, type="button", cls="go b", data_closes="", on_click=on_start(one.name))
        about = m.el("div", one.about, cls="sm muted")
        return m.el("li", _sign(m, one), m.el("div", start, about, cls="grow"), m.el("span", one.days, cls="xs cap"))

    return m.el("ul", m.each(templates, row), cls="list templates")


def _sign(m: Markup, one: Any) -> Node:
    signs = [
        m.cond(one.name == name, lambda pic=pic: emblem(m, pic, tone="brand", square=True))
        for name, pic in PICS.items()
    ]
    return m.el("span", *signs)


def figures(m: Markup, shown: Any) -> Node:
    """Each number with how it came about and what it means."""

    def one(figure: Any, _: Any) -> Node:
        kinds = ("measured", "self", "estimated")
        marks = [m.cond(figure.kind == kind, lambda kind=kind: provenance(m, kind)) for kind in kinds]
        head = m.el("dt", m.el("span", figure.name), *marks, cls="row between wrap sm")
        return m.el(
            "div",
            head,
            m.el("dd", figure.value, cls="big"),
            m.el("dd", figure.how, cls="xs cap"),
            cls="card pad figure",
        )

    return m.el("dl", m.each(shown, one), cls="figures")


def groups(m: Markup, shown: Any) -> Node:
    """Sites by how many of their people took part."""

    def one(group: Any, _: Any) -> Node:
        bar = m.cond(
            group.share > 0,
            lambda: m.el("span", m.el("i", style={"--value": group.share}), cls="prog", aria_hidden="true"),
        )
        words = m.el(
            "div", m.el("span", group.name, cls="b"), m.el("span", group.words, cls="sm muted"), cls="row between wrap"
        )
        return m.el("li", m.el("div", words, bar, cls="grow stack-1"))

    return card(m, m.el("ul", m.each(shown, one), cls="list"), pad=False)
