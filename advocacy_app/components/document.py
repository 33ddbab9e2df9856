"""A whole page that the server writes: the same sheets, icons and parts as the app, and no script at all."""

from collections.abc import Sequence
from typing import Any

from advocacy_app.components.brand import DEFAULT_HUE, brand_css
from advocacy_app.components.icons import sprite
from advocacy_app.components.markup import Html, Node
from advocacy_app.components.primitives import mark
from advocacy_app.components.styles import stylesheet
from advocacy_app.i18n import LANGUAGES, NATIVE
from advocacy_app.read_models.house import House
from advocacy_app.safe import Safe


def document(
    m: Html, title: str, *body: Node, company: str = "", hue: int = DEFAULT_HUE, head: Sequence[Node] = ()
) -> str:
    """The page as text; ``title`` stands before the company in the browser's tab, ``head`` holds what others read."""
    inside = [
        m.el("meta", charset="utf-8"),
        m.el("meta", name="viewport", content="width=device-width,initial-scale=1,viewport-fit=cover"),
        m.el("meta", name="robots", content="noindex"),
        m.el("title", " · ".join(filter(None, (title, company)))),
        m.el("link", rel="icon", href="/icons/favicon.svg", type="image/svg+xml"),
        m.el("link", rel="manifest", href="/manifest.webmanifest"),
        *head,
        m.el("style", Safe(stylesheet() + brand_css(hue))),
    ]
    drawing = m.el("x-sprite", Safe(sprite()), hidden="")
    return "<!doctype html>" + m.el("html", m.el("head", *inside), m.el("body", drawing, *body), lang=m.language)


def language_menu(m: Html, back: str) -> Node:
    """A button with the language's own name; the choice is a plain form that comes back to ``back``."""
    symbol = m.el("svg", m.el("use", href="#i-languages"), cls="i s", aria_hidden="true")
    name = m.el("span", m.t("signin.language"), ": ", cls="vh")
    opener = m.el("button", symbol, name, NATIVE[m.language], type="button", cls="chip", popovertarget="languages")
    hidden = m.el("input", type="hidden", name="next", value=back)
    form = m.el("form", hidden, *[_language(m, each) for each in LANGUAGES], method="post", action="/auth/language")
    return Safe(opener + m.el("div", form, id="languages", popover="", cls="languages"))


def public_top(m: Html, house: House, here: str) -> Node:
    """Whose page it is, and in which language; ``here`` is where a choice comes back to."""
    brand = m.el("a", mark(m), house.name, href="/", cls="brand")
    return m.el("header", m.el("div", brand, language_menu(m, here)), cls="top proof-top")


def _language(m: Html, language: Any) -> Node:
    current = "true" if language == m.language else None
    return m.el("button", NATIVE[language], name="language", value=language, lang=language, aria_current=current)


def hidden_fields(m: Html, values: Sequence[tuple[str, str]]) -> Node:
    """What a form carries along unseen."""
    return Safe("".join(m.el("input", type="hidden", name=name, value=value) for name, value in values))
