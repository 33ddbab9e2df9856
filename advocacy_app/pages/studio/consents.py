"""``/studio/consent``: posts to take down, people who left, photos off the wall."""

from typing import Any

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, rows, tag, waiting_rows
from advocacy_app.components.taking_down import to_take_down
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio, up
from advocacy_app.state.studio.consents import ConsentsState

M = Compiled()


def page() -> rx.Component:
    """Three lists; each says so when nothing is left to do."""
    down = to_take_down(M, ConsentsState.down, ConsentsState.note_taken_down, whose=True)
    left = rows(M, rx.foreach(ConsentsState.leavers, _leaver))
    off = rows(M, rx.foreach(ConsentsState.pulled, _pulled))
    lists = rx.el.div(
        _part(t("studio.down_title"), ConsentsState.down, down, t("studio.down_none")),
        _part(t("studio.leavers_title"), ConsentsState.leavers, left, t("studio.leavers_none")),
        _part(t("studio.pulled_title"), ConsentsState.pulled, off, t("studio.pulled_none")),
        class_name="stack-5 narrow",
    )
    return studio(
        "/studio/photos",
        up(t("studio.photos"), "/studio/photos"),
        head(t("studio.consents"), below=t("studio.consents_sentence")),
        rx.cond(ConsentsState.loaded, lists, waiting_rows(M)),
        Boot.create(state=ConsentsState.get_full_name(), live="main"),
    )


def _part(title: Any, found: Any, shown: Any, none: Any) -> rx.Component:
    nothing = rx.el.p(none, class_name="muted")
    return rx.el.section(rx.el.h2(title, class_name="lg"), rx.cond(found, shown, nothing), class_name="stack-3")


def _leaver(leaver: Any) -> rx.Component:
    """Whom the mail did not reach gets the link by hand."""
    asked = rx.cond(
        leaver.mailed,
        tag(M, t("studio.leaver_mailed"), tone="good", pic="mail"),
        tag(M, t("studio.leaver_not_mailed"), tone="warn"),
    )
    words = rx.el.div(
        rx.el.div(leaver.name, class_name="b"),
        rx.el.div(t("studio.leaver_line", n=leaver.n, date=leaver.until), class_name="sm muted"),
        asked,
        class_name="grow stack-1",
    )
    copied = {"data_copy": leaver.link, "data_said": t("photos.copied")}
    return rx.el.li(words, button(M, t("photos.copy_link"), "out sm", pic="copy", **copied), class_name="wrap")


def _pulled(photo: Any) -> rx.Component:
    words = rx.el.div(
        rx.el.div(photo.author, class_name="b"),
        M.el("p", photo.caption, cls="words", lang=photo.language),
        rx.el.div(photo.when, class_name="sm muted"),
        class_name="grow stack-1",
    )
    log = {"href": "/api/v1/photos/" + photo.id + "/consents", "target": "_blank"}
    return rx.el.li(words, button(M, t("studio.evidence"), "text sm", pic="download", **log), class_name="wrap")
