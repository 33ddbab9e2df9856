"""The last step of a lesson: what came of it, and where to go from here."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import fold, note, points_chip


def last_step(m: Markup, lesson: Any) -> Node:
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
