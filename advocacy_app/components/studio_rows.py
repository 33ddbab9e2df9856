"""Posts as the studio lists them."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import tag


def content_rows(m: Markup, rows: Any) -> Node:
    """Short lists at home: the whole row leads to the editor."""
    return m.el("ul", m.each(rows, lambda row, _: _short(m, row)), cls="card list")


def _short(m: Markup, row: Any) -> Node:
    return m.el(
        "li",
        m.cond(row.picture != "", lambda: _thumb(m, row), lambda: _no_thumb(m)),
        m.el(
            "div",
            m.el("a", row.title, href="/studio/content/" + row.slug, cls="go b", lang=row.language),
            m.el("div", tag(m, row.state_name, tone=row.tone), *_by(m, row), cls="row wrap sm muted"),
            cls="grow stack-1",
        ),
    )


def _by(m: Markup, row: Any) -> tuple[Node, Node]:
    return m.cond(row.by != "", lambda: m.el("span", row.by)), m.el("span", row.when, cls="unbroken")


def content_table(m: Markup, rows: Any) -> Node:
    """The long list: a table that becomes cards on a phone."""
    heads = [m.el("th", m.t(f"studio.col_{name}"), scope="col") for name in ("post", "state", "by", "when")]
    return m.el(
        "div",
        m.el(
            "table",
            m.el("thead", m.el("tr", *heads)),
            m.el("tbody", m.each(rows, lambda row, _: _line(m, row))),
            cls="t",
        ),
        cls="card",
    )


def _line(m: Markup, row: Any) -> Node:
    link = m.el("a", row.title, href="/studio/content/" + row.slug, cls="go b", lang=row.language)
    marks = m.el(
        "span",
        m.cond(row.featured, lambda: icon(m, "pin", small=True)),
        m.cond(row.stale, lambda: tag(m, m.t("studio.state_stale"), tone="warn", pic="clock")),
        tag(m, row.state_name, tone=row.tone),
        cls="row wrap",
    )
    return m.el(
        "tr",
        m.el("th", link, scope="row"),
        m.el("td", marks, data_label=m.t("studio.col_state")),
        m.el("td", row.by, data_label=m.t("studio.col_by")),
        m.el("td", m.el("span", row.when, cls="unbroken"), data_label=m.t("studio.col_when")),
    )


def _thumb(m: Markup, row: Any) -> Node:
    look = {"--d": "3rem", "object-position": row.position, "background-color": row.dominant}
    source = "/media/" + row.picture + "/480.webp"
    return m.el("img", src=source, alt="", width="48", height="48", cls="thumb", loading="lazy", style=look)


def _no_thumb(m: Markup) -> Node:
    return m.el("span", icon(m, "newspaper", small=True), cls="av hid square", style={"--d": "3rem"})
