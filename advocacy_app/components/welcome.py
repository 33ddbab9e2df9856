"""The first run: what colleagues show comes before any form, and every step can be skipped and found later."""

from collections.abc import Sequence
from urllib.parse import urlencode

from advocacy_app.components.document import document, hidden_fields, language_menu
from advocacy_app.components.door import door, form, submit
from advocacy_app.components.feed_card import author, picture
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Html, Node
from advocacy_app.components.primitives import button, chips, emblem, error_text, list_row, rows, steps, text_field
from advocacy_app.components.visibility import Chosen
from advocacy_app.i18n import LANGUAGES, NATIVE, Language
from advocacy_app.read_models.feed import FeedCard
from advocacy_app.read_models.house import House
from advocacy_app.read_models.library import TopicView
from advocacy_app.read_models.training import LessonLine
from advocacy_app.safe import Safe

STEPS = 3


def hello_page(m: Html, house: House, name: str, after: str, posts: Sequence[FeedCard]) -> str:
    """What colleagues show, what the employer sees, and the choice between looking and joining in."""
    here, title = _address(after), m.t("welcome.posts_title" if posts else "welcome.title", name=name)
    content = (
        m.el("p", m.t("welcome.intro"), cls="muted"),
        m.el(
            "div",
            _deed(m, after, "look", m.t("welcome.just_look"), "pri lg full"),
            button(m, m.t("welcome.join_in"), "out lg full", href=_address(after, step="you")),
            cls="stack",
        ),
        m.el("section", m.el("h2", m.t("welcome.sees_title"), cls="sm b"), _three_lines(m), cls="stack"),
    )
    if not posts:
        return door(m, house, title, *content, here=here)
    top = m.el("div", language_menu(m, here), cls="top")
    words = m.el("div", m.el("h1", title), *content, cls="door")
    page = m.el("main", m.el("div", top, _posts(m, posts), cls="hero shown-posts"), words, cls="phone")
    return document(m, title, page, company=house.name, hue=house.hue)


def guest_page(m: Html, house: House, name: str, after: str) -> str:
    """A guest curator looks at photos and at nothing else; there is nothing to choose but the language."""
    return door(
        m,
        house,
        m.t("welcome.title", name=name),
        m.el("p", m.t("welcome.guest")),
        _languages(m, _address(after)),
        _deed(m, after, "look", m.t("welcome.to_photos"), "pri lg full"),
        here=_address(after),
        menu=False,
    )


def you_page(m: Html, house: House, after: str, topics: Sequence[TopicView]) -> str:
    """Language, and what one wants more of."""
    hidden = hidden_fields(m, (("deed", "topics"), ("next", after)))
    picked = [_topic(m, topic) for topic in topics]
    asked = m.el(
        "div",
        m.el("p", m.t("welcome.topics_help"), cls="muted"),
        chips(m, *picked, label=m.t("welcome.you_title"), wrap=True),
        cls="stack-3",
    )
    return door(
        m,
        house,
        m.t("welcome.you_title"),
        _where(m, 1),
        _languages(m, _address(after, step="you")),
        form(m, "/welcome", hidden, asked, submit(m, m.t("common.continue"))),
        button(m, m.t("common.not_now"), "out lg full", href=_address(after, step="seen")),
        _later(m),
        here=_address(after, step="you"),
        menu=False,
    )


def seen_page(m: Html, house: House, after: str, chosen: Chosen) -> str:
    """How others see me: asked, never assumed; one tap on an answer is enough."""

    def answer(value: str, *inside: Node) -> Node:
        hidden = hidden_fields(m, (("deed", "seen"), ("next", after), ("visibility", value)))
        return m.el("form", hidden, *inside, method="post", action="/welcome", novalidate=True)

    return door(
        m,
        house,
        m.t("visibility.title"),
        _where(m, 2),
        m.el("p", m.t("visibility.help"), cls="muted"),
        error_text(m, "visibility", chosen.error),
        m.el(
            "div",
            answer("name", _answer(m, "button", "name", chosen.name)),
            answer("nickname", _nickname(m, chosen)),
            answer("hidden", _answer(m, "button", "hidden", m.t("visibility.hidden_help"))),
            cls="stack-3",
        ),
        _deed(m, after, "skip", m.t("common.not_now"), "out lg full"),
        _later(m),
        here=_address(after, step="seen"),
    )


