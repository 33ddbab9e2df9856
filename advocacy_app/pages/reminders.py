"""``/me/reminders``: what a person asked to be reminded of, and the way out of it."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.hold import Hold
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import (
    button,
    emblem,
    empty,
    icon_button,
    list_row,
    top_bar,
    waiting_rows,
)
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.reminders import RemindersState

M = Compiled()


def page() -> rx.Component:
    """The next one first."""
    found = rx.el.div(
        rx.el.p(t("reminders.sentence"), class_name="muted"),
        rx.el.ul(rx.foreach(RemindersState.reminders, _row), class_name="card list"),
        class_name="stack-4",
    )
    shown = rx.cond(RemindersState.reminders, found, _nothing())
    return shell(
        "me",
        top_bar(M, t("me.reminders"), back="/me"),
        rx.el.div(rx.cond(RemindersState.loaded, shown, waiting_rows(M)), id="reminders", class_name="page"),
        Hold.create(
            held=RemindersState.held, on_undo=RemindersState.keep_reminder, on_do=RemindersState.settle_reminder
        ),
        Boot.create(state=RemindersState.get_full_name(), live="reminders"),
        header=False,
    )


def _row(reminder: Any) -> Any:
    cancel = icon_button(M, t("reminders.cancel"), "x", on_click=RemindersState.cancel_reminder(reminder.id))
    return list_row(
        M,
        reminder.title,
        sub=reminder.when,
        href=reminder.href,
        leading=emblem(M, "alarm-clock"),
        trailing=cancel,
        key=reminder.id,
    )


def _nothing() -> rx.Component:
    return empty(
        M,
        drawings.nothing_new(M),
        t("reminders.none_title"),
        t("reminders.none"),
        button(M, t("common.to_feed"), "pri", href="/"),
    )
