"""The tracks: where to go on, today's refresher, and what is there."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, card, classes, fold, tag


def going_on(m: Markup, home: Any) -> Node:
    """The one lesson to open now."""
    line = home.going_on
    where = m.pick(home.begun, m.t("learn.go_on"), m.t("learn.begin"))
    start = button(m, m.t("learn.start"), "pri lg full", href=line.href)
    on = button(m, m.t("common.continue"), "pri lg full", href=line.href)
    return card(
        m,
        m.el("p", where, cls="sm muted"),
        m.el("h2", line.title, lang=line.language),
        m.el("p", line.line, cls="sm muted"),
        m.cond(line.state != "", lambda: on, lambda: start),
        cls="stack-3 go-on",
    )


def refresher(m: Markup, offer: Any) -> Node:
    """A finished lesson that comes back today."""
    words = m.el(
        "div",
        m.el("h2", m.t("learn.refresher"), cls="sm muted"),
        m.el("p", offer.title, cls="b"),
        m.el("p", offer.line, cls="sm muted"),
        cls="grow stack-1",
    )
    go = button(m, m.t("learn.refresher_start"), "sm out", href=offer.href)
    return card(m, icon(m, "refresh-cw"), words, go, cls="row refresher")


def tracks(m: Markup, shown: Any) -> Node:
    """Tracks, each a fold with its lessons."""
    return m.el("ul", m.each(shown, lambda track, _: _track(m, track)), cls="stack-3 tracks")


def _track(m: Markup, track: Any) -> Node:
    line = m.el("span", m.each(track.strokes, lambda kind, at: _stroke(m, kind, at)), cls="vl even", aria_hidden="true")
    about = m.el(
        "div",
        m.el("h2", track.title, lang=track.language, cls="t"),
        m.el("div", line, m.el("span", track.progress, cls="sm muted num"), cls="row"),
        m.cond(
            track.passed != "",
            lambda: tag(m, track.passed, tone="good", pic="check"),
            lambda: m.cond(track.due != "", lambda: m.el("p", track.due, cls="sm cap")),
        ),
        cls="stack-1",
    )
    inside = m.el(
        "div",
        m.html("div", track.about, cls="reading muted", lang=track.language),
        m.cond(
            track.passed != "",
            lambda: m.el("p", m.el("a", m.t("credential.to_mine"), href="/me/credentials", cls="sm")),
        ),
        m.cond(
            track.gives != "",
            lambda: m.el("p", icon(m, "badge-check", small=True), m.el("span", track.gives), cls="row start sm"),
        ),
        m.el(
            "ol", m.each(track.lessons, lambda line, _: _lesson(m, line)), cls="list", aria_label=m.t("learn.lessons")
        ),
        cls="stack-3 inside",
    )
    return m.el("li", fold(m, about, inside, open=track.open, cls="track"), cls="card", key=track.name)


def _stroke(m: Markup, kind: Any, _: Any) -> Node:
    return m.el("i", cls=kind)


def _lesson(m: Markup, line: Any) -> Node:
    state = m.cond(
        line.state == "done",
        lambda: icon(m, "circle-check", cls="done"),
        lambda: m.el("span", cls=classes("lap", line.state), aria_hidden="true"),
    )
    words = m.el(
        "div",
        m.el("a", line.title, href=line.href, cls="go b", lang=line.language),
        m.el("div", line.line, cls="sm muted"),
        m.cond(line.state_words != "", lambda: m.el("span", line.state_words, cls="vh")),
        cls="grow",
    )
    return m.el("li", state, words, icon(m, "chevron-right", small=True, cls="flip"))
