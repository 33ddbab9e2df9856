"""The first run: two steps, each of which can be skipped."""

from urllib.parse import urlencode

from advocacy_app.components.document import NATIVE, hidden_fields
from advocacy_app.components.door import door, form, privacy_lines, submit
from advocacy_app.components.markup import Html, Node
from advocacy_app.components.primitives import button
from advocacy_app.components.visibility import Chosen, visibility_fields
from advocacy_app.i18n import LANGUAGES, Language
from advocacy_app.read_models.house import House


def hello_page(m: Html, house: House, name: str, after: str) -> str:
    """Language, what the employer sees, and the choice between looking and joining in."""
    return door(
        m,
        house,
        m.t("welcome.title", name=name),
        m.el("p", m.t("welcome.intro")),
        _languages(m, _address(after)),
        m.el("section", m.el("h2", m.t("signin.employer_sees"), cls="lg"), privacy_lines(m), cls="stack-3"),
        m.el(
            "div",
            _skip(m, after, m.t("welcome.just_look"), "pri lg full"),
            button(m, m.t("welcome.join_in"), "out lg full", href=_address(after, step="seen")),
            cls="stack",
        ),
        here=_address(after),
        menu=False,
    )


def seen_page(m: Html, house: House, after: str, chosen: Chosen) -> str:
    """How others see me: asked, never assumed."""
    hidden = hidden_fields(m, (("deed", "seen"), ("next", after)))
    return door(
        m,
        house,
        m.t("visibility.title"),
        form(m, "/welcome", hidden, visibility_fields(m, chosen), submit(m, m.t("common.done"))),
        _skip(m, after, m.t("common.not_now"), "out lg full"),
        here=_address(after, step="seen"),
    )


def _address(after: str, **query: str) -> str:
    pairs = query | ({"next": after} if after != "/" else {})
    return "/welcome" + (f"?{urlencode(pairs)}" if pairs else "")


def _languages(m: Html, here: str) -> Node:
    buttons = [_language(m, each) for each in LANGUAGES]
    row = m.el("div", *buttons, cls="chips wrap", role="group", aria_label=m.t("signin.language"))
    return m.el("form", hidden_fields(m, (("next", here),)), row, method="post", action="/auth/language")


def _language(m: Html, language: Language) -> Node:
    on = "true" if language == m.language else "false"
    return m.el("button", NATIVE[language], name="language", value=language, lang=language, aria_pressed=on, cls="chip")


def _skip(m: Html, after: str, label: str, look: str) -> Node:
    return form(m, "/welcome", hidden_fields(m, (("deed", "look"), ("next", after))), submit(m, label, look))
