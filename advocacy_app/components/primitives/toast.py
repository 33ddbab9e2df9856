from advocacy_app.components.markup import Markup, Node


def toasts(m: Markup) -> Node:
    """Where short messages appear, once a page; ``window.toast(text, {action, run, stay})`` fills it."""
    return m.el(
        "div",
        id="toasts",
        cls="toasts",
        role="status",
        aria_live="polite",
        popover="manual",
        data_close=m.t("common.close"),
    )
