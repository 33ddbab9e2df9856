"""What is said before somebody signs out with something unsent on the phone; ``/js/leaving.js`` opens and fills it."""

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, sheet


def unsent_sheet(m: Markup) -> Node:
    """Two answers of the same size: wait, or sign out."""
    words = m.el("p", data_unsent="", aria_live="polite")
    sending = m.el("p", m.t("unsent.sending"), cls="muted", data_sending="", hidden=True, role="status")
    actions = (
        button(m, m.t("common.sign_out"), "out", data_leave=""),
        button(m, m.t("unsent.wait"), "pri", data_wait=""),
    )
    return sheet(
        m, "unsent", m.t("unsent.title"), words, m.el("p", m.t("unsent.kept"), cls="muted"), sending, actions=actions
    )
