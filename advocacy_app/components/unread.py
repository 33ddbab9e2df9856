"""Keeps the number of unread notices true."""

import reflex as rx


class Unread(rx.Component):
    """Draws nothing; ``state`` holds ``count``, ``on_change`` counts anew."""

    library = rx.asset("unread.js", shared=True).importable_path
    tag = "Unread"
    state: rx.Var[str]
    count: rx.Var[int]
    version: rx.Var[int]
    on_change: rx.EventHandler[rx.event.no_args_event_spec]
