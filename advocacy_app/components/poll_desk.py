"""Polls in the studio: the list, the templates, a draft's form."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import (
    button,
    chip,
    choices,
    emblem,
    option,
    select_field,
    tag,
    text_area,
    text_field,
)
from advocacy_app.i18n import NATIVE

TEMPLATES = {"pulse": "chart-column", "free": "door-open", "more_of": "sparkles", "when": "clock", "own": "pencil"}
HOW = ("anonymous", "named_answered", "named_closed")
GROUPED = ("none", "site", "team")


def poll_rows(m: Markup, listed: Any) -> Node:
    """The whole row leads to the poll."""

    def row(one: Any, _: Any) -> Node:
        link = m.el("a", one.title, href="/studio/polls/" + one.id, cls="go b break")
        words = m.el("div", link, m.el("div", one.kind_name, " · ", one.line, cls="sm muted"), cls="grow")
        return m.el("li", words, tag(m, one.state_name, tone=one.tone))

    return m.el("ul", m.each(listed, row), cls="card list")


def template_rows(m: Markup, on_start: Any) -> Node:
    """What one may begin with; a tap makes the draft."""
    lines = [
        m.el(
            "li",
            emblem(m, pic, tone="brand", square=True),
            m.el(
                "div",
                m.el("button", m.t(f"polls.template_{name}"), type="button", cls="go b", on_click=on_start(name)),
                m.el("div", m.t(f"polls.template_{name}_more"), cls="sm muted"),
                cls="grow",
            ),
        )
        for name, pic in TEMPLATES.items()
    ]
    return m.el("ul", *lines, cls="card list templates")


def tongues(m: Markup, desk: Any) -> Node:
    """The languages of a draft, with a mark where nothing is missing. What is typed in one is kept on the way."""

    def one(tongue: Any, _: Any) -> Node:
        mark = m.cond(tongue.ready, lambda: icon(m, "check", small=True), lambda: icon(m, "pencil", small=True))
        names = [m.cond(tongue.code == code, lambda name=name: m.el("span", name)) for code, name in NATIVE.items()]
        words = m.el("span", mark, m.el("span", *names, lang=tongue.code), cls="row")
        return chip(m, words, pressed=tongue.code == desk.language, data_deed="turn:" + tongue.code)

    listed = m.each(desk.tongues, one)
    return m.el("div", listed, cls="chips wrap", role="group", aria_label=m.t("guidelines.languages"))


def draft_fields(m: Markup, desk: Any) -> Node:
    """The words of one language, then how it is answered."""

    def statement(asked: Any, _: Any) -> Node:
        number = asked.at.to_string() if hasattr(asked.at, "to_string") else str(asked.at)
        label = m.cond(
            desk.kind == "pulse",
            lambda: m.el("span", m.t("polls.statement", number=asked.at + 1)),
            lambda: m.el("span", m.t("polls.question")),
        )
        name = "question-" + number
        return _whole_line(m, name, label, asked.text, desk.language)

    title = _whole_line(m, "title", m.t("polls.name"), desk.title, desk.language)
    offered = text_area(
        m, "offered", m.t("polls.offered"), help=m.t("polls.offered_help"), name="offered", default_value=desk.offered
    )
    days = text_field(
        m, "days", m.t("polls.days"), name="days", type="number", min="1", max="60", default_value=desk.days
    )
    return m.el(
        "div",
        title,
        m.each(desk.asked, statement),
        m.cond(desk.kind == "poll", lambda: offered),
        m.cond(desk.kind == "poll", lambda: _how(m, desk), lambda: _grouped(m, desk)),
        days,
        cls="stack-4",
    )


def _whole_line(m: Markup, name: str, label: Node, text: Any, language: Any) -> Node:
    """One line of words that is seen whole on a phone: the field grows with it."""
    return text_area(m, name, label, name=name, default_value=text, maxlength="200", lang=language, rows="1")


def _how(m: Markup, desk: Any) -> Node:
    picks = [
        option(m, "how", way, m.t(f"polls.be_{name}"), sub=m.t(f"polls.be_{name}_more"), start=desk.how == way)
        for name in HOW
        for way in [name.replace("_", "-")]
    ]
    return choices(m, m.t("polls.how"), *picks)


def _grouped(m: Markup, desk: Any) -> Node:
    kinds = [("" if name == "none" else name, m.t(f"polls.grouped_{name}")) for name in GROUPED]
    return select_field(
        m, "grouped", m.t("polls.grouped"), kinds, value=desk.grouped, name="grouped", help=m.t("polls.grouped_help")
    )


def deeds(m: Markup, *more: Node) -> Node:
    """Save, and what else one may do."""
    return m.el("div", button(m, m.t("common.save"), "out", data_deed="save"), *more, cls="row wrap")
