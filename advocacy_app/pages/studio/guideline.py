"""``/studio/guidelines/<slug>``: one guideline on the table, beside it what readers will see."""

from typing import Any

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.desk import Desk
from advocacy_app.components.guideline import facts, parts
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.primitives import (
    button,
    card,
    chip,
    choices,
    error_text,
    fold,
    icon_button,
    note,
    option,
    sheet,
    switch,
    tag,
    text_area,
    text_field,
)
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import studio
from advocacy_app.state.studio.guidelines import DeskState

M = Compiled()
FORM = "guideline-form"
DESK: Any = DeskState.desk
LOADS: Any = DeskState.loads


def page() -> rx.Component:
    """The words, what is missing, publishing, and the history."""
    return studio(
        "/studio/guidelines",
        rx.cond(DeskState.gone, nothing_here(M)),
        rx.cond(DESK.slug != "", _desk()),
        Desk.create(form=FORM, sending=t("studio.file_sending"), failed=t("studio.file_failed")),
        Boot.create(state=DeskState.get_full_name(), live="main"),
    )


def _desk() -> rx.Component:
    left = rx.el.div(_note(), _tongues(), _blanks(), _form(), _publish(), _history(), class_name="stack-5")
    return rx.el.div(_head(), rx.el.div(left, _preview(), class_name="write"), key=DESK.slug + LOADS.to(str))


def _head() -> rx.Component:
    state = rx.cond(
        DESK.versions,
        rx.el.span(t("guidelines.version", version=DESK.versions[0].name), " · ", DESK.accepted),
        tag(M, t("guidelines.not_published"), tone="warn"),
    )
    return rx.el.div(
        icon_button(M, t("common.back"), "chevron-left", href="/studio/guidelines", data_back=""),
        rx.el.div(rx.el.h1(DESK.title), rx.el.div(state, class_name="sm muted"), class_name="grow stack-1"),
        class_name="hd",
    )


def _note() -> rx.Component:
    return rx.cond(DESK.note != "", note(M, DESK.note, pic="scale"))


def _tongues() -> rx.Component:
    def one(tongue: Any) -> rx.Component:
        mark = rx.cond(tongue.ready, icon(M, "check", small=True), icon(M, "pencil", small=True))
        words = M.el("span", mark, M.el("span", tongue.name, lang=tongue.code), cls="row")
        return chip(M, words, pressed=tongue.code == DESK.language, on_click=DeskState.choose_language(tongue.code))

    return M.el(
        "div",
        M.each(DESK.tongues, lambda tongue, _: one(tongue)),
        cls="chips wrap",
        role="group",
        aria_label=t("guidelines.languages"),
    )


def _blanks() -> rx.Component:
    """What a template leaves open: typed once, it stands in every language."""

    def one(blank: Any) -> rx.Component:
        where = rx.cond(blank.shared, t("guidelines.blank_everywhere"), t("guidelines.blank_here"))
        return text_field(
            M, "blank-" + blank.name, blank.label, help=where, name="blank-" + blank.name, maxlength="300"
        )

    form = rx.el.form(
        rx.foreach(DESK.blanks, one),
        rx.el.div(button(M, t("guidelines.fill_in"), "pri", type="submit")),
        on_submit=DeskState.fill_blanks,
        class_name="stack-3",
    )
    words = rx.el.div(rx.el.h2(t("guidelines.blanks")), rx.el.p(t("guidelines.blanks_sentence"), class_name="sm muted"))
    return rx.cond(DESK.blanks, card(M, words, form, cls="stack-3"))


