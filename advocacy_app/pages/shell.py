"""The app's frame: header, main, bottom bar, toasts."""

from typing import Any

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.frame import app_bar, app_header, skip_link
from advocacy_app.components.let_go import LetGo
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import going_out_sheet, offline_bar, toasts
from advocacy_app.components.sayer import sayer
from advocacy_app.components.standstill import Standstill, standstill_bar
from advocacy_app.components.unread import Unread
from advocacy_app.state.live import LiveState, PauseState, UnreadState
from advocacy_app.state.said import SaidState

M = Compiled()


def shell(current: str, *children: Any, header: bool = True, dock: Any = None) -> rx.Component:
    """A page inside the frame; ``current`` names its tab. ``dock`` stands in the place of the bar."""
    return rx.el.div(
        skip_link(M),
        rx.el.div(
            offline_bar(M),
            standstill_bar(M, PauseState.pause),
            app_header(M, UnreadState.count) if header else rx.fragment(),
            rx.el.main(*children, id="main", tab_index=-1),
            class_name="phone",
        ),
        app_bar(M, current) if dock is None else dock,
        toasts(M),
        going_out_sheet(M),
        sayer(SaidState.saying),
        LetGo.create(version=LiveState.feed),
        Boot.create(state=PauseState.get_full_name(), live=""),
        Standstill.create(version=LiveState.sharing, on_change=PauseState.look_at_pause),
        Unread.create(
            state=UnreadState.get_full_name(),
            count=UnreadState.count,
            version=LiveState.inbox,
            on_change=UnreadState.count_unread,
        ),
        class_name="shell",
    )
