"""Hands what a handler says to the toast region."""

from typing import Any

import reflex as rx


class Sayer(rx.Component):
    """Draws nothing; calls ``window.toast`` whenever ``saying.n`` grows."""

    library = rx.asset("sayer.js", shared=True).importable_path
    tag = "Sayer"
    saying: rx.Var[Any]
