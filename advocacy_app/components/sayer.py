"""Hands what a handler says to the toast region, or to the field it is about."""

from typing import Any

import reflex as rx

from advocacy_app.components.text import t


class Sayer(rx.Component):
    """Draws nothing; whenever ``saying.n`` grows, it is said in a toast, or under its field."""

    library = rx.asset("sayer.js", shared=True).importable_path
    tag = "Sayer"
    saying: rx.Var[Any]
    missing: rx.Var[str]
    pick: rx.Var[str]
    unfit: rx.Var[str]


def sayer(saying: Any) -> rx.Component:
    """With the words for what the browser keeps back: an empty field, nothing chosen, what cannot be used."""
    words = {name: t(f"error.field_{name}") for name in ("missing", "pick", "unfit")}
    return Sayer.create(saying=saying, **words)
