"""Lets a decision wait for a moment, in case it is taken back."""

from typing import Any

import reflex as rx


class Hold(rx.Component):
    """Draws nothing; shows ``held`` (a ``Saying`` with ``undo``) as a toast.

    ``on_undo(n)`` if it is taken back in time, else ``on_do(n)``. Where the page waits and no service does, a decision
    that is lost on the way was never made, and waits as before.
    """

    library = rx.asset("hold.js", shared=True).importable_path
    tag = "Hold"
    held: rx.Var[Any]
    on_undo: rx.EventHandler[lambda n: [n]]
    on_do: rx.EventHandler[lambda n: [n]]
