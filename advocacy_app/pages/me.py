"""``/me``: one's own voice. No rank on it."""

from typing import Any

import reflex as rx

from advocacy_app.components.badges import badge_row
from advocacy_app.components.boot import Boot
from advocacy_app.components.install import install_row, install_sheet
from advocacy_app.components.markup import Compiled
from advocacy_app.components.me import brought, first_day, me_header, numbers, sign_out, voice, ways
from advocacy_app.components.primitives import block, waiting
from advocacy_app.components.push import push_row
from advocacy_app.pages.shell import shell
from advocacy_app.state.me import MeState

M = Compiled()


def page() -> rx.Component:
    """Who I am, what I said, what it brought, and what I decide."""
    me = MeState.me
    return shell(
        "me",
        me_header(M, me),
        rx.el.div(
            rx.cond(MeState.loaded, rx.cond(me.first_day, first_day(M), _so_far(me)), _waiting()),
            install_row(M),
            push_row(M),
            ways(M, me),
            sign_out(M),
            id="me",
            class_name="page stack-4",
        ),
        install_sheet(M),
        Boot.create(state=MeState.get_full_name(), live="me"),
        header=False,
    )


def _waiting() -> rx.Component:
    """As high as what comes, so that the ways below stay where they are: out of sight."""
    return waiting(M, block(M, "20rem"), block(M, "7rem"), block(M, "9rem"), block(M, "11rem"), cls="stack-4")


def _so_far(me: Any) -> rx.Component:
    return rx.el.div(
        voice(M, me),
        numbers(M, me),
        rx.cond(me.pending_line != "", rx.el.p(me.pending_line, class_name="sm muted centre")),
        badge_row(M, me.badges, me.rhythm),
        rx.cond(me.shared, brought(M, me)),
        class_name="stack-4",
    )
