"""``/me/impact``: what my shares brought. For my eyes only, and no rank on it."""

from typing import Any

import reflex as rx

from advocacy_app.components import drawings
from advocacy_app.components.boot import Boot
from advocacy_app.components.follow import Follow
from advocacy_app.components.impact import figures, my_share, networks_form
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, empty, top_bar, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.shell import shell
from advocacy_app.state.impact import ImpactState
from advocacy_app.state.live import LiveState

M = Compiled()


def page() -> rx.Component:
    """Figures, the assumption behind the estimate, every share."""
    shown = rx.cond(ImpactState.shares, _so_far(), _nothing())
    return shell(
        "me",
        top_bar(M, t("impact.title"), back="/me"),
        rx.el.div(rx.cond(ImpactState.loaded, shown, waiting_rows(M)), id="impact", class_name="page"),
        Boot.create(state=ImpactState.get_full_name(), live="impact"),
        Follow.create(version=LiveState.boards, on_change=ImpactState.follow_impact),
        header=False,
    )


def _so_far() -> rx.Component:
    more = button(M, t("impact.earlier"), "out full", on_click=ImpactState.show_earlier)
    return rx.el.div(
        figures(M, ImpactState.impact),
        networks_form(
            M,
            ImpactState.networks,
            ImpactState.impact.reach,
            on_tell=ImpactState.tell_sizes,
            fault=ImpactState.size_fault,
        ),
        rx.el.h2(t("impact.my_shares"), class_name="lg"),
        rx.el.div(rx.foreach(ImpactState.shares, _share), class_name="stack-3"),
        rx.cond(ImpactState.after != "", more),
        class_name="stack-4",
    )


def _share(share: Any) -> Any:
    fault = rx.cond(ImpactState.fault_on == share.id, ImpactState.fault, "")
    return my_share(M, share, on_give=ImpactState.give_address, fault=fault)


def _nothing() -> rx.Component:
    return empty(
        M,
        drawings.first_day(M),
        t("impact.none_title"),
        t("impact.none"),
        button(M, t("common.to_feed"), "pri", href="/"),
    )
