"""``/studio/people``: who is here, in which role, and how somebody comes in."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.markup import Compiled
from advocacy_app.components.nothing_here import nothing_here
from advocacy_app.components.people import (
    handed,
    leave_sheet,
    new_person_fields,
    people_table,
    person_head,
    role_fields,
)
from advocacy_app.components.primitives import button, card, empty, search_field, switch, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio, up
from advocacy_app.state.studio.invites import NewPersonState
from advocacy_app.state.studio.people import PeopleState, PersonState

M = Compiled()
PEOPLE = PeopleState.people
PERSON: Any = PersonState.shown


def page() -> rx.Component:
    """Search and the list."""
    return studio(
        "/studio/people",
        head(
            t("people.title"),
            rx.el.div(
                button(M, t("people.add"), "pri", pic="user-plus", href="/studio/people/new"),
                button(M, t("invite.title"), "out", pic="qr-code", href="/studio/people/invites"),
                class_name="row wrap",
            ),
        ),
        rx.el.div(
            search_field(M, "wanted", t("people.search"), on_change=PeopleState.look_for.debounce(250)),
            rx.el.span(t("people.count", n=PEOPLE.total), class_name="sm muted", role="status"),
            class_name="tools",
        ),
        rx.cond(PeopleState.loaded, rx.cond(PEOPLE.total > 0, _found(), _nobody()), waiting_rows(M)),
    )


def _found() -> rx.Component:
    back = button(M, t("common.back"), "out", on_click=PeopleState.turn_page(-1))
    on = button(M, t("library.next"), "out", on_click=PeopleState.turn_page(1))
    turning = rx.el.div(
        rx.cond(PEOPLE.page > 1, back, rx.el.span()),
        rx.el.span(t("people.page", n=PEOPLE.page, of=PEOPLE.pages), class_name="sm muted"),
        rx.cond(PEOPLE.page < PEOPLE.pages, on, rx.el.span()),
        class_name="row between",
    )
    return rx.el.div(people_table(M, PEOPLE.rows), rx.cond(PEOPLE.pages > 1, turning), class_name="stack-4")


def _nobody() -> rx.Component:
    return empty(M, drawings.not_found(M), t("people.none_title"), t("people.none"))


def person() -> rx.Component:
    """One person: role, coming and going."""
    shown = rx.cond(PersonState.gone, nothing_here(M), _person())
    return studio(
        "/studio/people",
        rx.el.h1(t("people.one_title"), class_name="vh"),
        up(t("people.title"), "/studio/people"),
        rx.cond(PersonState.loaded, shown, waiting_rows(M)),
    )


def _person() -> rx.Component:
    return rx.el.div(
        person_head(M, PERSON),
        rx.cond(~PERSON.mine & PERSON.active, _role()),
        rx.cond(PERSON.active, _leads()),
        rx.cond(PERSON.handed & PERSON.active, _link()),
        rx.cond(~PERSON.mine, rx.cond(PERSON.active, _leave(), _back())),
        leave_sheet(M, PERSON, on_leave=PersonState.let_go),
        class_name="stack-4 narrow",
    )


def _role() -> rx.Component:
    return card(M, rx.el.form(role_fields(M, PERSON), on_submit=PersonState.change_role, key=PERSON.role))


def _leads() -> rx.Component:
    toggle = switch(
        M,
        "leads",
        t("people.leads"),
        sub=t("people.leads_help"),
        checked=PERSON.leads,
        on_change=lambda _: PersonState.name_lead(~PERSON.leads),
    )
    return card(M, toggle)


def _link() -> rx.Component:
    ask = card(
        M,
        rx.el.p(t("people.hand_link_help"), class_name="muted"),
        button(M, t("people.hand_link"), "out", pic="link", on_click=PersonState.hand_link),
        cls="stack-3",
    )
    words = rx.el.p(t("people.reached", name=PERSON.name))
    made = handed(M, PersonState.link, PersonState.picture, t("devices.add_qr"), words)
    return rx.cond(PersonState.link != "", made, ask)


def _leave() -> rx.Component:
    return rx.el.div(button(M, t("people.deactivate"), "text bad-ink", pic="ban", data_opens="leave"))


def _back() -> rx.Component:
    return rx.el.div(button(M, t("people.reactivate"), "pri", pic="user-check", on_click=PersonState.take_back))


def new() -> rx.Component:
    """Somebody new."""
    fields = new_person_fields(M, NewPersonState.places, NewPersonState.faults)
    form = rx.el.form(fields, on_submit=NewPersonState.add_person, no_validate=True)
    return studio(
        "/studio/people",
        up(t("people.title"), "/studio/people"),
        head(t("people.add_title"), below=t("people.add_help")),
        rx.el.div(rx.cond(NewPersonState.loaded, card(M, form), waiting_rows(M)), class_name="narrow"),
    )
