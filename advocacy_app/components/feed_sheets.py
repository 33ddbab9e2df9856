"""The sheets behind the small buttons of a card. ``/js/fill.js`` puts the card's words into them."""

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, sheet


def why_sheet(m: Markup) -> Node:
    """Why this reader sees this card, in a sentence."""
    done = button(m, m.t("common.close"), "out full", data_closes="")
    return sheet(m, "why-sheet", m.t("feed.why"), m.el("p", data_fill="text"), actions=(done,))


def more_sheet(m: Markup) -> Node:
    """What else can be done with a card; a post of the company has its "not for me" on the card itself."""
    why = m.el("p", cls="muted", data_fill="text")
    later = button(
        m, m.t("composer.remind_tomorrow"), "out full", pic="alarm-clock", data_remind="tomorrow", data_closes=""
    )
    hide = button(m, m.t("feed.not_for_me"), "out full", pic="eye-off", data_act="hide", data_closes="")
    return sheet(m, "more-sheet", m.t("feed.more_title"), m.el("div", why, later, hide, cls="stack-3"))
