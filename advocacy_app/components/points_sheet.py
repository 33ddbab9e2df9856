"""The sheet behind every number of points: what happened, the rule, when it lands, the limits, how sure we are."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, note, sheet, tag, voiceline
from advocacy_app.read_models.stroke import Stroke

_GROWING = [Stroke("me", h) for h in (44, 72, 100, 60, 36)]
_EVIDENCE = (("said", "said"), ("clicked", "click"), ("given", ""), ("confirmed", "conf"))


def points_sheet(m: Markup, why: Any) -> Node:
    """Opens from any number of points; ``why`` is an ``Explanation``."""
    ask = button(m, m.t("points.not_right"), "out lg", href="/me/points/ask/" + why.entry.id)
    good = button(m, m.t("points.good"), "pri lg", data_closes="")
    return sheet(
        m,
        "points-sheet",
        why.entry.title,
        explanation(m, why),
        above=_sum(m, why.entry),
        actions=(m.cond(why.may_ask, lambda: ask), good),
    )


def explanation(m: Markup, why: Any) -> Node:
    """The reasons in order, the limits, the evidence, and what became of a question."""
    return m.el(
        "div",
        m.el(
            "div",
            m.t("points.why_these", n=why.entry.amount),
            tag(m, why.entry.state_text, pic="clock"),
            cls="row wrap",
        ),
        m.el(
            "ul",
            _reason(m, "info", m.t("points.what_you_did"), why.entry.title, why.entry.about),
            _reason(m, "scale", m.t("points.the_rule"), why.rule, why.rule_line),
            m.cond(
                why.lands != "", lambda: _reason(m, "calendar-check", m.t("points.when"), why.lands, why.lands_line)
            ),
            cls="reasons",
        ),
        m.cond(why.back != "", lambda: note(m, why.back, tone="warn")),
        note(m, m.each(why.limits, lambda limit, _: m.el("p", limit))),
        m.cond(why.entry.sureness != "", lambda: _evidence(m, why.entry.sureness)),
        m.cond(why.answer.outcome != "", lambda: _answer(m, why.answer)),
        cls="stack-4",
    )


def _sum(m: Markup, entry: Any) -> Node:
    shown = m.el("span", m.cond(entry.amount > 0, lambda: m.el("span", "+")), entry.amount, cls="num")
    return m.el("div", voiceline(m, _GROWING, cls="new"), shown, cls="sum")


def _reason(m: Markup, pic: Any, label: Any, title: Any, line: Any) -> Node:
    words = m.el(
        "div", m.el("div", label, cls="xs cap"), m.el("div", title, cls="b"), m.el("div", line, cls="sm muted")
    )
    return m.el("li", icon(m, pic), words)


def _evidence(m: Markup, sureness: Any) -> Node:
    def level(name: str, kind: str) -> Node:
        stroke = voiceline(m, [Stroke(f"me {kind}".strip(), 100)])
        return m.el(
            "li",
            stroke,
            m.t(f"evidence.{name}"),
            aria_current=m.pick(sureness == {"given": "url"}.get(name, name), "true", None),
        )

    return m.el(
        "div",
        m.el("h3", m.t("points.how_sure"), cls="sm b"),
        m.el("ul", *[level(*each) for each in _EVIDENCE], cls="ev"),
    )


def _answer(m: Markup, answer: Any) -> Node:
    question = m.el("p", answer.question, cls="words")
    return note(m, m.el("p", answer.line, cls="b"), question, m.el("p", answer.answer), tone="brand", pic="scale")
