"""``/studio/calendar``: what goes live and what ends, a month at a time; a list on a phone."""

from typing import Any

import reflex as rx

from advocacy_app.components.anchor import Today
from advocacy_app.components.boot import Boot
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import block, classes, icon_button, waiting
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio
from advocacy_app.state.studio.calendar import CalendarState

M = Compiled()
PAGE = CalendarState.page


def page() -> rx.Component:
    """The month and its days."""
    before = icon_button(M, t("studio.cal_before"), "chevron-left", on_click=CalendarState.turn_month(-1))
    after = icon_button(M, t("studio.cal_after"), "chevron-right", on_click=CalendarState.turn_month(1))
    month = rx.el.p(PAGE.title, class_name="b", role="status")
    return studio(
        "/studio/calendar",
        head(t("studio.calendar"), rx.el.div(before, month, after, class_name="row")),
        rx.cond(CalendarState.loaded, _month(), waiting(M, block(M, "24rem"))),
        Today.create(page=PAGE.start, place=".cal > .today"),
        Boot.create(state=CalendarState.get_full_name(), live="main"),
    )


def _month() -> rx.Component:
    weekdays = rx.foreach(PAGE.weekdays, lambda name: M.el("li", name, cls="wd", aria_hidden="true"))
    return rx.fragment(
        M.el("ol", weekdays, rx.foreach(PAGE.days, _day), cls="cal card", aria_label=PAGE.title),
        rx.cond(PAGE.busy == 0, rx.el.p(t("studio.cal_none"), class_name="muted centre")),
    )


def _day(day: Any) -> rx.Component:
    look = classes("d", rx.cond(day.other, "other", ""), rx.cond(day.today, "today", ""))
    number = M.el("span", day.number, cls="dn", aria_label=day.name)
    return M.el("li", number, rx.foreach(day.marks, _entry), cls=look)


def _entry(entry: Any) -> rx.Component:
    when = rx.el.span(entry.label, " ", entry.clock, class_name="xs")
    look = rx.cond(entry.what == "published", "", "draft")
    return M.el("a", when, rx.el.br(), entry.title, href="/studio/content/" + entry.slug, cls=look, lang=entry.language)
