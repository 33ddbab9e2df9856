"""A picture in a form: chosen, sent up by itself, shown; the form itself carries its name only."""

from typing import Any

import reflex as rx

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, kept


class PictureSender(rx.Component):
    """Draws nothing; hears ``[data-picture-file]`` in any form and fills the field ``picture`` of that form."""

    library = rx.asset("picture_field.js", shared=True).importable_path
    tag = "PictureSender"
    sending: rx.Var[str]
    failed: rx.Var[str]


def picture_field(m: Markup, id: Any, start: Any, image: Any) -> Node:
    """``start`` is the picture that is there, ``image`` its address; both empty without one."""
    none = image == ""
    file = m.el("input", type="file", accept="image/*", data_picture_file="", cls="vh")
    choose = m.el("label", m.t("studio.picture_choose"), file, cls="btn out sm")
    drop = button(m, m.t("studio.picture_remove"), "text sm", data_picture_none="", hidden=none)
    seen = m.el("img", src=image, alt="", data_picture_seen="", hidden=none, cls="thumb lg", width="80", height="80")
    told = m.el("p", role="status", data_picture_told="", cls="sm b")
    return m.el(
        "div",
        kept(m, "picture", start),
        m.el("div", m.t("studio.field_picture"), cls="b"),
        m.el("div", seen, choose, drop, cls="row wrap"),
        m.el("p", m.t("studio.picture_help"), cls="help"),
        told,
        cls="field stack",
        id=id,
    )