def _form() -> rx.Component:
    body = text_area(
        M,
        "body",
        t("guidelines.body"),
        help=t("guidelines.body_help"),
        name="body",
        rows="22",
        default_value=DESK.body,
        spellcheck="true",
        lang=DESK.language,
        data_mono="",
    )
    picture = M.el("input", type="file", id="inline-picture", accept="image/*", cls="vh", data_file="inline")
    add = M.el("label", t("guidelines.add_picture"), for_="inline-picture", cls="btn out sm")
    return rx.el.form(
        M.el("input", type="hidden", name="deed", value="look", readonly=True),
        text_field(M, "title", t("guidelines.name"), name="title", default_value=DESK.title, maxlength="120"),
        body,
        rx.cond(DESK.trouble != "", error_text(M, "trouble", DESK.trouble)),
        rx.el.p(id="picture-told", class_name="sm muted", role="status"),
        rx.el.div(
            button(M, t("common.save"), "out", data_deed="save"),
            rx.el.div(picture, add, class_name="file-button"),
            rx.cond(
                DESK.tongues.length() > 1,
                button(M, t("guidelines.leave_out"), "text", on_click=DeskState.leave_language_out),
            ),
            class_name="row wrap",
        ),
        id=FORM,
        on_submit=DeskState.write_guideline,
        class_name="stack-3",
    )


def _publish() -> rx.Component:
    form = rx.el.form(
        rx.cond(
            DESK.versions,
            rx.el.div(
                text_field(
                    M,
                    "changed",
                    t("guidelines.what_changed"),
                    help=t("guidelines.what_changed_help"),
                    name="changed",
                    maxlength="300",
                ),
                choices(
                    M,
                    t("guidelines.how_much"),
                    option(M, "kind", "minor", t("guidelines.minor"), sub=t("guidelines.minor_more"), start=True),
                    option(M, "kind", "major", t("guidelines.major"), sub=t("guidelines.major_more")),
                ),
                class_name="stack-3",
            ),
            rx.el.p(t("guidelines.first_version"), class_name="muted"),
        ),
        rx.el.div(button(M, t("guidelines.publish"), "pri", type="submit")),
        on_submit=DeskState.publish_guideline,
        class_name="stack-3",
    )
    return card(M, rx.el.h2(t("guidelines.publish_title")), form, _public(), cls="stack-3")


def _public() -> rx.Component:
    address = M.el("a", DESK.address, href=DESK.address, target="_blank", rel="noopener", cls="sm break")
    toggle = switch(
        M,
        "public",
        t("guidelines.public"),
        sub=t("guidelines.public_help"),
        checked=DESK.public,
        on_change=lambda _: DeskState.open_guideline(~DESK.public),
    )
    return rx.cond(
        DESK.versions, rx.el.div(toggle, rx.cond(DESK.public, address), class_name="stack-3 ruled"), rx.fragment()
    )


def _history() -> rx.Component:
    def one(version: Any) -> rx.Component:
        words = rx.el.div(
            rx.el.div(t("guidelines.version", version=version.name), class_name="b"),
            rx.el.div(rx.el.span(version.dated), rx.el.span(version.by), class_name="facts sm muted"),
            rx.cond(version.changed != "", rx.el.div(version.changed, class_name="sm")),
            class_name="grow",
        )
        return rx.el.li(words, rx.cond(version.current, tag(M, t("guidelines.counts"), tone="good"), _again(version)))

    listed = rx.el.ul(rx.foreach(DESK.versions, one), class_name="list")
    sentence = rx.el.p(t("guidelines.history_sentence"), class_name="sm muted")
    return rx.cond(DESK.versions, card(M, fold(M, t("guidelines.history"), sentence, listed)))


def _again(version: Any) -> rx.Component:
    """Everybody is asked to accept it anew, so it is asked once more."""
    name = "again-" + version.id
    stay = button(M, t("common.back"), "out lg grow", data_closes="")
    go = button(M, t("guidelines.again"), "pri lg grow", data_closes="", on_click=DeskState.publish_again(version.id))
    title = t("guidelines.again_title", version=version.name)
    sure = sheet(M, name, title, rx.el.p(t("guidelines.again_sure")), actions=(stay, go))
    return rx.el.div(button(M, t("guidelines.again"), "out sm", data_opens=name), sure)


def _preview() -> rx.Component:
    shown = DESK.preview
    inside = rx.el.div(
        rx.cond(DESK.trouble == "", facts(M, shown)),
        parts(M, shown),
        class_name="guideline stack-4",
    )
    return M.el(
        "aside",
        rx.el.p(t("studio.preview"), class_name="b sm"),
        M.el("div", inside, cls="card pad paper", tabindex="0", role="region", aria_label=t("studio.preview")),
        aria_label=t("studio.preview"),
    )
