"""The island behind the editor: live preview, pictures, the focus point, and a word before unsaved work is left."""

import reflex as rx


class Desk(rx.Component):
    """Draws nothing; ``form`` is the id of the editor's form, the rest are words for the picture's way up."""

    library = rx.asset("desk.js", shared=True).importable_path
    tag = "Desk"
    form: rx.Var[str]
    sending: rx.Var[str]
    failed: rx.Var[str]
