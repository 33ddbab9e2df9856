"""The editor's form. It is not controlled: what is typed stays, whatever the server says or the connection does."""

from typing import Any

import reflex as rx

from advocacy_app.components.audience import audience_fields
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import (
    button,
    checkbox,
    choices,
    fold,
    kept,
    option,
    select_field,
    text_area,
    text_field,
)
from advocacy_app.components.text import t
from advocacy_app.i18n import LANGUAGES
from advocacy_app.models.card import KINDS, PURPOSES
from advocacy_app.pages.studio.editor_film import film_field
from advocacy_app.state.studio.editor import EditorState

M = Compiled()
PAGE: Any = EditorState.page
START = EditorState.page.fields
FORM = "desk"


def fields() -> rx.Component:
    """Every field, in the order one thinks of them."""
    return M.el(
        "form",
        M.el("input", type="hidden", name="deed", default_value="look"),
        M.el("input", type="hidden", name="version", value=PAGE.version, readonly=True),
        text_field(M, "title", t("studio.field_title"), name="title", default_value=START.title, maxlength="140"),
        text_area(
            M, "summary", t("studio.field_summary"), name="summary", default_value=START.summary, maxlength="600"
        ),
        _kinds(),
        _links(),
        text_area(
            M,
            "body",
            t("studio.field_body"),
            help=t("studio.body_help"),
            name="body",
            default_value=START.body,
            rows="8",
            maxlength="20000",
        ),
        _picture(),
        film_field(),
        _scope(),
        _topics(),
        _dates(),
        _audience(),
        id=FORM,
        novalidate=True,
        on_submit=EditorState.write_card,
        cls="stack-5",
    )


def _kinds() -> rx.Component:
    kinds = [(kind, t(f"studio.kind_{kind}")) for kind in KINDS]
    purposes = [(purpose, t(f"card.purpose_{purpose}")) for purpose in PURPOSES]
    languages = [(code, t(f"language.{code}")) for code in LANGUAGES]
    return rx.el.div(
        select_field(M, "kind", t("studio.field_kind"), kinds, value=START.kind, name="kind"),
        select_field(M, "purpose", t("studio.field_purpose"), purposes, value=START.purpose, name="purpose"),
        select_field(M, "language", t("studio.field_language"), languages, value=START.language, name="language"),
        class_name="two",
    )


def _links() -> rx.Component:
    def address(name: str, label: str, start: Any) -> rx.Component:
        more = {"type": "url", "inputmode": "url", "maxlength": "2000"}
        return text_field(M, name, t(label), optional=True, name=name, default_value=start, **more)

    hashtag = text_field(
        M, "hashtag", t("studio.field_hashtag"), optional=True, name="hashtag", default_value=START.hashtag
    )
    more = rx.el.div(address("video_url", "studio.field_video", START.video_url), hashtag, class_name="two")
    return rx.el.div(address("url", "studio.field_url", START.url), more, class_name="stack-3")


def _picture() -> rx.Component:
    shown = EditorState.preview.picture
    there = shown.id != ""
    choose = M.el(
        "label",
        rx.cond(there, t("studio.picture_other"), t("studio.picture_choose")),
        M.el("input", type="file", accept="image/*", data_file="picture", cls="vh"),
        cls="btn out",
    )
    drop = button(M, t("studio.picture_remove"), "text", data_drop_picture="")
    itself = M.el(
        "div",
        *[
            kept(M, name, start)
            for name, start in (("picture", START.picture), ("focus_x", START.focus_x), ("focus_y", START.focus_y))
        ],
        rx.el.h2(t("studio.field_picture")),
        rx.cond(there, _focus(shown)),
        rx.el.div(choose, rx.cond(there, drop), class_name="row wrap"),
        rx.el.p(t("studio.picture_help"), class_name="help"),
        M.el("p", id="picture-told", role="status", cls="sm b"),
        cls="stack-3",
        data_field="",
    )
    return rx.el.section(itself, _alts(), class_name="stack-3")


def _focus(shown: Any) -> rx.Component:
    place = shown.position.split(" ")
    pick = M.el(
        "div",
        M.el("img", src="/media/" + shown.id + "/720.webp", alt=shown.alt),
        M.el("span", cls="at", aria_hidden="true"),
        cls="focus-pick",
        tabindex="0",
        role="group",
        aria_label=t("studio.focus"),
        style={"--x": place[0], "--y": place[1]},
    )
    return rx.fragment(pick, rx.el.p(t("studio.focus_help"), class_name="help"))


def _alts() -> rx.Component:
    def field(alt: Any) -> rx.Component:
        control = M.el(
            "input",
            id=alt.name,
            name=alt.name,
            type="text",
            cls="inp",
            default_value=alt.text,
            lang=alt.language,
            maxlength="400",
        )
        return M.el("div", M.el("label", alt.label, for_=alt.name), control, cls="field")

    more = rx.el.p(t("studio.alt_help"), class_name="help")
    return fold(M, t("studio.alt_title"), rx.el.div(more, rx.foreach(PAGE.alts, field), class_name="stack-3"))


def _scope() -> rx.Component:
    def one(value: str) -> rx.Component:
        label, more = t(f"studio.scope_{value}"), t(f"studio.scope_{value}_more")
        return option(M, "scope", value, label, sub=more, start=START.scope == value)

    return choices(M, t("studio.field_scope"), one("outside"), one("inside"))


def _topics() -> rx.Component:
    ticks = rx.foreach(PAGE.topics, _tick)
    return M.el("fieldset", M.el("legend", t("studio.field_topics")), M.el("div", ticks, cls="ticks"), cls="field")


def _tick(choice: Any) -> rx.Component:
    return checkbox(M, choice.name, choice.label, start=choice.on)


def _dates() -> rx.Component:
    def moment(name: str, label: str, start: Any, help: Any = None) -> rx.Component:
        more = {"name": name, "type": "datetime-local", "default_value": start}
        return text_field(M, name, t(label), help=help, optional=True, **more)

    embargo = t("studio.not_before_help", zone=PAGE.zone)
    return rx.el.section(
        rx.el.h2(t("studio.dates")),
        moment("live_at", "studio.not_before", START.live_at, embargo),
        rx.el.div(
            moment("expires_at", "studio.not_after", START.expires_at),
            moment("review_by", "studio.review_by", START.review_by, t("studio.review_by_help")),
            class_name="abreast",
        ),
        class_name="stack-3",
    )


def _audience() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("studio.for_title")),
        rx.el.p(t("studio.for_everyone"), class_name="help"),
        audience_fields(M, PAGE.audience),
        M.el("p", EditorState.reach, cls="b", role="status"),
        class_name="stack-3",
    )
