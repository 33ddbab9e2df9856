"""The editor's lines that people may start from; each change of them is kept at once."""

from typing import Any

import reflex as rx

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, icon_button, rows, select_field, tag, text_area, text_field
from advocacy_app.components.text import t
from advocacy_app.i18n import LANGUAGES
from advocacy_app.state.studio.editor import EditorState

M = Compiled()
PAGE: Any = EditorState.page
LINES: Any = EditorState.lines


def lines() -> rx.Component:
    """The list and the field for one more."""
    changeable = PAGE.deeds.contains("save")
    return rx.el.section(
        rx.el.h2(t("studio.lines")),
        rx.el.p(t("studio.lines_help"), class_name="help"),
        rx.cond(PAGE.captions, rows(M, rx.foreach(PAGE.captions, _line))),
        rx.cond(changeable, _one_more()),
        class_name="stack-3",
    )


def _line(line: Any) -> rx.Component:
    words = rx.el.div(
        M.el("div", line.text, cls="words", lang=line.language),
        rx.el.div(
            rx.el.span(line.language_name),
            rx.cond(line.network != "", rx.el.span(" · ", line.network)),
            rx.el.span(" · ", t("studio.line_uses", n=line.uses)),
            class_name="xs cap",
        ),
        rx.cond(
            line.locked_because != "",
            tag(M, t("studio.line_is_locked", reason=line.locked_because), tone="warn", pic="lock"),
        ),
        class_name="grow stack-1",
    )
    return rx.el.li(
        words,
        icon_button(M, t("studio.line_up"), "chevron-left", cls="up", on_click=EditorState.raise_line(line.id)),
        icon_button(M, t("studio.line_drop"), "x", on_click=EditorState.drop_line(line.id)),
    )


def _one_more() -> rx.Component:
    languages = [(code, t(f"language.{code}")) for code in LANGUAGES]
    return rx.el.form(
        text_area(M, "line", t("studio.line"), name="line", words=True, maxlength="600"),
        rx.el.div(
            select_field(
                M,
                "line_language",
                t("studio.field_language"),
                languages,
                value=PAGE.fields.language,
                name="line_language",
            ),
            _networks(),
            class_name="two",
        ),
        text_field(
            M,
            "line_locked",
            t("studio.line_locked"),
            help=t("studio.line_locked_help"),
            optional=True,
            name="line_locked",
            maxlength="200",
        ),
        button(M, t("studio.line_add"), "out", type="submit"),
        key=LINES.to(str),
        on_submit=EditorState.add_line,
        class_name="stack-3",
    )


def _networks() -> rx.Component:
    named = rx.foreach(PAGE.networks, lambda network: M.el("option", network.label, value=network.name))
    any_ = M.el("option", t("studio.line_any"), value="")
    control = M.el("select", any_, named, id="line_network", name="line_network", cls="inp")
    picker = M.el("div", control, icon(M, "chevron-down", small=True), cls="pick")
    return M.el("div", M.el("label", t("studio.line_network"), for_="line_network"), picker, cls="field")
