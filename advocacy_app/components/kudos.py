"""Kudos: the words that came, the words that went, and the field to write new ones."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import (
    avatar,
    button,
    emblem,
    fold,
    icon_button,
    search_field,
    switch,
    text_area,
)

LONGEST = "400"


def whom(m: Markup, found: Any, *, on_look: Any, on_choose: Any) -> Node:
    """Find a colleague by name; only those who show theirs are found."""

    def one(person: Any, _: Any) -> Node:
        words = m.el("span", m.el("b", person.name), m.el("span", person.team, cls="sm muted"), cls="grow stack-1")
        shown = m.el("span", emblem(m, "user-round"), words, cls="row wide")
        return m.el("li", m.el("button", shown, type="button", on_click=on_choose(person.id)))

    box = search_field(m, "whom", m.t("kudos.whom"), on_change=on_look, autocomplete="off")
    return m.el("div", box, m.cond(found, lambda: m.el("ul", m.each(found, one), cls="card list found")), cls="stack")


def writing(m: Markup, to: Any, fault: Any, key: Any, *, on_say: Any, on_other: Any) -> Node:
    """To whom, the words, off they go; another ``key`` is an empty field."""
    other = icon_button(m, m.t("kudos.somebody_else"), "x", on_click=on_other(""))
    name = m.el("span", m.t("kudos.to", name=to.name), cls="b grow")
    return m.el(
        "form",
        m.el("div", name, m.cond(to.slug == "", lambda: other), cls="row wide"),
        text_area(
            m,
            "kudos-words",
            m.t("kudos.words"),
            help=m.t("kudos.words_help"),
            error=fault,
            words=True,
            name="words",
            maxlength=LONGEST,
            rows="4",
            required=True,
        ),
        button(m, m.t("kudos.send"), "pri full", pic="heart", type="submit"),
        on_submit=on_say,
        key=key,
        cls="stack-3",
    )


def received(m: Markup, rows: Any, on_report: Any) -> Node:
    """What colleagues wrote; in their words, for nobody else."""

    def one(row: Any, _: Any) -> Node:
        report = fold(
            m,
            m.t("kudos.not_nice"),
            m.el("p", m.t("kudos.report_help"), cls="sm muted"),
            button(m, m.t("kudos.report"), "out sm", pic="flag", on_click=on_report(row.id)),
            cls="link sm",
        )
        return _row(m, row, m.cond(row.reported, lambda: m.el("span"), lambda: report))

    return m.el("ul", m.each(rows, one), cls="card list kudos")


def sent(m: Markup, rows: Any) -> Node:
    """What one wrote to others."""
    return m.el("ul", m.each(rows, lambda row, _: _row(m, row)), cls="card list kudos")


def _row(m: Markup, row: Any, more: Node = None) -> Node:
    head = m.el("div", m.el("span", row.who.name, cls="b grow"), m.el("span", row.when, cls="xs cap"), cls="row wide")
    parts = [head, m.el("p", row.words, cls="words lg"), *(() if more is None else (more,))]
    return m.el("li", avatar(m, row.who), m.el("div", *parts, cls="grow stack"), cls="start")


def receiving(m: Markup, wanted: Any, on_want: Any) -> Node:
    """Whether colleagues may send any."""
    toggle = switch(m, "want-kudos", m.t("kudos.want"), sub=m.t("kudos.want_help"), checked=wanted, on_change=on_want)
    return m.el("div", toggle, cls="card pad")
