"""Lets a phone drop what it kept of photos that were taken back, as soon as it hears of it."""

import reflex as rx


class LetGo(rx.Component):
    """Draws nothing; ``version`` is that of the feed."""

    library = rx.asset("let_go.js", shared=True).importable_path
    tag = "LetGo"
    version: rx.Var[int]