def _answer(m: Html, tag: str, value: str, sub: str) -> Node:
    label = m.el("span", m.t("visibility." + value), cls="b")
    words = m.el("span", label, m.el("span", sub, cls="sm muted"), cls="grow stack-1")
    arrow = icon(m, "chevron-right", small=True, cls="flip")
    return m.el(tag, words, arrow, cls="opt", **({"type": "submit"} if tag == "button" else {}))


def _nickname(m: Html, chosen: Chosen) -> Node:
    """The one answer that needs a word: its field opens below it."""
    field = text_field(
        m,
        "nickname",
        m.t("visibility.your_nickname"),
        error=chosen.nickname_error,
        name="nickname",
        default_value=chosen.nickname,
        maxlength="40",
        autocomplete="nickname",
    )
    inside = m.el("div", field, submit(m, m.t("common.done")), cls="stack-3")
    summary = _answer(m, "summary", "nickname", m.t("visibility.nickname_help"))
    return m.el("details", summary, inside, cls="nick", open=chosen.visibility == "nickname")


def first_page(m: Html, house: House, after: str, lesson: LessonLine) -> str:
    """One small thing to do, or none."""
    learn = (
        list_row(m, m.t("welcome.learn"), sub=f"{lesson.title} · {lesson.line}", href=lesson.href, leading=_pic(m, "l"))
        if lesson.href
        else Safe("")
    )
    things = rows(
        m,
        list_row(m, m.t("welcome.thank"), sub=m.t("welcome.thank_help"), href="/", leading=_pic(m, "t")),
        learn,
        list_row(m, m.t("welcome.show"), sub=m.t("welcome.show_help"), href="/add", leading=_pic(m, "s")),
    )
    return door(
        m,
        house,
        m.t("welcome.first_title"),
        _where(m, STEPS),
        m.el("p", m.t("welcome.first_intro"), cls="muted"),
        things,
        button(m, m.t("welcome.to_posts"), "out lg full", href=after),
        here=_address(after, step="first"),
    )


def _address(after: str, **query: str) -> str:
    pairs = query | ({"next": after} if after != "/" else {})
    return "/welcome" + (f"?{urlencode(pairs)}" if pairs else "")


def _posts(m: Html, posts: Sequence[FeedCard]) -> Node:
    """Colleagues' photos side by side; the page works without a script, so a finger or the arrow keys move them."""
    shown = [_post(m, post, at) for at, post in enumerate(posts)]
    return m.el("ul", *shown, cls="posts", aria_label=m.t("welcome.posts"), tabindex="0")


def _post(m: Html, post: FeedCard, at: int) -> Node:
    words = m.el("p", post.words, cls="words", lang=post.language)
    return m.el("li", picture(m, post.picture, at), m.el("div", author(m, post), words, cls="said"), cls="on-photo")


def _three_lines(m: Html) -> Node:
    lines = (("users", "signin.employer_text"), ("eye-off", "welcome.never"), ("door-open", "privacy.line3"))
    found = [m.el("li", icon(m, pic, small=True), m.el("span", m.t(key)), cls="promise") for pic, key in lines]
    return m.el("ul", *found, cls="stack sm muted")


def _where(m: Html, at: int) -> Node:
    return steps(m, at, STEPS, label=m.t("learn.where", number=at, all=STEPS))


def _later(m: Html) -> Node:
    return m.el("p", m.t("welcome.later"), cls="sm muted")


def _pic(m: Html, name: str) -> Node:
    return emblem(m, {"t": "heart", "l": "graduation-cap", "s": "camera"}[name])


def _topic(m: Html, topic: TopicView) -> Node:
    box = m.el("input", type="checkbox", name=f"topic.{topic.slug}", default_checked=topic.followed)
    return m.el("label", box, topic.name, cls="chip")


def _languages(m: Html, here: str) -> Node:
    buttons = [_language(m, each) for each in LANGUAGES]
    row = chips(m, *buttons, label=m.t("signin.language"), wrap=True)
    heading = m.el("h2", m.t("welcome.language"), cls="sm b")
    fields = m.el("form", hidden_fields(m, (("next", here),)), row, method="post", action="/auth/language")
    return m.el("section", heading, fields, cls="stack")


def _language(m: Html, language: Language) -> Node:
    on = "true" if language == m.language else "false"
    return m.el("button", NATIVE[language], name="language", value=language, lang=language, aria_pressed=on, cls="chip")


def _deed(m: Html, after: str, deed: str, label: str, look: str) -> Node:
    return form(m, "/welcome", hidden_fields(m, (("deed", deed), ("next", after))), submit(m, label, look))
