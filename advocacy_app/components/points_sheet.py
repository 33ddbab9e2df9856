"""The sheet behind every number of points: what happened, the rule, when it lands, the limits, how sure we are."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, classes, note, sheet, tag, voiceline
from advocacy_app.read_models.stroke import Stroke

_GROWING = (44, 72, 100, 60, 36)
_EVIDENCE = (
    ("said", "said", "evidence.said"),
    ("clicked", "click", "evidence.clicked"),
    ("url", "", "evidence.given"),
    ("confirmed", "conf", "evidence.confirmed"),
)


def points_sheet(m: Markup, why: Any) -> Node:
    """Opens from any number of points; ``why`` is an ``Explanation``."""
    ask = button(m, m.t("points.not_right"), "out lg grow", href="/me/points/ask/" + why.entry.id)
    good = button(m, m.t("points.good"), "pri lg grow", data_closes="")
    return sheet(
        m,
        "points-sheet",
        why.entry.title,
        explanation(m, why),
        above=sum_of(m, why.entry),
        actions=(m.cond(why.may_ask, lambda: ask), good),
    )


def sum_of(m: Markup, entry: Any) -> Node:
    """The points large, with one's own strokes: hollow while they wait, dots when there are none, ink when gone."""
    waits, none = entry.state == "pending", entry.state == "capped"
    kind = m.pick(waits, "me said", m.pick(none, "me todo", m.pick(entry.state == "back", "", "me")))
    strokes = [m.el("i", cls=kind, style={"--h": h}) for h in _GROWING]
    line = m.el("span", *strokes, cls=classes("vl", m.pick(entry.state == "landed", "new", "")), aria_hidden="true")
    amount = m.el("span", signed(m, entry), cls="num")
    return m.el("div", line, amount, cls=m.pick(entry.state == "back", "sum back", "sum"))


def signed(m: Markup, entry: Any) -> Any:
    """``+5``, ``−5``, or ``0`` for a welcome act beyond a limit."""
    lost = m.t("points.loss", n=0 - entry.amount)
    return m.pick(entry.amount > 0, m.t("points.gain", n=entry.amount), m.pick(entry.amount < 0, lost, "0"))


def state_tag(m: Markup, entry: Any) -> Node:
    """How things stand with an entry, in a word."""
    return m.cond(
        entry.asked,
        lambda: tag(m, m.t("points.asked_tag"), tone="brand", pic="scale"),
        lambda: m.cond(
            entry.state == "landed",
            lambda: tag(m, entry.state_text, pic="check"),
            lambda: m.cond(
                entry.state == "pending",
                lambda: tag(m, entry.state_text, pic="clock"),
                lambda: tag(m, entry.state_text, pic="info"),
            ),
        ),
    )


def explanation(m: Markup, why: Any, *, answer: bool = True) -> Node:
    """The reasons in order, the limits, the evidence, and (unless ``answer`` is false) what became of a question."""
    what = m.pick(why.entry.about != "", why.entry.about, why.entry.title)
    return m.el(
        "div",
        m.el("div", m.el("span", why.why, cls="muted"), state_tag(m, why.entry), cls="row wrap"),
        m.el(
            "ul",
            _reason(m, "circle-check", m.t("points.what_you_did"), what, why.entry.when),
            m.cond(why.rule != "", lambda: _reason(m, "scale", m.t("points.the_rule"), why.rule, why.rule_line)),
            m.cond(
                why.lands != "", lambda: _reason(m, "calendar-check", m.t("points.when"), why.lands, why.lands_line)
            ),
            cls="reasons",
        ),
        m.cond(why.back != "", lambda: note(m, why.back, tone="warn", pic="undo-2")),
        m.cond(why.limits, lambda: note(m, m.each(why.limits, lambda limit, _: m.el("p", limit)))),
        m.cond(why.entry.sureness != "", lambda: _evidence(m, why.entry.sureness)),
        *((m.cond(why.answer.outcome != "", lambda: _answer(m, why.answer)),) if answer else ()),
        cls="stack-4",
    )


def _reason(m: Markup, pic: Any, label: Any, title: Any, line: Any) -> Node:
    words = m.el(
        "div",
        m.el("div", label, cls="xs cap b"),
        m.el("div", title, cls="b"),
        m.cond(line != "", lambda: m.el("div", line, cls="sm muted")),
        cls="grow",
    )
    return m.el("li", icon(m, pic), words)


def _evidence(m: Markup, sureness: Any) -> Node:
    def level(name: str, kind: str, key: str) -> Node:
        stroke = voiceline(m, [Stroke(f"me {kind}".strip(), 100)])
        return m.el("li", stroke, m.t(key), aria_current=m.pick(sureness == name, "true", None))

    return m.el(
        "div",
        m.el("h3", m.t("points.how_sure"), cls="sm b"),
        m.el("ul", *[level(*each) for each in _EVIDENCE], cls="ev"),
    )


def _answer(m: Markup, answer: Any) -> Node:
    question = m.el("p", answer.question, cls="words")
    told = m.cond(answer.answer != "", lambda: m.el("p", answer.answer))
    return note(m, m.el("p", answer.line, cls="b"), question, told, tone="brand", pic="scale")
