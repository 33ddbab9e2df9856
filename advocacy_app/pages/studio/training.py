"""``/studio/training``: every track and lesson with its languages; one of them on the table."""

from typing import Any

import reflex as rx

from advocacy_app.components import authoring as parts
from advocacy_app.components.boot import Boot
from advocacy_app.components.desk import Desk
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.parcel import Parcel
from advocacy_app.components.primitives import (
    button,
    card,
    chips,
    choice_chip,
    choices,
    fold,
    icon_button,
    list_row,
    note,
    option,
    rows,
    tag,
    text_field,
    waiting_rows,
)
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import FRAME, head, studio
from advocacy_app.state.studio.training import AuthorsState, AuthorState

M = Compiled()
FORM = "training-form"
DESK: Any = AuthorState.desk
LOADS: Any = AuthorState.loads


def page() -> rx.Component:
    """The tracks, and files out and in."""
    export = button(M, t("author.export"), "out", pic="download", href="/studio/training.zip", target="_self")
    return studio(
        "/studio/training",
        head(t("author.place"), export, below=t("author.sentence")),
        rx.cond(
            AuthorsState.loaded,
            rx.el.div(
                rx.el.div(rx.foreach(AuthorsState.tracks, _track), class_name="stack-4"),
                rx.el.div(_files(), _begin_track(), class_name="stack-4"),
                class_name="cols",
            ),
            waiting_rows(M),
        ),
        Boot.create(state=AuthorsState.get_full_name(), live="main"),
    )


def _track(track: Any) -> rx.Component:
    publish = rx.cond(
        FRAME.owner & (track.drafts > 0),
        button(M, t("author.publish_all", n=track.drafts), "pri sm", on_click=AuthorsState.publish_track(track.name)),
        rx.fragment(),
    )
    title = rx.el.h2(rx.el.a(track.own.title, href=track.own.href, lang=track.own.language))
    words = rx.el.div(title, parts.text_states(M, track.own.texts), class_name="grow stack-1")
    begin = fold(M, t("author.new_lesson"), _begin(track.name))
    return card(
        M,
        M.el("div", words, publish, cls="row wrap between titled"),
        rows(M, rx.foreach(track.lessons, _row), cls="flat"),
        begin,
        cls="stack-3",
        key=track.name,
    )


def _row(row: Any) -> rx.Component:
    return list_row(M, row.title, sub=parts.text_states(M, row.texts), href=row.href)


def _begin(track: Any) -> rx.Component:
    field = "title-" + track
    return rx.el.form(
        M.el("input", type="hidden", name="track", value=track, readonly=True),
        text_field(M, field, t("author.english_title"), name="title", maxlength="80", required=True),
        rx.el.div(button(M, t("author.begin"), "out", type="submit")),
        on_submit=AuthorsState.begin_text,
        class_name="stack-3",
    )


def _begin_track() -> rx.Component:
    return card(M, rx.el.h2(t("author.new_track")), _begin(""), cls="stack-3")


def _files() -> rx.Component:
    """The island takes a zip to the server and writes down what became of each file."""
    chooser = M.el("input", type="file", id="parcel", accept=".zip,application/zip", cls="vh", data_parcel="")
    label = M.el("label", t("author.import"), for_="parcel", cls="btn out")
    words = rx.el.div(rx.el.h2(t("author.files")), rx.el.p(t("author.files_help"), class_name="sm muted"))
    report = rx.el.div(id="parcel-report", class_name="stack sm", role="status", tab_index=-1)
    island = Parcel.create(
        sending=t("studio.file_sending"), failed=t("studio.file_failed"), on_in=AuthorsState.load_authors
    )
    return card(M, words, rx.el.div(chooser, label, class_name="file-button"), report, island, cls="stack-3")


def desk() -> rx.Component:
    """One text: its languages, its parts, publishing, and a phone beside it."""
    return studio(
        "/studio/training",
        rx.cond(AuthorState.gone, nothing_here(M, tag="h1")),
        rx.cond(DESK.track != "", _desk()),
        Desk.create(form=FORM, sending=t("studio.file_sending"), failed=t("studio.file_failed")),
        Boot.create(state=AuthorState.get_full_name(), live="main"),
    )


