"""A challenge: its goal as a line of strokes, in words below, what it brings, and the way in."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import avatar, button, card, points_chip, tag, voiceline


def challenge_card(m: Markup, shown: Any, on_join: Any) -> Node:
    """In the list: the whole card leads to the challenge, its button does the next thing."""
    return m.el(
        "li",
        m.el("div", state_tag(m, shown), m.el("span", shown.when, cls="sm muted"), cls="row wrap"),
        m.el(
            "div",
            m.el("h3", m.el("a", shown.title, href="/challenges/" + shown.id, cls="go", lang=shown.language)),
            m.el("p", shown.kind, cls="sm muted"),
            cls="stack-1",
        ),
        progress_line(m, shown),
        m.cond(shown.stage == "over", lambda: m.el("div"), lambda: _foot(m, shown, on_join)),
        cls=m.pick(shown.done, "card pad challenge done stack-3", "card pad challenge stack-3"),
        key=shown.id,
    )


def state_tag(m: Markup, shown: Any) -> Node:
    """You're in, reached, coming up, or nothing."""
    return m.cond(
        shown.done,
        lambda: tag(m, m.t("challenges.reached"), tone="good", pic="check"),
        lambda: m.cond(
            shown.joined,
            lambda: tag(m, m.t("challenges.youre_in"), tone="voice"),
            lambda: m.cond(
                shown.stage == "coming",
                lambda: tag(m, m.t("challenges.soon"), pic="clock"),
            ),
        ),
    )


def progress_line(m: Markup, shown: Any, *, large: bool = False) -> Node:
    """The line, and the same in words; one's own part in the voice's colour."""
    look = m.pick(shown.done, "fluid goal new", "fluid goal")
    line = voiceline(m, shown.line, label=shown.label, cls=look)
    words = m.el(
        "div",
        m.el("span", shown.progress, cls="b num"),
        m.cond(
            shown.mine != "",
            lambda: m.el("span", shown.mine, cls="b own"),
            lambda: m.el("span", shown.people, cls="muted"),
        ),
        cls="row between wrap" if large else "row between wrap sm",
    )
    return m.el("div", line, words, cls="stack")


def _foot(m: Markup, shown: Any, on_join: Any) -> Node:
    worth = m.cond(shown.points > 0, lambda: points_chip(m, shown.points), lambda: m.el("span"))
    deed = m.cond(
        shown.joined,
        lambda: m.cond(
            shown.done | (shown.stage == "coming"),
            lambda: m.el("span"),
            lambda: button(m, shown.act, "out sm", href=shown.href),
        ),
        lambda: join_button(m, shown, on_join, "out sm"),
    )
    return m.el("div", worth, deed, cls="row between")


def join_button(m: Markup, shown: Any, on_join: Any, look: str) -> Node:
    """One tap; its name says what one joins."""
    named = m.el("span", ": ", shown.title, cls="vh", lang=shown.language)
    return button(m, m.el("span", m.t("challenges.join"), named), look, on_click=on_join(shown.id))


def challenge_detail(m: Markup, page: Any, on_join: Any, on_leave: Any) -> Node:
    """Goal, progress, rules in plain words, who is in."""
    shown = page.card
    return m.el(
        "div",
        _head(m, page, on_join),
        card(
            m,
            m.el("h2", m.t("challenges.how"), cls="lg b"),
            m.el("ul", m.each(page.rules, lambda rule, _: m.el("li", rule)), cls="plain-rules"),
            cls="stack-3",
        ),
        m.cond(shown.stage == "coming", lambda: m.el("span", hidden=True), lambda: _who(m, page)),
        m.cond(
            page.may_leave,
            lambda: m.el("div", button(m, m.t("challenges.leave"), "text", on_click=on_leave(shown.id)), cls="centre"),
        ),
        cls="stack-4",
    )


def _head(m: Markup, page: Any, on_join: Any) -> Node:
    shown = page.card
    pitch = m.cond(shown.pitch != "", lambda: m.el("p", shown.pitch, cls="words lg", lang=shown.language))
    return card(
        m,
        m.el("div", state_tag(m, shown), m.el("span", shown.when, cls="sm muted"), cls="row wrap"),
        m.el(
            "div",
            m.el("h2", shown.title, lang=shown.language, cls="xl"),
            m.el("p", shown.kind, cls="sm muted"),
            cls="stack-1",
        ),
        pitch,
        m.el("p", page.goal, cls="b"),
        progress_line(m, shown, large=True),
        m.cond(page.result != "", lambda: _result(m, page)),
        _deed(m, page, on_join),
        cls=m.pick(shown.done, "challenge done stack-3", "challenge stack-3"),
    )


def _result(m: Markup, page: Any) -> Node:
    why = m.el("a", m.t("challenges.why_points"), href="/me/points", cls="link")
    return m.el(
        "div", m.el("p", page.result, cls="lg b"), m.cond(page.entry != "", lambda: why), cls="stack-1", role="status"
    )


def _deed(m: Markup, page: Any, on_join: Any) -> Node:
    shown = page.card
    worth = m.cond(shown.points > 0, lambda: m.el("div", points_chip(m, shown.points)), lambda: m.el("span"))
    act = m.cond(
        shown.joined & (shown.stage == "running") & ~shown.done,
        lambda: button(m, shown.act, "pri lg full", href=shown.href),
    )
    return m.el(
        "div",
        worth,
        m.cond(page.may_join, lambda: join_button(m, shown, on_join, "pri lg full"), lambda: act),
        cls="stack-3",
    )


def _who(m: Markup, page: Any) -> Node:
    faces = m.el(
        "ul",
        m.each(
            page.people,
            lambda face, _: m.el("li", avatar(m, face, size="sm"), m.el("span", face.name, cls="clamp"), cls="row"),
        ),
        cls="faces",
    )
    few = m.el("p", icon(m, "eye", small=True), m.t("challenges.who_few"), cls="row sm muted top")
    return card(
        m,
        m.el(
            "div",
            m.el("h2", m.t("challenges.who"), cls="lg b"),
            m.el("span", page.card.people, cls="sm muted"),
            cls="row between wrap",
        ),
        m.cond(
            page.people,
            lambda: m.el("div", faces, m.el("p", page.more, cls="sm muted"), cls="stack"),
            lambda: few,
        ),
        cls="stack-3",
    )
