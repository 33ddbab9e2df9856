"""Before a contest starts: the list of all, what countries ask, the rules as they would be frozen."""

from typing import Any

from advocacy_app.components.contest_rules import rules_text
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, card, checkbox, fold, note, tag


def contest_rows(m: Markup, cards: Any) -> Node:
    """Each row leads to its contest."""

    def one(row: Any, _: Any) -> Node:
        link = m.el("a", row.title, href="/studio/contests/" + row.id, cls="go b")
        return m.el(
            "li",
            m.el("div", link, m.el("div", row.line, cls="sm muted"), cls="grow"),
            tag(m, row.state_text, tone=row.tone),
        )

    return m.el("ul", m.each(cards, one), cls="card list")


def checklist(m: Markup, desk: Any, *, on_confirm: Any) -> Node:
    """What each country asks, with its source; what must be confirmed has a box."""

    def one(check: Any, _: Any) -> Node:
        source = m.el("a", check.source, href=check.url, target="_blank", rel="noopener", cls="sm")
        said = m.el("p", m.t("studio.contest_source"), " ", source, cls="sm muted")
        box = m.cond(
            check.asks,
            lambda: checkbox(
                m,
                "pledge:" + check.rule,
                m.t("studio.contest_confirm"),
                start=check.said,
                on_change=on_confirm(check.rule, ~check.said),
            ),
        )
        mark = m.cond(check.asks & ~check.said, lambda: icon(m, "circle-alert"), lambda: icon(m, "circle-check"))
        words = m.el("div", m.el("div", check.country, cls="b"), m.el("p", check.words), said, box, cls="grow stack")
        return m.el("li", mark, words, cls="start", key=check.rule)

    return m.el(
        "section",
        m.el("h2", m.t("studio.contest_checklist")),
        note(m, m.t("studio.contest_not_advice"), pic="scale"),
        m.el("ul", m.each(desk.checks, one), cls="card list"),
        m.cond(desk.with_chance, lambda: _without_chance(m)),
        m.cond(desk.unknown != "", lambda: m.el("p", m.t("studio.contest_unknown", countries=desk.unknown), cls="sm")),
        cls="stack-3",
    )


def _without_chance(m: Markup) -> Node:
    """The other way where a country forbids a draw."""
    go = button(m, m.t("studio.contest_let_judge"), "out", pic="scale", data_deed="judge")
    words = m.el("p", m.t("studio.contest_let_judge_more"), cls="sm muted")
    return card(m, words, go, cls="stack-3")


def start(m: Markup, desk: Any, *, on_delete: Any) -> Node:
    """The rules as they would be frozen, and the button that does it, with what stands in the form."""
    return m.el(
        "section",
        fold(m, m.t("studio.contest_rules"), rules_text(m, desk.rules)),
        m.el("p", m.t("studio.contest_start_sure"), cls="muted"),
        m.el(
            "div",
            button(m, m.t("studio.contest_start"), "pri lg", data_deed="start"),
            button(m, m.t("studio.contest_delete"), "text", on_click=on_delete),
            cls="row wrap",
        ),
        cls="stack-3",
    )
