"""Lets a page follow a topic: ``Follow.create(version=LiveState.boards, on_change=BoardState.load_board)``."""

import reflex as rx


class Follow(rx.Component):
    """Draws nothing; calls ``on_change`` when ``version`` changes."""

    library = rx.asset("follow.js", shared=True).importable_path
    tag = "Follow"
    version: rx.Var[int]
    on_change: rx.EventHandler[rx.event.no_args_event_spec]
