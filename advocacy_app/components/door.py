"""The door: every page on the way in, one shape. What is drawn here is for people whom we do not know yet."""

from advocacy_app.components.document import document, language_menu
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Html, Node
from advocacy_app.components.primitives import button, fold, note, text_field
from advocacy_app.read_models.house import House
from advocacy_app.safe import Safe


def door(m: Html, house: House, title: str, *content: Node, here: str, tab: str = "", menu: bool = True) -> str:
    """A page of the way in; ``here`` is where a change of language comes back to, ``tab`` the browser's title.

    Without the ``menu`` the page has a choice of language of its own.
    """
    heading = m.el("h1", title)
    name = m.el("p", house.name, cls="brand")
    top = m.el("div", *([language_menu(m, here)] if menu else []), cls="top")
    hero = m.el("div", top, _voices(m), cls="hero voiceprint")
    body = m.el("main", hero, m.el("div", name, heading, *content, cls="door"), cls="phone")
    return document(m, tab or title, body, company=house.name, hue=house.hue)


def _voices(m: Html) -> Node:
    heights = (34, 62, 100, 54, 28)
    strokes = [m.el("i", cls="me" if height == max(heights) else "", style={"--h": height}) for height in heights]
    return m.el("span", *strokes, cls="vl", aria_hidden="true")


def form(m: Html, action: str, *children: Node) -> Node:
    """A plain form; the page works without scripts."""
    return m.el("form", *children, method="post", action=action, cls="form", novalidate=True)


def submit(m: Html, label: str, look: str = "pri lg full") -> Node:
    """The button that sends a form."""
    return button(m, label, look, type="submit")


def email_form(m: Html, back: str, *, typed: str = "", error: str | None = None, main: bool = True) -> Node:
    """Ask for a code; what was typed stays."""
    field = text_field(
        m,
        "email",
        m.t("signin.email"),
        name="email",
        type="email",
        value=typed,
        error=error,
        autocomplete="email",
        inputmode="email",
        autocapitalize="none",
        spellcheck="false",
        maxlength="254",
        required=True,
    )
    look = "pri lg full" if main else "out lg full"
    hidden = m.el("input", type="hidden", name="next", value=back)
    send = button(m, m.t("signin.email_me"), look, pic="mail", type="submit")
    return form(m, "/auth/email", hidden, field, send)


def promises(m: Html) -> Node:
    """What the employer sees, unfolded with a tap."""
    return fold(m, m.t("signin.employer_sees"), privacy_lines(m), cls="link sm")


def privacy_lines(m: Html) -> Node:
    """What is seen, and three promises."""
    lines = (
        ("users", "signin.employer_text"),
        ("eye-off", "privacy.line1"),
        ("lock", "privacy.line2"),
        ("door-open", "privacy.line3"),
    )
    rows = [m.el("li", icon(m, pic, small=True), m.el("span", m.t(key)), cls="promise") for pic, key in lines]
    return m.el("ul", *rows, cls="stack-3 sm muted")


def trouble(m: Html, sentence: str) -> Node:
    """What happened and what is safe."""
    return note(m, sentence, tone="warn", pic="circle-alert")


def way_back(m: Html, house: House) -> Node:
    """Other ways in, and whom to ask."""
    link = button(m, m.t("signin.other_ways"), "out lg full", href="/sign-in")
    ask = m.el("p", m.t("signin.contact", contact=house.contact), cls="sm cap") if house.contact else Safe("")
    return Safe(link + ask)
