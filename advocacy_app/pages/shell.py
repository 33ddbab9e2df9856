"""The app's frame: header, main, bottom bar, toasts."""

from typing import Any

import reflex as rx

from advocacy_app.components.frame import app_bar, app_header
from advocacy_app.components.markup import Compiled
from advocacy_app.components.sayer import Sayer
from advocacy_app.state.said import SaidState

M = Compiled()


def shell(current: str, *children: Any, header: bool = True) -> rx.Component:
    """A page inside the frame; ``current`` names its tab."""
    return rx.el.div(
        app_header(M) if header else rx.fragment(),
        rx.el.main(*children, id="main"),
        app_bar(M, current),
        Sayer.create(saying=SaidState.saying),
        class_name="phone",
    )
