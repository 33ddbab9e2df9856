"""A lesson or a track on its author's table: parts of a form, and beside each what it is translated from."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.lesson import lesson_steps
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import (
    button,
    card,
    chip,
    icon_button,
    note,
    select_field,
    switch,
    tag,
    text_area,
    text_field,
)
from advocacy_app.training.sheet import CARD_KINDS, QUESTION_KINDS

_TONES = {"draft": "warn", "behind": "warn", "missing": "", "published": "good"}
_PICS = {"draft": "pencil", "behind": "clock", "missing": "plus", "published": "check"}
AUDIENCES = ("everyone", "managers", "campaign-owners")


def text_states(m: Markup, texts: Any) -> Node:
    """Five languages and the state of each; the colour never says it alone."""

    def one(text: Any, _: Any) -> Node:
        words = m.el("span", text.name, ": ", text.words, cls="vh")
        shown = m.el("span", text.code, cls="upper", aria_hidden="true")
        return m.el("li", _state_pic(m, text), shown, words, cls="state", data_kind=text.kind, title=text.words)

    return m.el("ul", m.each(texts, one), cls="states")


def _state_pic(m: Markup, text: Any) -> Node:
    pics = [m.cond(text.kind == kind, lambda pic=pic: icon(m, pic, small=True)) for kind, pic in _PICS.items()]
    return m.el("span", *pics, cls="pic")


def tongues(m: Markup, desk: Any, choose: Any) -> Node:
    """The languages of a text; a tap lays another one on the table."""

    def one(text: Any, _: Any) -> Node:
        words = m.el("span", _state_pic(m, text), m.el("span", text.name, lang=text.code), cls="row")
        return chip(m, words, pressed=text.code == desk.language, on_click=choose(text.code), title=text.words)

    group = {"role": "group", "aria_label": m.t("guidelines.languages")}
    return m.el("div", m.each(desk.tongues, one), cls="chips wrap", **group)


def lesson_fields(m: Markup, desk: Any) -> Node:
    """What stands before the cards."""
    return m.el(
        "div",
        m.el(
            "div",
            text_field(
                m, "minutes", m.t("author.minutes"), name="minutes", default_value=desk.minutes, inputmode="numeric"
            ),
            text_field(
                m, "topics", m.t("author.topics"), help=m.t("author.topics_help"), name="topics",
                default_value=desk.topics,
            ),
            cls="abreast",
        ),
        text_area(
            m, "sources", m.t("learn.sources"), help=m.t("author.sources_help"), name="sources",
            default_value=desk.sources, rows="3", data_mono="",
        ),
        cls="stack-3",
    )  # fmt: skip


def track_fields(m: Markup, desk: Any) -> Node:
    """Whom a track is for, by when, and what passing it gives."""
    audience = [(each, m.t(f"author.audience_{each.replace('-', '_')}")) for each in AUDIENCES]
    return m.el(
        "div",
        _about(m, desk),
        select_field(m, "audience", m.t("author.audience"), audience, value=desk.audience, name="audience"),
        m.el(
            "div",
            text_field(
                m, "due", m.t("author.due"), help=m.t("author.due_help"), name="due", default_value=desk.due,
                inputmode="numeric",
            ),
            text_field(
                m, "passing", m.t("author.passing"), name="passing", default_value=desk.passing, inputmode="numeric"
            ),
            cls="abreast",
        ),
        switch(
            m, "trusts", m.t("author.trusts"), sub=m.t("author.trusts_help"), name="trusts",
            default_checked=desk.trusts,
        ),
        cls="stack-3",
    )  # fmt: skip


def _about(m: Markup, desk: Any) -> Node:
    source = m.el("div", m.el("p", desk.source_about, cls="reading"), cls="given-text", lang="en")
    field = text_area(
        m, "about", m.t("author.about"), name="about", default_value=desk.about, rows="5", lang=desk.language
    )
    shown = m.cond(desk.translating, lambda: source)
    return m.el("div", shown, field, cls=m.pick(desk.translating, "part tongues", "part"))


def part(m: Markup, desk: Any, one: Any) -> Node:
    """A card or a question; in a translation its original stands beside it, and shape and order are the original's."""
    source = m.el(
        "div",
        m.el("p", one.source_title, cls="b"),
        m.el("p", one.source_body, cls="sm plain"),
        cls="given-text stack",
        lang="en",
    )
    inside = m.el(
        "div",
        m.cond(desk.translating, lambda: source),
        _part_fields(m, desk, one),
        cls=m.pick(desk.translating, "tongues", ""),
    )
    return m.el("li", _part_bar(m, desk, one), inside, key=one.name, cls="card pad stack-3 part", aria_label=one.title)


