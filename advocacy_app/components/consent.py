"""“You’re in a photo”: the page behind a link or a notice. A yes and a no of the same weight."""

from advocacy_app.components.document import document, language_menu
from advocacy_app.components.door import door
from advocacy_app.components.markup import Html, Node
from advocacy_app.components.primitives import button, choices, note, option
from advocacy_app.read_models.house import House
from advocacy_app.read_models.photos import Asked
from advocacy_app.safe import Safe

_DAYS = (0, 365, 30)


def consent_page(m: Html, house: House, asked: Asked, here: str, *, said: bool = False) -> str:
    """The question, or, once it is answered, what was said and how to change it."""
    open_question = asked.answer in {"asked", "expired"}
    inside = _question(m, asked, here) if open_question else _answered(m, asked, here, said=said)
    title = m.t("consent.title")
    if not asked.image:
        return door(m, house, title, *inside, here=here)
    top = m.el("div", language_menu(m, here), cls="top")
    words = m.el("div", m.el("p", house.name, cls="brand"), m.el("h1", title), *inside, cls="door")
    body = m.el("main", m.el("div", top, _photo(m, asked), cls="public-photo"), words, cls="phone public")
    return document(m, title, body, company=house.name, hue=house.hue)


def _photo(m: Html, asked: Asked) -> Node:
    """The photo itself."""
    alt = asked.alt or m.t("consent.photo_alt")
    return m.el("img", src=asked.image, alt=alt, style={"background": asked.dominant}, decoding="async")


def _question(m: Html, asked: Asked, here: str) -> tuple[Node, ...]:
    words = m.el("p", asked.caption, cls="words lg muted", lang=asked.language)
    question = m.t("consent.ask_own") if asked.own else m.t("consent.ask", name=asked.author)
    ask = m.el("p", question, cls="lg")
    return (ask, words, _form(m, asked, here))


def _form(m: Html, asked: Asked, here: str) -> Node:
    """Nothing is chosen for anybody but the narrowest, or what was agreed before: inside, until further notice."""
    scope = (
        choices(
            m,
            m.t("consent.scope"),
            _how_far(m, asked, "inside"),
            _how_far(m, asked, "outside"),
        )
        if asked.outside_wished
        else m.el("p", m.t("consent.inside_only"), cls="sm muted")
    )
    days = [option(m, "days", str(n), m.t(f"consent.days_{n}"), start=n == 0, compact=True) for n in _DAYS]
    return m.el(
        "form",
        scope,
        choices(m, m.t("consent.how_long"), *days),
        m.el("div", _say(m, "yes", m.t("consent.agree")), _say(m, "no", m.t("consent.disagree")), cls="two"),
        m.el("p", m.t("consent.nobody_told"), cls="sm cap"),
        method="post",
        action=here,
        cls="form",
    )


def _how_far(m: Html, asked: Asked, scope: str) -> Node:
    start = scope == ("outside" if asked.answer == "agreed" and asked.scope == "outside" else "inside")
    more = m.t(f"consent.scope_{scope}_more")
    return option(m, "scope", scope, m.t(f"consent.scope_{scope}"), sub=more, start=start)


def _say(m: Html, value: str, label: str) -> Node:
    return button(m, label, "out lg full", type="submit", name="answer", value=value)


def _answered(m: Html, asked: Asked, here: str, *, said: bool) -> tuple[Node, ...]:
    if asked.answer == "agreed" and asked.ends_soon:
        ends = note(m, m.t("consent.ends_soon", date=asked.until), tone="warn", pic="alarm-clock")
        return (ends, *_question(m, asked, here))
    if asked.answer == "agreed":
        agreed = m.t("consent.agreed_outside" if asked.scope == "outside" else "consent.agreed_inside")
        until = m.el("p", m.t("consent.agreed_until", date=asked.until), cls="muted") if asked.until else Safe("")
        withdraw = m.el("form", _say_withdraw(m), method="post", action=here, cls="form")
        return (note(m, agreed, tone="good", pic="check"), until, withdraw, _later(m, here))
    sentence = "consent.withdrawn" if asked.answer == "withdrawn" and said else "consent.not_shown"
    again = button(m, m.t("consent.agree_after_all"), "text", type="submit", name="answer", value="yes")
    return (
        note(m, m.t(sentence), tone="brand", pic="eye-off"),
        m.el("p", m.t("consent.nobody_told"), cls="muted"),
        m.el("form", again, method="post", action=here),
        _later(m, here),
    )


def _later(m: Html, here: str) -> Node:
    """How one changes one's mind later: colleagues in the app, others by the link."""
    if here.startswith("/consent/of/"):
        return button(m, m.t("photos.title"), "text full", pic="images", href="/photos")
    return m.el("p", m.t("consent.keep_link"), cls="sm cap")


def _say_withdraw(m: Html) -> Node:
    return button(m, m.t("consent.withdraw"), "out lg full", type="submit", name="answer", value="no")
