"""Rows of a board: neighbours, never the bottom."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import avatar


def standing_rows(m: Markup, standings: Any, *, gain: bool = False) -> Node:
    """People by place; whoever shares a place says so. With ``gain`` the figure is what was added."""

    def row(standing: Any, _: Any) -> Node:
        return m.el(
            "li",
            m.el("span", _rank(m, standing), cls="n"),
            avatar(m, standing.face, me=standing.me),
            m.el(
                "span",
                m.el("span", standing.face.name, cls="b block"),
                m.el("span", standing.face.line, cls="second"),
                cls="grow",
            ),
            m.el("span", *(("+",) if gain else ()), standing.points, cls="p"),
            cls=m.pick(standing.me, "rank me", "rank"),
        )

    return m.el("ol", m.each(standings, row), cls="card board")


def group_rows(m: Markup, groups: Any) -> Node:
    """Teams or sites by average, with how many people stand behind it."""

    def row(group: Any, _: Any) -> Node:
        people = m.el("span", m.t("boards.people", n=group.people), cls="second")
        name = m.el("span", m.el("span", group.name, cls="b block"), people, cls="grow")
        return m.el(
            "li",
            m.el("span", _rank(m, group), cls="n"),
            m.el("span"),
            name,
            m.el("span", group.average, cls="p"),
            cls=m.pick(group.mine, "rank me", "rank"),
        )

    return m.el("ol", m.each(groups, row), cls="card board")


def _rank(m: Markup, standing: Any) -> Node:
    shared = m.el("span", ", ", m.t("boards.shared"), cls="vh")
    return m.el("span", standing.rank, m.cond(standing.tied, lambda: shared))