def _desk() -> rx.Component:
    left = rx.el.div(
        parts.tongues(M, DESK, AuthorState.choose_tongue),
        rx.cond(DESK.remark != "", note(M, DESK.remark, pic="languages")),
        _form(),
        _publish(),
        _history(),
        class_name="stack-5",
    )
    return rx.el.div(_head(), rx.el.div(left, parts.phone_preview(M, DESK), class_name="write"), key=DESK.track)


def _head() -> rx.Component:
    state = rx.cond(DESK.draft, tag(M, t("author.is_draft"), tone="warn", pic="pencil"))
    return rx.el.div(
        icon_button(M, t("common.back"), "chevron-left", href="/studio/training", data_back=""),
        rx.el.div(
            rx.el.h1(DESK.heading, lang=DESK.language),
            rx.el.div(rx.el.span(DESK.track_title), state, class_name="facts sm muted"),
            class_name="grow stack-1",
        ),
        class_name="hd",
    )


def _form() -> rx.Component:
    title = text_field(
        M, "title", t("guidelines.name"), name="title", default_value=DESK.title, maxlength="120", lang=DESK.language
    )
    return rx.el.form(
        M.el("input", type="hidden", name="deed", value="look", readonly=True),
        rx.cond(DESK.translating, _sides()),
        title,
        rx.cond(DESK.lesson != "", parts.lesson_fields(M, DESK), parts.track_fields(M, DESK)),
        rx.el.ol(rx.foreach(DESK.parts, lambda one: parts.part(M, DESK, one)), class_name="stack-4 parts"),
        rx.cond((DESK.lesson != "") & ~DESK.translating, parts.new_parts(M)),
        parts.told(M, DESK),
        rx.el.div(
            button(M, t("common.save"), "out", data_deed="save"),
            rx.cond(DESK.draft, button(M, t("author.let_go"), "text", on_click=AuthorState.let_draft_go)),
            class_name="row wrap",
        ),
        id=FORM,
        key=DESK.language + LOADS.to(str),
        on_submit=AuthorState.write_text,
        class_name="stack-4",
    )


def _sides() -> rx.Component:
    """On a phone the original and the translation are two views of the same form."""
    return rx.el.div(
        chips(
            M,
            choice_chip(M, "side", "target", t("author.translation"), start=True),
            choice_chip(M, "side", "source", t("author.original")),
            choose=t("author.sides"),
        ),
        class_name="sides",
    )


def _publish() -> rx.Component:
    form = rx.el.form(
        rx.cond(
            DESK.published,
            choices(
                M,
                t("guidelines.how_much"),
                option(M, "kind", "new", t("author.new_version"), sub=t("author.new_version_more"), start=True),
                option(M, "kind", "mend", t("author.mend"), sub=t("author.mend_more")),
            ),
        ),
        rx.el.div(button(M, t("guidelines.publish"), "pri", type="submit")),
        on_submit=AuthorState.publish_text,
        class_name="stack-3",
    )
    sentence = rx.el.p(t("author.publish_sentence"), class_name="sm muted")
    there = card(M, rx.el.h2(t("guidelines.publish_title")), sentence, form, cls="stack-3")
    waits = note(M, t("author.owner_publishes"), pic="info")
    return rx.cond(DESK.draft, rx.cond(DESK.may_publish, there, waits), rx.fragment())


def _history() -> rx.Component:
    def one(edition: Any) -> rx.Component:
        words = rx.el.div(
            rx.el.div(t("guidelines.version", version=edition.version), class_name="b"),
            rx.el.div(rx.el.span(edition.dated), rx.el.span(edition.by), class_name="facts sm muted"),
        )
        return rx.el.li(words)

    listed = rx.el.ul(rx.foreach(DESK.editions, one), class_name="list")
    return rx.cond(DESK.editions, card(M, fold(M, t("guidelines.history"), listed)))
