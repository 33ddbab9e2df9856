"""Leads to a part of what was loaded after the page came."""

import reflex as rx


class Anchor(rx.Component):
    """Draws nothing; scrolls to the address's fragment whenever ``page`` changes."""

    library = rx.asset("anchor.js", shared=True).importable_path
    tag = "Anchor"
    page: rx.Var[str]


class Today(rx.Component):
    """Draws nothing; scrolls to what the selector ``place`` finds below the screen, once ``page`` is there."""

    library = rx.asset("anchor.js", shared=True).importable_path
    tag = "Today"
    page: rx.Var[str]
    place: rx.Var[str]
