"""A lesson: cards to swipe, then questions that explain themselves, then what came of it.

What moves is ``assets/js/lesson.js``: it reads the ``data-`` attributes, marks answers and sends them through the
phone's outbox. Buttons are always there, swiping is an extra, and nothing needs to be dragged.
"""

from typing import Any

from advocacy_app.components.feed_card import picture
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, fold, icon_button, note, points_chip, text_area

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
        m.each(lesson.cards, lambda card, at: _card(m, lesson, card, at)),
        m.each(lesson.questions, lambda question, _: _question(m, lesson, question)),
        _end(m, lesson),
        cls="deck",
        data_lesson=lesson.path,
        data_version=lesson.version,
        data_purpose=lesson.purpose,
        data_passing=lesson.passing,
        data_step=lesson.step,
        data_done=m.pick(lesson.done, "true", "false"),
        data_passed=m.pick(lesson.passed, "true", "false"),
    )


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


def _question(m: Markup, lesson: Any, question: Any) -> Node:
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
        cls="verdict",
        role="status",
    )


def _end(m: Markup, lesson: Any) -> Node:
    """What came of it: at once what the phone knows, and what the server says as soon as it knows."""
    fresh = lesson.purpose == "refresher"
    title = m.cond(fresh, lambda: m.el("h2", m.t("learn.refreshed_title")), lambda: m.el("h2", m.t("learn.done_title")))
    said = m.cond(
        fresh,
        lambda: m.el("p", m.t("learn.refreshed"), cls="muted"),
        lambda: m.el(
            "div",
            m.el("p", m.t("learn.enough"), cls="muted", data_when="enough", hidden=True),
            m.el("p", m.t("learn.not_yet"), cls="muted", data_when="not-yet", hidden=True),
        ),
    )
    return m.el(
        "section",
        m.el(
            "div",
            m.el("span", m.each(lesson.questions, lambda _, __: m.el("i", cls="me todo")), cls="vl", data_voice=""),
            title,
            m.el("p", cls="lg b num", data_score=""),
            said,
            m.cond(lesson.points > 0, lambda: points_chip(m, lesson.points)),
            cls="stack ended",
        ),
        m.el("div", note(m, m.t("learn.waiting"), pic="cloud-upload"), data_when="waiting", hidden=True),
        m.cond(lesson.track_passed != "", lambda: _passed(m, lesson)),
        m.cond(lesson.next.href != "", lambda: _next(m, lesson.next)),
        m.cond(lesson.sources, lambda: _sources(m, lesson)),
        m.el("a", m.t("learn.to_tracks"), href="/learn", id="to-tracks", hidden=True, tabindex="-1"),
        cls="step end",
        tabindex="0",
        aria_label=m.t("learn.done_title"),
        data_kind="end",
    )


def _passed(m: Markup, lesson: Any) -> Node:
    rights = m.each(
        lesson.unlocked, lambda words, _: m.el("li", icon(m, "badge-check"), m.el("span", words), cls="row")
    )
    unlocked = m.el("div", m.el("h3", m.t("learn.unlocked")), m.el("ul", rights, cls="stack"), cls="stack")
    return m.el(
        "div",
        m.el("p", icon(m, "award"), m.el("b", lesson.track_passed), cls="row"),
        m.cond(lesson.unlocked, lambda: unlocked),
        cls="card pad stack-3 unlocked",
    )


def _next(m: Markup, line: Any) -> Node:
    words = m.el(
        "div",
        m.el("span", m.t("learn.next_lesson"), cls="sm muted"),
        m.el("a", line.title, href=line.href, cls="go b", lang=line.language),
        m.el("span", line.line, cls="sm muted"),
        cls="grow stack-1",
    )
    return m.el("div", words, icon(m, "chevron-right", small=True, cls="flip"), cls="card pad row")


def _sources(m: Markup, lesson: Any) -> Node:
    links = m.each(
        lesson.sources,
        lambda source, _: m.el(
            "li", m.el("a", source.words, href=source.address, target="_blank", rel="noopener noreferrer", cls="break")
        ),
    )
    return fold(m, m.t("learn.sources"), m.el("ul", links, cls="stack sm"))
