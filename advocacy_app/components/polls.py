"""Polls: answering one, and what came of it.

Answers go through the phone's outbox (``assets/js/polls.js``), so that they count in a tunnel too, and only once.
"""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, card, fold, note, tag


def poll_card(m: Markup, poll: Any) -> Node:
    """What is asked, by which rule, and one button; nothing has to be answered."""
    facts = m.el(
        "div",
        tag(m, poll.kind_name),
        m.cond(
            poll.anonymous,
            lambda: tag(m, m.t("polls.anonymous"), tone="good", pic="shield-check"),
            lambda: tag(m, m.t("polls.with_name")),
        ),
        m.el("span", poll.until),
        cls="facts sm muted",
    )
    done = note(m, m.el("b", m.t("polls.thanks")), m.el("p", m.t("polls.waits"), data_when="waiting"), tone="good")
    return card(
        m,
        facts,
        m.el("h2", poll.title, lang=poll.language),
        m.el("p", poll.rule, cls="sm muted"),
        _ask(m, poll),
        m.el("div", done, cls="done", role="status"),
        tag="article",
        cls="stack-3 poll",
        data_poll=poll.id,
        data_answered=m.pick(poll.answered, "true", "false"),
    )


def _ask(m: Markup, poll: Any) -> Node:
    return m.el(
        "div",
        asked(m, poll.questions, poll.language),
        m.el("p", m.t("polls.pick_first"), cls="help", data_when="none", hidden=True, role="status"),
        m.el("div", button(m, m.t("polls.answer"), "pri", data_answer="")),
        cls="stack-4 ask",
    )


def asked(m: Markup, questions: Any, language: Any) -> Node:
    """The questions, each with its answers."""

    def one(question: Any, _: Any) -> Node:
        return m.el(
            "fieldset",
            m.el("legend", question.text, cls="b", lang=language),
            m.cond(question.scale, lambda: _scale(m, question), lambda: _choice(m, question, language)),
            cls="field",
            data_question=question.at,
        )

    return m.el("div", m.each(questions, one), cls="stack-5")


def _choice(m: Markup, question: Any, language: Any) -> Node:
    def one(answer: Any, _: Any) -> Node:
        box = m.el("input", type="radio", name="q-" + _text(question.at), value=answer.at, cls="radio")
        return m.el("label", box, m.el("span", answer.text, cls="grow", lang=language), cls="opt compact")

    return m.el("div", m.each(question.answers, one), cls="stack")


def _scale(m: Markup, question: Any) -> Node:
    """Five places from "not at all" to "completely"; the ends are named, each place has its name for who listens."""

    def one(answer: Any, _: Any) -> Node:
        box = m.el("input", type="radio", name="q-" + _text(question.at), value=answer.at, cls="radio")
        return m.el("label", box, m.el("span", answer.text))

    return m.el("div", m.each(question.answers, one), cls="scale")


def _text(number: Any) -> Any:
    return number.to_string() if hasattr(number, "to_string") else str(number)


def poll_result(m: Markup, result: Any) -> Node:
    """Question by question: bars with their numbers, and the groups behind one line."""
    facts = m.el("div", tag(m, result.kind_name), m.el("span", result.when), cls="facts sm muted")
    return card(
        m,
        facts,
        m.el("h3", result.title, lang=result.language, cls="h2"),
        m.cond(
            result.few,
            lambda: note(m, m.t("polls.few"), pic="shield-check"),
            lambda: m.el("div", m.each(result.questions, lambda one, _: _question(m, one, result)), cls="stack-5"),
        ),
        tag="article",
        cls="stack-3 poll",
    )


def _question(m: Markup, one: Any, result: Any) -> Node:
    head = m.el(
        "div",
        m.cond(one.aspect != "", lambda: m.el("p", one.aspect, cls="sm muted")),
        m.el("p", one.text, cls="b", lang=result.language),
        m.cond(one.agreed != "", lambda: m.el("p", one.agreed, cls="big")),
        m.el("p", one.people, cls="sm muted"),
        cls="stack-1",
    )
    bars = m.cond(
        one.bars,
        lambda: m.cond(one.scale, lambda: _statement(m, one, result), lambda: _bars(m, one, result)),
        lambda: m.el("p", m.t("polls.few_here"), cls="sm muted"),
    )
    groups = m.cond(one.crowds, lambda: fold(m, m.t("polls.by_group"), _crowds(m, one)))
    return m.el("section", head, bars, groups, cls="stack")


def _statement(m: Markup, one: Any, result: Any) -> Node:
    """How many agree is the one number that matters; the five behind it open on a tap."""
    return m.el("div", _bar(m, one.agree, "agree"), fold(m, m.t("polls.numbers"), _bars(m, one, result)), cls="stack-1")


def _bar(m: Markup, value: Any, cls: str = "") -> Node:
    return m.el("span", m.el("i", style={"--value": value}), cls=f"gauge {cls}".strip(), aria_hidden="true")


def _bars(m: Markup, one: Any, result: Any) -> Node:
    """Every bar carries its label and its number, so that nothing has to be read off an axis."""

    def row(bar: Any, _: Any) -> Node:
        words = m.el("div", m.el("span", bar.label, cls="grow", lang=result.language), m.el("b", bar.n, cls="num"))
        who = m.cond(
            bar.names, lambda: m.el("p", m.each(bar.names, lambda name, _: m.el("span", name)), cls="facts sm")
        )
        return m.el("li", words, _bar(m, bar.percent), who)

    return m.el("ul", m.each(one.bars, row), cls=m.pick(one.scale, "bars agreeing", "bars"))


def _crowds(m: Markup, one: Any) -> Node:
    def row(crowd: Any, _: Any) -> Node:
        words = m.el("div", m.el("span", crowd.name, cls="grow"), m.el("b", crowd.agreed, cls="num"))
        return m.el("li", words, _bar(m, crowd.agree), m.el("span", crowd.people, cls="sm muted"))

    return m.el("ul", m.each(one.crowds, row), cls="bars groups")
