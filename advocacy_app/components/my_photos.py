"""One's own photos, each with where it stands and what can be done about it."""

from dataclasses import dataclass
from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import (
    button,
    classes,
    fold,
    icon_button,
    note,
    points_chip,
    tag,
    text_area,
    text_field,
)


@dataclass(frozen=True)
class Asking:
    """Whom a link is shown for, the link, its QR code, and what asks for one."""

    person: Any
    link: Any
    code: Any
    on_ask: Any


def outgoing(m: Markup) -> Node:
    """Photos that are still on this phone; ``/js/photos.js`` draws them."""
    return m.el(
        "ul",
        cls="card list photos",
        data_outgoing="",
        hidden=True,
        aria_label=m.t("photos.on_phone"),
        aria_live="polite",
    )


def my_photos(
    m: Markup, photos: Any, fixing: Any, asking: Asking, *, on_fix: Any, on_take: Any, on_withdraw: Any
) -> Node:
    """The photos that the server knows, the newest first."""

    def one(photo: Any, _: Any) -> Node:
        acts = m.el(
            "div",
            m.cond(photo.may_fix & (fixing != photo.id), lambda: _fix_button(m, photo, on_fix)),
            m.cond(
                photo.suggestion != "",
                lambda: button(m, m.t("photos.take_suggestion"), "out sm", on_click=on_take(photo.id)),
            ),
            cls="row wrap answers",
        )
        return m.el(
            "li",
            _thumb(m, photo),
            m.el(
                "div",
                tag(m, photo.state_text, tone=photo.tone),
                m.el("p", photo.caption, cls="words"),
                m.el("p", photo.line, cls="sm muted"),
                m.el("p", m.el("span", photo.times), " ", m.el("span", photo.late), cls="xs cap when"),
                _said(m, photo),
                acts,
                _brought(m, photo),
                _people(m, photo, asking),
                _more(m, photo, on_withdraw),
                cls="grow stack",
            ),
            m.cond(photo.may_fix & (fixing == photo.id), lambda: _fix(m, photo, on_fix)),
            cls="start photo",
            data_photo=photo.id,
        )

    return m.el("ul", m.each(photos, one), cls="card list photos")


def _thumb(m: Markup, photo: Any) -> Node:
    picture = m.cond(
        photo.image != "",
        lambda: m.el("img", src=photo.image, alt=photo.alt, cls="thumb lg", loading="lazy", width="80", height="80"),
        lambda: m.el("span", icon(m, "eye-off"), cls="thumb lg gone"),
    )
    return m.cond(
        photo.slug != "", lambda: m.el("a", picture, href="/c/" + photo.slug, aria_label=photo.caption), lambda: picture
    )


def _said(m: Markup, photo: Any) -> Node:
    """What the reviewer wrote, in the author's language; their own words stay in theirs."""

    def draw() -> Node:
        words = m.cond(photo.words != "", lambda: m.el("q", photo.words, lang=photo.words_language))
        return note(m, m.el("b", photo.reviewer), m.el("span", photo.reason), words, _suggested(m, photo), tone="warn")

    return m.cond(photo.reason != "", draw)


def _suggested(m: Markup, photo: Any) -> Node:
    """The very words that one tap takes over."""

    def draw() -> Node:
        return m.el("div", m.el("b", m.t("photos.suggested")), m.el("q", photo.suggestion), cls="suggested")

    return m.cond(photo.suggestion != "", draw)


def _fix_button(m: Markup, photo: Any, on_fix: Any) -> Node:
    return button(m, m.t("photos.fix"), "pri sm", pic="pencil", on_click=on_fix(photo.id))


def _fix(m: Markup, photo: Any, on_fix: Any) -> Node:
    """The picture, to crop or to change, and the words; ``/js/mend.js`` sends them again."""
    picker = m.el("input", type="file", accept="image/*", cls="vh", tabindex="-1", aria_hidden="true")
    picture = m.el("img", src=photo.image, alt=photo.alt, data_sent="", data_large=photo.large, cls="mended")
    buttons = m.el(
        "div",
        button(m, m.t("photos.crop"), "out sm", pic="crop", data_crop=""),
        button(m, m.t("photos.other_picture"), "out sm", pic="image-plus", data_other=""),
        cls="row wrap pictures",
    )
    ends = m.el(
        "div",
        button(m, m.t("common.cancel"), "out", on_click=on_fix(photo.id)),
        button(m, m.t("photos.send_again"), "pri", type="submit"),
        cls="two",
    )
    return m.el(
        "form",
        picture,
        m.el("div", data_stage="", cls="stack-3"),
        picker,
        buttons,
        text_area(
            m, "fix-caption", m.t("add.caption"), error="", words=True, name="caption", default_value=photo.caption
        ),
        text_field(m, "fix-alt", m.t("add.alt"), name="alt", default_value=photo.alt),
        text_field(m, "fix-hashtag", m.t("add.hashtag"), name="hashtag", default_value=photo.hashtag),
        ends,
        data_mend=photo.id,
        novalidate=True,
        cls="stack-3 mend",
    )


def _brought(m: Markup, photo: Any) -> Node:
    said = lambda: m.el("span", m.t("photos.brought", thanks=photo.thanks, voices=photo.voices), cls="sm muted")  # noqa: E731
    numbers = m.cond(photo.thanks + photo.voices > 0, said)
    points = m.cond(photo.points > 0, lambda: points_chip(m, photo.points))
    return m.cond(photo.slug != "", lambda: m.el("div", numbers, points, cls="row wrap"))


def _people(m: Markup, photo: Any, asking: Asking) -> Node:
    """Who is in it, and a link for those who have not answered."""

    def one(person: Any, _: Any) -> Node:
        name = m.el("div", person.name, cls="b sm")
        words = m.el("div", name, m.el("div", person.answer_text, cls="xs cap"), cls="grow")
        ask = {
            "on_click": asking.on_ask(person.id),
            "aria_expanded": m.pick(asking.person == person.id, "true", "false"),
        }
        code = lambda: icon_button(m, m.t("photos.show_qr", name=person.name), "qr-code", **ask)  # noqa: E731
        shown = m.cond(asking.person == person.id, lambda: _handed(m, person, asking))
        look = classes("wrap", m.pick(person.answer == "agreed", "agreed", ""))
        return m.el("li", icon(m, "user-round", small=True), words, m.cond(person.may_link, code), shown, cls=look)

    return m.cond(photo.people, lambda: m.el("ul", m.each(photo.people, one), cls="small list people"))


def _handed(m: Markup, person: Any, asking: Asking) -> Node:
    """To be held in front of somebody's phone, or sent."""
    name = m.t("photos.show_qr", name=person.name)
    copy = button(
        m, m.t("photos.copy_link"), "out sm", pic="copy", data_copy=asking.link, data_said=m.t("photos.copied")
    )
    picture = m.el("img", src=asking.code, alt=name, width="200", height="200", cls="qr")
    return m.el("div", picture, m.el("p", m.t("photos.qr_help"), cls="sm muted"), copy, cls="stack handed")


def _more(m: Markup, photo: Any, on_withdraw: Any) -> Node:
    sure = m.el(
        "div",
        m.el("p", m.t("photos.withdraw_sure"), cls="sm muted"),
        button(m, m.t("photos.withdraw"), "bad sm", on_click=on_withdraw(photo.id)),
        cls="stack",
    )
    return m.cond(photo.may_withdraw, lambda: fold(m, m.t("photos.withdraw_title"), sure, cls="link sm"))
