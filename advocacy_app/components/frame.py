"""The frame around every screen, for the app and for pages that the server writes."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import icon_button, mark

# A tab whose capability has not landed is absent; at the end there are exactly five.
TABS = (
    ("feed", "/", "gallery-vertical-end", "tab.feed"),
    ("join", "/challenges", "flag", "tab.join"),
    ("add", "/add", "camera", "tab.add"),
    ("learn", "/learn", "graduation-cap", "tab.learn"),
    ("me", "/me", "circle-user-round", "tab.me"),
)


def skip_link(m: Markup) -> Node:
    """The first stop of the keyboard: past the frame, to what one came for."""
    return m.el("a", m.t("common.skip"), href="#main", target="_self", cls="btn pri skip", data_skip="main")


def app_header(m: Markup, unread: Any = 0) -> Node:
    """Mark and name, search, inbox with a dot when something is unread."""
    bell = m.pick(unread > 0, m.t("inbox.unread_n", n=unread), m.t("inbox.title"))
    return m.el(
        "header",
        m.el("div", mark(m), m.el("span", m.company(), cls="bt"), cls="brand"),
        icon_button(m, m.t("library.search"), "search", href="/library"),
        icon_button(m, bell, "bell", href="/inbox", dot=unread > 0),
        cls="top",
    )


def app_bar(m: Markup, current: Any) -> Node:
    """The bottom bar."""
    return m.el(
        "div", m.el("nav", *[_tab(m, tab, current) for tab in TABS], cls="bar", aria_label=m.t("tab.main")), cls="dock"
    )


def _tab(m: Markup, tab: tuple[str, str, str, str], current: Any) -> Node:
    name, href, symbol, key = tab
    return m.el(
        "a",
        m.el("span", icon(m, symbol), cls="p"),
        m.el("span", m.t(key), cls="l"),
        href=href,
        aria_current="page" if name == current else None,
    )
