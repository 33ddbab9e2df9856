"""Leads to the part that an address names, once what it names is there."""

import reflex as rx


class Anchor(rx.Component):
    """Draws nothing; scrolls to the address's fragment whenever ``page`` changes."""

    library = rx.asset("anchor.js", shared=True).importable_path
    tag = "Anchor"
    page: rx.Var[str]
