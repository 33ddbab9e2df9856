"""The banner that says that all sharing stands still, and what keeps it true."""

from typing import Any

import reflex as rx

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node


def standstill_bar(m: Markup, pause: Any) -> Node:
    """Nothing while everybody may share; else since when not, and why."""

    def bar() -> Node:
        reason = m.el("span", pause.reason, lang=pause.language, cls="reason")
        words = m.el("div", m.el("b", m.t("sharing.paused_since", since=pause.since)), " ", reason, cls="grow")
        return m.el("div", icon(m, "octagon-alert", small=True), words, cls="pausebar")

    return m.el("div", m.cond(pause.paused, bar), role="status", cls="pausing")


class Standstill(rx.Component):
    """Draws nothing; calls ``on_change`` when ``version`` changes and when a connection or a screen is back."""

    library = rx.asset("standstill.js", shared=True).importable_path
    tag = "Standstill"
    version: rx.Var[int]
    on_change: rx.EventHandler[rx.event.no_args_event_spec]