def _part_bar(m: Markup, desk: Any, one: Any) -> Node:
    """Its kind, whether something is missing, and where it may go."""
    moves = m.el(
        "div",
        icon_button(m, m.t("author.up", name=one.title), "chevron-down", cls="turned", data_deed="up:" + one.at),
        icon_button(m, m.t("author.down", name=one.title), "chevron-down", data_deed="down:" + one.at),
        icon_button(m, m.t("author.drop", name=one.title), "trash-2", data_deed="drop:" + one.at),
        cls="row",
    )
    return m.el(
        "div",
        tag(m, one.kind_words, tone="brand"),
        m.cond(one.trouble, lambda: tag(m, m.t("author.part_trouble"), tone="warn", pic="circle-alert")),
        m.el("span", cls="grow"),
        m.cond(desk.translating, lambda: m.el("span"), lambda: moves),
        cls="row wrap",
    )


def _part_fields(m: Markup, desk: Any, one: Any) -> Node:
    field = "part-" + one.at + "-"
    return m.el(
        "div",
        m.el("input", type="hidden", name=field + "name", value=one.name, readonly=True),
        m.el("input", type="hidden", name=field + "kind", value=one.kind, readonly=True),
        text_field(
            m, field + "title", m.t("author.part_title"), name=field + "title", default_value=one.title,
            maxlength="120", lang=desk.language,
        ),
        text_area(
            m, field + "body", m.t("author.part_body"), help=one.help, name=field + "body", default_value=one.body,
            rows=one.rows, lang=desk.language, data_mono="",
        ),
        m.cond(one.kind == "picture", lambda: _picture(m, field)),
        cls="stack-3 target",
    )  # fmt: skip


def _picture(m: Markup, field: Any) -> Node:
    chooser = m.el(
        "input", type="file", id=field + "file", accept="image/*", cls="vh", data_file="part", data_into=field + "body"
    )
    label = m.el("label", m.t("guidelines.add_picture"), for_=field + "file", cls="btn out sm")
    told = m.el("p", id=field + "body-told", cls="sm muted", role="status")
    return m.el("div", m.el("div", chooser, label, cls="file-button"), told, cls="stack")


def new_parts(m: Markup) -> Node:
    """Cards and questions that can be added; each begins with the shape of its kind."""

    def row(title: str, kinds: tuple[str, ...]) -> Node:
        buttons = [
            button(m, m.t(f"author.kind_{kind}"), "sm out", pic="plus", data_deed=f"add:{kind}") for kind in kinds
        ]
        return m.el("div", m.el("h2", m.t(title), cls="sm b"), m.el("div", *buttons, cls="row wrap"), cls="stack")

    return card(m, row("author.add_card", CARD_KINDS), row("author.add_question", QUESTION_KINDS), cls="stack-3")


def told(m: Markup, desk: Any) -> Node:
    """What is not finished, and what would be dangerous elsewhere."""
    warnings = m.each(desk.warnings, lambda words, _: m.el("li", words))
    return m.el(
        "div",
        m.cond(desk.trouble != "", lambda: note(m, desk.trouble, tone="warn", pic="circle-alert")),
        m.cond(
            desk.warnings,
            lambda: note(m, m.el("ul", warnings, cls="stack"), tone="warn", pic="shield-check"),
        ),
        cls="stack",
        role="status",
    )


def phone_preview(m: Markup, desk: Any) -> Node:
    """What readers will see, as wide as a phone; the steps move with a finger, a wheel or the arrow keys.

    The real steps, inert: nothing in them can be pressed or reached by keys.
    """
    glass = m.el("div", *lesson_steps(m, desk.preview), style={"display": "contents"}, inert=True)
    steps = m.el("div", glass, cls="deck", tabindex="0", role="region", aria_label=m.t("studio.preview"))
    about = m.el("div", m.el("h2", desk.title), m.html("div", desk.about_html, cls="reading muted"), cls="pad stack-3")
    inside = m.cond(desk.lesson != "", lambda: steps, lambda: about)
    return m.el(
        "aside",
        m.el("p", m.t("studio.preview"), cls="b sm"),
        m.el("div", inside, cls="handset", lang=desk.language),
        aria_label=m.t("studio.preview"),
    )
