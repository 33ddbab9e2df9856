"""Putting the app on the home screen: offered in a quiet row; ``/js/install.js`` decides when it shows."""

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, emblem, sheet

_STEPS = ("app.install_ios_1", "app.install_ios_2", "app.install_ios_3")


def install_row(m: Markup) -> Node:
    """The offer; hidden until the browser can take it and the person knows the app."""
    name = m.el("button", m.t("app.install"), type="button", cls="go")
    words = m.el("div", name, m.el("div", m.t("app.install_why"), cls="sm muted"), cls="grow")
    return m.el("ul", m.el("li", emblem(m, "smartphone"), words), cls="card list", data_install="", hidden=True)


def install_sheet(m: Markup) -> Node:
    """How it is done where no button may do it."""
    steps = m.el("ol", *[m.el("li", m.t(step)) for step in _STEPS], cls="counted stack-3")
    done = button(m, m.t("common.close"), "out full", data_closes="")
    return sheet(m, "install-sheet", m.t("app.install"), steps, actions=(done,))
