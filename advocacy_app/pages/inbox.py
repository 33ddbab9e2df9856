"""``/inbox`` and ``/inbox/settings``."""

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.inbox import kind_switches, notices
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import empty, icon_button, top_bar
from advocacy_app.components.push import hours_form, push_card
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.inbox import InboxSettingsState, InboxState

M = Compiled()


def page() -> rx.Component:
    """What happened, by age."""
    wheel = icon_button(M, t("inbox.settings"), "bell-ring", href="/inbox/settings")
    groups = (
        ("inbox.today", InboxState.today),
        ("inbox.week", InboxState.week),
        ("inbox.earlier", InboxState.earlier),
    )
    return shell(
        "",
        top_bar(M, t("inbox.title"), back="/", actions=(wheel,)),
        rx.el.div(
            rx.cond(
                InboxState.empty,
                _nothing(),
                rx.el.div(*[rx.cond(items, notices(M, t(key), items)) for key, items in groups], class_name="stack-4"),
            ),
            id="inbox",
            class_name="page",
        ),
        Boot.create(state=InboxState.get_full_name(), live="inbox"),
        header=False,
    )


def settings_page() -> rx.Component:
    """What I want to hear of."""
    hours, one = InboxSettingsState.hours, (InboxSettingsState.switch_kind, InboxSettingsState.hours.reached)
    switched = (*one, InboxSettingsState.switch_push)
    return shell(
        "",
        top_bar(M, t("inbox.settings"), back="/inbox"),
        rx.el.div(
            push_card(M, hours.reached),
            rx.cond(
                InboxSettingsState.loaded,
                hours_form(M, hours, on_submit=InboxSettingsState.choose_hours),
            ),
            rx.el.p(
                t("inbox.settings_sentence"),
                rx.cond(hours.reached, rx.fragment(" ", t("inbox.bell_sentence"))),
                class_name="muted",
            ),
            rx.cond(
                InboxSettingsState.mine,
                kind_switches(M, t("inbox.for_you"), InboxSettingsState.mine, *switched),
            ),
            rx.cond(
                InboxSettingsState.owners,
                kind_switches(M, t("inbox.for_owners"), InboxSettingsState.owners, *switched),
            ),
            id="inbox-settings",
            class_name="page stack-4",
        ),
        Boot.create(state=InboxSettingsState.get_full_name(), live="inbox-settings"),
        header=False,
    )


def _nothing() -> rx.Component:
    return empty(M, drawings.nothing_new(M), t("inbox.nothing_title"), t("inbox.nothing_sentence"))
