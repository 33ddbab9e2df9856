"""What is stored about me, who sees it, and how to take it along or be rid of it."""

from typing import Any

from advocacy_app.components.door import door
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Html, Markup, Node
from advocacy_app.components.primitives import button, card, sheet
from advocacy_app.components.visibility import Chosen, visibility_fields
from advocacy_app.read_models.house import House

_STORED = ("user-round", "heart", "key-round")


def promises(m: Markup) -> Node:
    """Three sentences that tests hold true."""
    return _said(m, "privacy.promises", [("check", f"privacy.line{n}") for n in (1, 2, 3)])


def company_sees(m: Markup) -> Node:
    """What the employer can see."""
    return _said(m, "privacy.company_sees", [("eye", f"privacy.company_sees_{n}") for n in (1, 2, 3)])


def never_sees(m: Markup) -> Node:
    """What nobody else can see."""
    return _said(m, "privacy.never_sees", [("eye-off", f"privacy.never_sees_{n}") for n in (1, 2, 3)])


def stored(m: Markup) -> Node:
    """What is kept, and the way to have it in hand."""
    lines = [(pic, f"privacy.stored_{n}") for n, pic in enumerate(_STORED, 1)]
    page = _take(m, "common.download_data", "full", "/me/privacy/data.html")
    file = _take(m, "privacy.take_file", "text full", "/me/privacy/data.json")
    return _said(m, "privacy.stored", lines, page, file, m.el("p", m.t("privacy.download_about"), cls="sm muted"))


def _take(m: Markup, key: str, look: str, href: str) -> Node:
    return button(m, m.t(key), look, pic="download", href=href, target="_self", download="")


def told_outside(m: Markup, host: Any) -> Node:
    """That learning is told to a system outside, where the company wants that; and what of it."""
    words = m.el("p", m.t("privacy.told", host=host))
    return card(m, m.el("h2", m.t("privacy.told_title"), cls="lg"), words, cls="stack-3")


def erase(m: Markup) -> Node:
    """The first step: what it means. The second is the sheet."""
    opener = button(m, m.t("common.delete_account"), "out full", pic="trash-2", data_opens="erase")
    words = m.el("p", m.t("privacy.erase_about"), cls="muted")
    return card(m, m.el("h2", m.t("privacy.erase"), cls="lg"), words, opener, cls="stack-3")


def erase_sheet(m: Markup) -> Node:
    """The second step: what goes, what stays, and two answers of the same size."""
    lines = (
        ("trash-2", "privacy.erase_goes"),
        ("link", "privacy.erase_links"),
        ("scale", "privacy.erase_stays"),
    )
    stay = button(m, m.t("common.not_now"), type="button", data_closes="")
    go = button(m, m.t("common.delete_account"), "bad", type="submit", form="erase-form")
    form = m.el("form", id="erase-form", method="post", action="/auth/erase")
    return sheet(m, "erase", m.t("privacy.erase_title"), _lines(m, lines), form, actions=(stay, go))


def seen_as(m: Markup, seen: Any) -> Node:
    """How others see me: the fields and the button that keeps the choice."""
    return m.el(
        "div",
        m.el("h2", m.t("visibility.title"), cls="lg"),
        visibility_fields(m, Chosen(seen.name, seen.visibility, seen.nickname)),
        button(m, m.t("common.save"), "pri full", type="submit"),
        cls="stack-3",
    )


def goodbye_page(m: Html, house: House) -> str:
    """After erasing: nothing to do any more."""
    return door(m, house, m.t("privacy.goodbye_title"), m.el("p", m.t("privacy.goodbye")), here="/goodbye")


def _said(m: Markup, title: str, lines: Any, *more: Node) -> Node:
    return card(m, m.el("h2", m.t(title), cls="lg"), _lines(m, lines), *more, cls="stack-3")


def _lines(m: Markup, lines: Any) -> Node:
    items = [m.el("li", icon(m, pic, small=True), m.el("span", m.t(key)), cls="promise") for pic, key in lines]
    return m.el("ul", *items, cls="stack-3")
