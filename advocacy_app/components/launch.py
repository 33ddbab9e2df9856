"""Launch plans: steps that tick themselves, and pilot groups."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, card, list_row, sheet


def plan(m: Markup, one: Any) -> Node:
    """One way of starting; each step leads to where it is done."""

    def step(row: Any, _: Any) -> Node:
        done = m.el("span", icon(m, "circle-check"), m.el("span", m.t("launch.done"), cls="vh"), cls="tick done")
        open_ = m.el("span", icon(m, "arrow-right"), m.el("span", m.t("launch.open_step"), cls="vh"), cls="tick flip")
        mark = m.cond(row.done, lambda: done, lambda: open_)
        return list_row(m, row.title, sub=row.line, href=row.href, leading=mark)

    head = m.el(
        "div",
        m.el("h2", one.title),
        m.el("p", one.about, cls="muted"),
        m.el("p", one.progress, cls="b sm"),
        cls="pad stack-1",
    )
    return card(m, head, m.el("ol", m.each(one.steps, step), cls="list"), pad=False, cls="plan")


def pilot_row(m: Markup, one: Any, on_open: Any) -> Node:
    """A group, what only it sees, and the one step to everybody."""
    sure = sheet(
        m,
        "open-" + one.slug,
        m.t("launch.roll_out"),
        m.el("p", m.t("launch.roll_out_sentence")),
        actions=(
            button(m, m.t("common.back"), "out lg grow", data_closes=""),
            button(m, m.t("launch.roll_out"), "pri lg grow", data_closes="", on_click=on_open(one.slug)),
        ),
    )
    out = m.cond(
        one.limited,
        lambda: m.el("div", button(m, m.t("launch.roll_out"), "out sm", data_opens="open-" + one.slug), sure),
    )
    words = m.el("div", m.el("b", one.slug), m.el("div", one.people, " · ", one.things, cls="sm muted"), cls="grow")
    return m.el("li", words, out)
