"""Rows of a board: neighbours, never the bottom. A row that changed fades in where it stands."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import avatar, emblem


def standing_rows(m: Markup, standings: Any, *, gain: bool = False) -> Node:
    """People by place; whoever shares a place says so. With ``gain`` the figure is what was added."""

    def row(standing: Any, _: Any) -> Node:
        shown = m.t("points.gain", n=standing.points) if gain else standing.points
        return m.el(
            "li",
            _place(m, standing),
            avatar(m, standing.face, me=standing.me),
            _words(m, standing.face.name, standing.face.line),
            m.el(
                "span",
                m.el("span", shown, aria_hidden="true"),
                m.el("span", m.t("points.count", n=standing.points), cls="vh"),
                cls="p",
            ),
            key=standing.key,
            cls=m.pick(standing.me, "rank me moved", "rank moved"),
        )

    return m.el("ol", m.each(standings, row), cls="card board")


def group_rows(m: Markup, groups: Any, pic: str) -> Node:
    """Teams or sites by average, with how many people stand behind it."""

    def row(group: Any, _: Any) -> Node:
        return m.el(
            "li",
            _place(m, group),
            emblem(m, pic),
            _words(m, group.name, m.t("boards.people", n=group.people)),
            m.el("span", group.average, cls="p"),
            key=group.key,
            cls=m.pick(group.mine, "rank me moved", "rank moved"),
        )

    return m.el("ol", m.each(groups, row), cls="card board")


def _words(m: Markup, name: Any, line: Any) -> Node:
    return m.el("div", m.el("div", name, cls="b clamp"), m.el("div", line, cls="second clamp"), cls="grow")


def _place(m: Markup, standing: Any) -> Node:
    """The rank as a figure for the eye and in words for the ear; a dash for whoever is seen by nobody else."""
    alone = m.t("boards.rank", n=standing.rank)
    words = m.pick(standing.tied, m.t("boards.rank_shared", n=standing.rank), alone)
    ranked, none = standing.rank != 0, m.t("boards.rank_none")
    seen = m.el("span", m.cond(ranked, lambda: standing.rank, lambda: "–"), aria_hidden="true")
    return m.el("span", seen, m.el("span", m.pick(ranked, words, none), cls="vh"), cls="n")
