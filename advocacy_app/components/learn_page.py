"""Connects the pages of training with the phone's own module."""

import reflex as rx


class LearnPage(rx.Component):
    """Draws nothing; ``shown`` is the lesson on the screen. ``on_sent`` comes when answers have left the phone."""

    library = rx.asset("learn_page.js", shared=True).importable_path
    tag = "LearnPage"
    shown: rx.Var[str]
    on_sent: rx.EventHandler[rx.event.no_args_event_spec]
