"""``/me/settings`` and ``/me/sessions``."""

import reflex as rx

from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import top_bar, waiting_rows
from advocacy_app.components.settings import (
    accounts_card,
    device_rows,
    everywhere,
    further,
    language_card,
    new_device,
    zone_card,
)
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.settings import DevicesState, SettingsState

M = Compiled()


def page() -> rx.Component:
    """Language, zone, company accounts, and where else one decides."""
    zone = zone_card(M, SettingsState.zones, SettingsState.zone, on_change=SettingsState.choose_zone)
    shown = rx.el.div(
        language_card(M, SettingsState.language),
        zone,
        rx.cond(SettingsState.accounts, accounts_card(M, SettingsState.accounts)),
        further(M),
        class_name="stack-4",
    )
    return shell(
        "me",
        top_bar(M, t("settings.title"), back="/me"),
        rx.el.div(rx.cond(SettingsState.loaded, shown, waiting_rows(M)), class_name="page"),
        header=False,
    )


def devices() -> rx.Component:
    """Where one is signed in, another device, and out everywhere."""
    shown = rx.el.div(
        device_rows(M, DevicesState.devices, on_end=DevicesState.end_device),
        new_device(M, DevicesState.picture, DevicesState.until, on_add=DevicesState.add_device),
        everywhere(M),
        class_name="stack-4",
    )
    return shell(
        "me",
        top_bar(M, t("devices.title"), back="/me/settings"),
        rx.el.div(
            rx.el.p(t("devices.intro"), class_name="sm muted"),
            rx.cond(DevicesState.loaded, shown, waiting_rows(M)),
            class_name="page stack-4",
        ),
        header=False,
    )
