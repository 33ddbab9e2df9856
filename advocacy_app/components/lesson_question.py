"""A question of a lesson: one answer or several, steps to be ordered, pairs; then whether it was right, and why."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, icon_button, note


def question_step(m: Markup, lesson: Any, question: Any) -> Node:
    """A question with its answers, and the verdict that waits below it."""
    return m.el(
        "section",
        m.el("h2", question.title, cls="title asked"),
        m.cond(question.caption != "", lambda: _post(m, question)),
        _help(m, question),
        m.cond(
            question.kind == "order",
            lambda: _steps(m, question),
            lambda: m.cond(question.kind == "match", lambda: _pairs(m, question), lambda: _options(m, question)),
        ),
        _verdict(m, question),
        key=question.name,
        cls="step",
        lang=lesson.language,
        tabindex="0",
        aria_label=question.title,
        data_kind=question.kind,
        data_question=question.name,
        data_right=question.right,
        data_answered=m.pick(question.answered, "true", "false"),
    )


def _post(m: Markup, question: Any) -> Node:
    return m.el("blockquote", question.caption, cls="words lg post", aria_label=m.t("learn.post"))


def _help(m: Markup, question: Any) -> Node:
    helps = {"multiple": "learn.several", "order": "learn.order_help", "match": "learn.match_help"}
    return m.el(
        "div",
        *[
            m.cond(question.kind == kind, lambda key=key: m.el("p", m.t(key), cls="help"))
            for kind, key in helps.items()
        ],
    )


def _options(m: Markup, question: Any) -> Node:
    def one(option: Any, _: Any) -> Node:
        box = {"name": "q-" + question.name, "value": option.at}
        mark = m.cond(
            question.kind == "multiple",
            lambda: m.el("input", type="checkbox", cls="check", **box),
            lambda: m.el("input", type="radio", cls="radio", **box),
        )
        return m.el("label", mark, _marks(m), m.html("span", option.text, cls="grow"), cls="opt", data_at=option.at)

    return m.el("fieldset", m.el("legend", question.title, cls="vh"), m.each(question.options, one), cls="stack")


def _marks(m: Markup) -> Node:
    return m.el("span", icon(m, "circle-check", cls="when-good"), icon(m, "circle-x", cls="when-bad"), cls="marks")


def _steps(m: Markup, question: Any) -> Node:
    """Steps to be put in order, by arrows."""

    def one(option: Any, _: Any) -> Node:
        up = icon_button(m, "", "chevron-down", cls="turned", data_move="-1")
        down = icon_button(m, "", "chevron-down", data_move="1")
        return m.el(
            "li", _marks(m), m.html("span", option.text, cls="grow"), up, down, cls="opt sortable", data_at=option.at
        )

    return m.el("ol", m.each(question.options, one), cls="stack order")


def _pairs(m: Markup, question: Any) -> Node:
    """What is on the left, and for each a list to choose from."""

    def one(row: Any, _: Any) -> Node:
        options = m.each(question.options, lambda option, _: m.el("option", option.text, value=option.at))
        name = "pair-" + question.name + "-" + row.at.to_string() if hasattr(row.at, "to_string") else f"pair-{row.at}"
        choose = m.el(
            "select", m.el("option", m.t("learn.choose"), value=""), options, id=name, cls="inp", default_value=""
        )
        left = m.el("label", _marks(m), m.html("span", row.text), for_=name, cls="row b")
        return m.el(
            "li", left, m.el("div", choose, icon(m, "chevron-down", small=True), cls="pick"), cls="pair stack-1"
        )

    return m.el("ul", m.each(question.rows, one), cls="stack-3 match")


def _verdict(m: Markup, question: Any) -> Node:
    """Right or not, and why; it opens in a region that is read out."""
    again = button(m, m.t("learn.again"), "sm out", data_again="")
    right = note(
        m, m.el("b", m.t("learn.right")), m.html("div", question.why, cls="reading"), tone="good", pic="circle-check"
    )
    wrong = note(
        m,
        m.el("b", m.t("learn.wrong")),
        m.html("div", question.why, cls="reading"),
        again,
        tone="warn",
        pic="lightbulb",
    )
    first = m.el("p", m.t("learn.pick_first"), cls="help", data_when="none", hidden=True)
    return m.el(
        "div",
        m.el("div", right, data_when="right", hidden=True),
        m.el("div", wrong, data_when="wrong", hidden=True),
        first,
        m.el("p", cls="vh", data_when="moved"),
        cls="outcome",
        role="status",
    )
