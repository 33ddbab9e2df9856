"""``/studio/content/<slug>``: a post on the writer's table, with a phone beside it that shows what readers will see."""

from typing import Any

import reflex as rx

from advocacy_app.components.desk import Desk
from advocacy_app.components.feed_card import feed_card
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.primitives import button, card, icon_button, note, sheet, tag, text_area
from advocacy_app.components.text import t
from advocacy_app.pages.studio.editor_form import FORM, fields
from advocacy_app.pages.studio.editor_lines import lines
from advocacy_app.pages.studio.frame import studio
from advocacy_app.state.studio.editor import EditorState

M = Compiled()
PAGE: Any = EditorState.page
LOADS: Any = EditorState.loads
UNDESCRIBED = "undescribed-sheet"


def page() -> rx.Component:
    """The form, the lines, the phone."""
    return studio(
        "/studio/content",
        rx.cond(EditorState.gone, nothing_here(M)),
        rx.cond(PAGE.slug != "", _desk()),
        Desk.create(form=FORM, sending=t("studio.file_sending"), failed=t("studio.file_failed")),
    )


def _desk() -> rx.Component:
    return rx.el.div(
        _head(),
        rx.el.div(
            rx.el.div(
                _notes(), _standing(), fields(), _deeds(), _other_deeds(), lines(), _send_back(), class_name="stack-5"
            ),
            _phone(),
            class_name="write",
        ),
        _sure(),
        _undescribed(),
        key=PAGE.slug + LOADS.to(str),
    )


def _head() -> rx.Component:
    state = rx.el.div(
        tag(M, PAGE.state_name, tone=PAGE.tone),
        rx.el.span(t("studio.saved_when", when=PAGE.changed), class_name="sm muted", role="status"),
        class_name="row wrap",
    )
    return rx.el.div(
        icon_button(M, t("common.back"), "chevron-left", href="/studio/content", data_back=""),
        rx.el.div(rx.el.h1(EditorState.preview.title), state, class_name="grow stack-1"),
        class_name="hd",
    )


def _notes() -> rx.Component:
    by = rx.el.p(t("studio.returned_by", name=PAGE.returned_by), class_name="b")
    returned = note(M, by, rx.el.p(PAGE.returned), tone="warn", pic="undo-2")
    return rx.cond(PAGE.returned != "", returned)


def _standing() -> rx.Component:
    """Whether others see it, and how that is changed at once: never below a long form."""
    seen = button(M, t("studio.as_others"), "text", pic="eye", href="/c/" + PAGE.slug)
    said = rx.match(
        PAGE.state,
        ("live", t("studio.standing_live")),
        ("scheduled", t("studio.standing_scheduled")),
        ("paused", t("studio.standing_paused")),
        t("studio.standing_archived"),
    )
    deeds = rx.el.div(
        *[_if(deed, _moves(deed)) for deed in ("resume", "pause", "unschedule", "archive", "reopen")],
        rx.cond(PAGE.state == "live", seen),
        class_name="row wrap",
    )
    there = (PAGE.state != "draft") & (PAGE.state != "in_review")
    return rx.cond(there, card(M, rx.el.p(said, class_name="b"), deeds, cls="stack-3"))


def _deeds() -> rx.Component:
    """What the form's own buttons do: save it, and then the deed. The one that publishes is the primary one."""
    publish = rx.cond(EditorState.later, _sends("schedule", "pri"), _sends("publish", "pri"))
    submit = rx.cond(PAGE.deeds.contains("publish"), _sends("submit", "out"), _sends("submit", "pri"))
    return rx.el.div(
        rx.cond(PAGE.state == "draft", _if("submit", submit)),
        _if("save", _sends("save", "out")),
        _if("publish", publish),
        class_name="deeds row wrap",
    )


def _other_deeds() -> rx.Component:
    """What leaves the words alone."""
    return rx.el.div(
        _if("take_back", _moves("take_back")),
        rx.cond(PAGE.featured, _if("unfeature", _moves("unfeature")), _if("feature", _moves("feature"))),
        _if("duplicate", button(M, t("studio.do_duplicate"), "text", on_click=EditorState.duplicate_card)),
        _if("delete", button(M, t("studio.do_delete"), "text", data_opens="delete-sheet")),
        class_name="row wrap",
    )


def _if(deed: str, shown: Any) -> rx.Component:
    return rx.cond(PAGE.deeds.contains(deed), shown)


def _sends(deed: str, look: str) -> rx.Component:
    return button(M, t(f"studio.do_{deed}"), look, data_deed=deed)


def _moves(deed: str) -> rx.Component:
    word = t("common.pause") if deed == "pause" else t(f"studio.do_{deed}")
    return button(M, word, "out", on_click=EditorState.move_card(deed))


def _send_back() -> rx.Component:
    form = rx.el.form(
        text_area(M, "why", t("studio.why_back"), help=t("studio.why_back_help"), name="why", maxlength="600"),
        button(M, t("studio.do_send_back"), "out", type="submit"),
        on_submit=EditorState.send_back,
        class_name="stack-3",
    )
    return _if("send_back", form)


def _phone() -> rx.Component:
    """The real card, inert: nothing in it can be pressed or reached by keys."""
    glass = M.el("div", feed_card(M, EditorState.preview, 1), cls="glass", inert=True)
    return M.el(
        "aside",
        rx.el.p(t("studio.preview"), class_name="b sm"),
        M.el("div", glass, cls="device"),
        _hints(),
        aria_label=t("studio.preview"),
    )


def _hints() -> rx.Component:
    def hint(one: Any) -> rx.Component:
        return rx.el.li(one.text, rx.cond(one.rule != "", rx.el.span(" ", one.rule, class_name="xs cap")))

    told = rx.el.ul(rx.foreach(EditorState.hints, hint), class_name="stack")
    words = note(M, rx.el.p(t("studio.hints"), class_name="b"), told, tone="warn", pic="spell-check", live=True)
    return rx.cond(EditorState.hints, words)


def _sure() -> rx.Component:
    go = button(M, t("studio.do_delete"), "bad full", on_click=EditorState.delete_card, data_closes="")
    stay = button(M, t("common.cancel"), "out full", data_closes="")
    words = rx.el.p(t("studio.delete_sentence"), class_name="muted")
    return sheet(M, "delete-sheet", t("studio.delete_title"), words, actions=(go, stay))


def _undescribed() -> rx.Component:
    """Asked by the desk before a picture without any description goes out."""
    describe = button(M, t("studio.alt_title"), "pri full", data_describes="", data_closes="")
    go = button(M, t("studio.publish_anyway"), "out full", data_anyway="", data_closes="")
    words = rx.el.p(t("studio.undescribed"), class_name="muted")
    return sheet(M, UNDESCRIBED, t("studio.undescribed_title"), words, actions=(describe, go))
