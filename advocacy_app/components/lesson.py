"""A lesson: cards to swipe, then questions that explain themselves, then what came of it.

What moves is ``assets/js/lesson.js``: it reads the ``data-`` attributes, marks answers and sends them through the
phone's outbox. Buttons are always there, swiping is an extra, and nothing needs to be dragged.
"""

from typing import Any

from advocacy_app.components.feed_card import picture
from advocacy_app.components.icons import icon
from advocacy_app.components.lesson_end import last_step
from advocacy_app.components.lesson_question import question_step
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, fold, icon_button, note, text_area

_LABELS = {
    "next": "learn.next",
    "questions": "learn.to_questions",
    "check": "learn.check",
    "result": "learn.result",
    "open": "learn.to_open",
    "tracks": "learn.to_tracks",
}


def lesson_bar(m: Markup, lesson: Any) -> Node:
    """Leave, where one is, and of how many."""
    return m.el(
        "header",
        icon_button(m, m.t("learn.close"), "x", href="/learn"),
        m.el("h1", lesson.title, cls="vh"),
        m.el(
            "div",
            m.each(lesson.cards, lambda _, __: m.el("i")),
            m.each(lesson.questions, lambda _, __: m.el("i")),
            cls="steps grow",
            role="progressbar",
            aria_label=lesson.title,
            aria_valuemin="1",
            data_steps="",
        ),
        m.el("span", cls="sm muted num", data_count=""),
        cls="top",
    )


def lesson_deck(m: Markup, lesson: Any) -> Node:
    """Everything side by side, a step as wide as the screen."""
    return m.el(
        "div",
        *lesson_steps(m, lesson),
        last_step(m, lesson),
        cls="deck",
        data_lesson=lesson.path,
        data_version=lesson.version,
        data_purpose=lesson.purpose,
        data_passing=lesson.passing,
        data_step=lesson.step,
        data_done=m.pick(lesson.done, "true", "false"),
        data_passed=m.pick(lesson.passed, "true", "false"),
    )


def lesson_steps(m: Markup, lesson: Any) -> tuple[Node, Node]:
    """Its cards, then its questions."""
    cards = m.each(lesson.cards, lambda card, at: _card(m, lesson, card, at))
    return cards, m.each(lesson.questions, lambda question, _: question_step(m, lesson, question))


def lesson_dock(m: Markup) -> Node:
    """Back and on; what "on" is called depends on the step."""
    labels = [m.el("span", m.t(key), data_for=name) for name, key in _LABELS.items()]
    back = button(m, "", "lg out", pic="arrow-left", aria_label=m.t("learn.previous"), data_previous="")
    on = m.el("button", *labels, type="button", cls="btn pri lg grow says", data_next="", data_says="next")
    return m.el("div", m.el("div", back, on, cls="foot row"), cls="dock")


def _card(m: Markup, lesson: Any, card: Any, at: Any) -> Node:
    first = m.cond(at == 0, lambda: _said_first(m, lesson))
    seen = m.cond(card.picture.id != "", lambda: m.el("div", picture(m, card.picture, at, cls="shown"), cls="seen"))
    words = m.el(
        "div",
        m.el("p", lesson.track_title, " · ", lesson.line, cls="sm muted", lang=lesson.language),
        m.el("h2", card.title, cls="title"),
        m.cond(card.kind == "example", lambda: _ways(m, card)),
        m.html("div", card.text, cls="reading lg muted"),
        m.cond(card.kind == "try", lambda: _try(m, card)),
        m.cond(card.hidden != "", lambda: _hidden(m, card)),
        cls="stack-3",
    )
    return m.el(
        "section",
        first,
        seen,
        words,
        key=card.name,
        cls=m.pick(card.picture.id != "", "step pictured", "step"),
        lang=lesson.language,
        tabindex="0",
        aria_label=card.title,
        data_kind="card",
    )


def _said_first(m: Markup, lesson: Any) -> Node:
    """That it is in another language, or new since it was read; in the reader's own language."""
    fallback = m.cond(lesson.fallback != "", lambda: note(m, lesson.fallback, pic="languages"))
    changed = m.cond(lesson.changed != "", lambda: note(m, lesson.changed, pic="info", tone="brand"))
    return m.el("div", fallback, changed, cls="first", lang=None)


def _ways(m: Markup, card: Any) -> Node:
    return m.el(
        "div",
        m.el("figure", m.el("figcaption", m.t("learn.one_way")), m.html("p", card.worse, cls="words"), cls="way"),
        m.el(
            "figure",
            m.el("figcaption", icon(m, "check", small=True), m.t("learn.better")),
            m.html("p", card.better, cls="words"),
            cls="way better",
        ),
        cls="stack",
    )


def _try(m: Markup, card: Any) -> Node:
    return text_area(m, "try-" + card.name, m.t("learn.try"), help=m.t("learn.try_help"), words=True)


def _hidden(m: Markup, card: Any) -> Node:
    label = m.cond(
        card.kind == "try",
        lambda: m.el("span", m.t("learn.reveal_try")),
        lambda: m.el("span", m.t("learn.reveal")),
    )
    return fold(m, label, m.html("div", card.hidden, cls="reading"), cls="reveal")
