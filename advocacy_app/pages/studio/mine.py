"""``/studio/mine``: a guest curator's own page. Their queue, language and time, their data, and the way out."""

from typing import Any

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.markup import Compiled
from advocacy_app.components.me import sign_out
from advocacy_app.components.primitives import card, waiting_rows
from advocacy_app.components.privacy import erase, erase_sheet, stored
from advocacy_app.components.settings import device_rows, everywhere, language_card, zone_card
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import FRAME, head, studio
from advocacy_app.state.settings import DevicesState, SettingsState
from advocacy_app.state.studio.mine import MineState

M = Compiled()
HERE = "/studio/mine"


def page() -> rx.Component:
    """What elsewhere is spread over the pages of ``/me``, for somebody who is not in the company."""
    own = rx.el.div(_queue(), language_card(M, SettingsState.language, HERE), _zone(), class_name="stack-4")
    data = rx.el.div(_devices(), stored(M), erase(M), sign_out(M), class_name="stack-4")
    return studio(
        HERE,
        head(FRAME.me.name, below=t("role.guest_curator")),
        rx.cond(MineState.loaded, rx.el.div(own, data, class_name="stack-4 narrow"), waiting_rows(M)),
        erase_sheet(M),
        Boot.create(state=MineState.get_full_name(), live="main"),
        Boot.create(state=SettingsState.get_full_name(), live="main"),
        Boot.create(state=DevicesState.get_full_name(), live="main"),
    )


def _queue() -> Any:
    holds = rx.el.ul(rx.foreach(MineState.holds, _part), class_name="small list")
    only = rx.el.p(t("studio.my_queue_only"), class_name="sm muted")
    nothing = rx.el.p(t("studio.my_queue_empty"), class_name="muted")
    words = rx.cond(MineState.holds, rx.el.div(holds, only, class_name="stack-3"), nothing)
    return card(M, rx.el.h2(t("studio.my_queue"), class_name="lg"), words, cls="stack-3")


def _part(part: Any) -> Any:
    return rx.el.li(
        rx.el.div(rx.el.div(part.text, class_name="b"), rx.el.div(kind_of(part), class_name="sm muted")),
    )


def kind_of(part: Any) -> Any:
    """What a part of a queue is, in words."""
    kinds = (("site", t("studio.queue_site")), ("team", t("studio.queue_team")))
    return rx.match(part.kind, *kinds, t("studio.queue_hashtag"))


def _zone() -> Any:
    return zone_card(M, SettingsState.zones, SettingsState.zone, on_change=SettingsState.choose_zone)


def _devices() -> Any:
    title = rx.el.h2(t("devices.title"), class_name="lg")
    return rx.el.section(
        title, device_rows(M, DevicesState.devices, on_end=DevicesState.end_device), everywhere(M), class_name="stack-3"
    )
