"""Badges with what they take, and the weekly rhythm with its weeks of leave. Nothing here is ever lost."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import card, emblem, fold, note, rows, switch, voiceline


def badge_list(m: Markup, badges: Any) -> Node:
    """Every badge: what it takes, and the day it came or how far it is."""
    return rows(m, m.each(badges, lambda badge, _: _badge(m, badge)), cls="badges")


def _badge(m: Markup, badge: Any) -> Node:
    sign = m.cond(
        badge.earned != "",
        lambda: emblem(m, badge.icon, tone="voice", square=True),
        lambda: emblem(m, badge.icon, square=True),
    )
    how = m.cond(
        badge.earned != "",
        lambda: m.el("div", m.t("badges.since", date=badge.earned), cls="sm own"),
        lambda: m.el("div", m.t("badges.so_far", needed=badge.needed, have=badge.have), cls="sm muted num"),
    )
    words = m.el("div", m.el("h3", badge.title, cls="b"), m.el("div", badge.criterion, cls="sm muted"), how, cls="grow")
    return m.el("li", sign, words, key=badge.name)


def badge_row(m: Markup, badges: Any, line: Any) -> Node:
    """On Me: those one has, and the weeks in a row; leads to all of them."""
    title = m.el("h2", m.el("a", m.t("badges.title"), href="/me/badges", cls="go"), cls="lg")
    signs = m.el("ul", m.each(badges, lambda badge, _: _sign(m, badge)), cls="signs")
    return card(
        m,
        m.el("div", title, m.el("span", line, cls="sm muted"), cls="row between wrap"),
        m.cond(badges, lambda: signs, lambda: m.el("p", m.t("badges.first"), cls="muted")),
        cls="stack-3 badge-row",
    )


def _sign(m: Markup, badge: Any) -> Node:
    sign = emblem(m, badge.icon, tone="voice", square=True)
    return m.el("li", sign, m.el("span", badge.title, cls="xs"), key=badge.name)


def rhythm_card(m: Markup, rhythm: Any, on_leave: Any) -> Node:
    """Twelve weeks, how many in a row, and the weeks one is away."""
    line = voiceline(m, rhythm.strokes, label=m.t("rhythm.label", line=rhythm.line), cls="fluid")
    leave = m.cond(rhythm.away, lambda: note(m, m.t("rhythm.leave"), pic="moon"))
    choices = m.el("ul", m.each(rhythm.choices, lambda week, _: _week(m, week, on_leave)), cls="list")
    return card(
        m,
        m.el(
            "div",
            m.el("h2", m.t("rhythm.title"), cls="lg b"),
            m.el("span", rhythm.line, cls="b own"),
            cls="row between wrap",
        ),
        line,
        leave,
        m.el("p", m.t("rhythm.how"), cls="sm muted"),
        fold(m, m.el("span", icon(m, "moon", small=True), m.t("rhythm.leave_open"), cls="row"), choices),
        cls="stack-3 rhythm",
    )


def _week(m: Markup, week: Any, on_leave: Any) -> Node:
    toggle = switch(m, "away-" + week.week, week.title, checked=week.away, on_change=on_leave(week.week))
    return m.el("li", toggle, key=week.week)
