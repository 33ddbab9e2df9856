"""Connects the page of polls with the phone's own module."""

import reflex as rx


class PollPage(rx.Component):
    """Draws nothing; ``shown`` names the polls on the screen. ``on_sent`` comes when an answer has left the phone."""

    library = rx.asset("poll_page.js", shared=True).importable_path
    tag = "PollPage"
    shown: rx.Var[str]
    on_sent: rx.EventHandler[rx.event.no_args_event_spec]
