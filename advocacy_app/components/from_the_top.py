"""Shows the next of several things from its top: ``FromTheTop.create(shown=State.photo.id, place="desk")``."""

import reflex as rx


class FromTheTop(rx.Component):
    """Draws nothing; scrolls back to the element with the id ``place`` when ``shown`` changes."""

    library = rx.asset("from_the_top.js", shared=True).importable_path
    tag = "FromTheTop"
    shown: rx.Var[str]
    place: rx.Var[str]
