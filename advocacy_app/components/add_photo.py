"""A photo before it is sent: what stands still. ``/js/add.js`` draws the pictures and the names into it."""

from typing import Any

from advocacy_app.components import drawings
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, choices, empty, fold, option, switch, text_area, text_field

LONGEST = "600"


def cameras(m: Markup) -> Node:
    """The two ways to a picture; the browser's own pickers stay hidden behind the buttons."""

    def picker(id: str, **more: Any) -> Node:
        return m.el("input", type="file", id=id, accept="image/*", cls="vh", tabindex="-1", aria_hidden="true", **more)

    return m.el("div", picker("pick-take", capture="environment"), picker("pick-choose", multiple=True))


def first(m: Markup) -> Node:
    """Nothing chosen yet."""
    take = button(m, m.t("add.take"), "pri lg full", pic="camera", data_pick="take")
    choose = button(m, m.t("add.choose"), "out lg full", pic="images", data_pick="choose")
    ways = m.el("div", take, choose, _promise(m), cls="stack-3 ways")
    return m.el(
        "div",
        empty(m, drawings.first_photo(m), m.t("add.first_title"), m.t("add.first_sentence"), ways),
        cls="when-none",
    )


def writing(m: Markup, hashtags: Any, tickets: Any, found: Any) -> Node:
    """The form around the chosen pictures."""
    return m.el(
        "form",
        m.el("div", cls="shots", data_shots="", role="group", aria_label=m.t("add.photos")),
        m.el("div", switch(m, "add-apart", m.t("add.apart"), sub=m.t("add.apart_more")), cls="when-many"),
        _caption(m),
        _alt(m),
        _hashtag(m, hashtags, tickets),
        _people(m, found),
        _confidential(m),
        _scope(m),
        fold(
            m,
            m.t("add.place_title"),
            text_field(m, "place", m.t("add.place"), name="place", maxlength="120", help=m.t("add.place_help")),
        ),
        id="add-form",
        novalidate=True,
        cls="stack-4 when-some",
    )


def send_dock(m: Markup, worth: Any) -> Node:
    """In the place of the bar: what is taken away before it leaves, and the button."""
    send = m.cond(
        worth > 0,
        lambda: button(m, m.t("add.send"), "pri lg full", plus=worth, type="submit", form="add-form"),
        lambda: button(m, m.t("add.send"), "pri lg full", type="submit", form="add-form"),
    )
    return m.el("div", m.el("div", _promise(m), send, cls="foot stack"), cls="dock add-dock when-some")


def _promise(m: Markup) -> Node:
    return m.el("p", icon(m, "shield-check", small=True), m.el("span", m.t("add.stripped")), cls="assured sm muted")


def _caption(m: Markup) -> Node:
    more = {"name": "caption", "maxlength": LONGEST, "placeholder": m.t("add.caption_hint")}
    field = text_area(m, "caption", m.t("add.caption"), error="", words=True, **more)
    return m.el("div", _which(m, "when-apart"), field, cls="stack")


def _alt(m: Markup) -> Node:
    field = text_field(
        m, "alt", m.t("add.alt"), help=m.t("add.alt_why"), name="alt", maxlength="400", autocomplete="off"
    )
    return m.el("div", _which(m, "when-alike"), field, cls="stack")


def _which(m: Markup, when: str) -> Node:
    """Which of several photos what stands below is about."""
    return m.el("p", cls=f"sm muted {when}", data_which="")


def _hashtag(m: Markup, hashtags: Any, tickets: Any) -> Node:
    """The hashtag, those of what runs, and for which draws one is a ticket."""

    def one(tag: Any, _: Any) -> Node:
        return m.el("button", tag, type="button", cls="chip", data_tag=tag, aria_pressed="false")

    more = {"name": "hashtag", "maxlength": "80", "autocapitalize": "none", "autocomplete": "off", "placeholder": "#"}
    field = text_field(m, "hashtag", m.t("add.hashtag"), optional=True, **more)

    def ticket(each: Any, _: Any) -> Node:
        rules = m.el("a", m.t("contest.rules"), href=each.href, target="_blank", rel="noopener")
        return m.el("p", icon(m, "ticket", small=True), m.el("span", each.words, " ", rules), cls="row start sm muted")

    chips = m.el("div", m.each(hashtags, one), cls="row wrap")
    return m.el("div", field, chips, m.each(tickets, ticket), cls="stack")


def _people(m: Markup, found: Any) -> Node:
    """Who is in it: colleagues by name, others with words of one's own or none."""

    def one(person: Any, _: Any) -> Node:
        words = m.el("span", m.el("b", person.name), " ", m.el("span", person.team, cls="sm muted"), cls="grow")
        return m.el(
            "li",
            m.el(
                "button",
                icon(m, "user-plus", small=True),
                words,
                type="button",
                cls="row wide",
                data_person=person.id,
                data_name=person.name,
            ),
        )

    add = button(m, m.t("common.add"), "out", data_add_person="")
    field = text_field(
        m,
        "person",
        m.t("add.person"),
        name="person",
        maxlength="80",
        autocomplete="off",
        enterkeyhint="done",
        placeholder=" ",
        aria_describedby="people-help",
    )
    return m.el(
        "fieldset",
        m.el("legend", m.t("add.people")),
        m.el("p", m.t("add.people_help"), id="people-help", cls="help"),
        _which(m, "when-apart"),
        m.el("ul", cls="card small list people", data_people=""),
        m.el("div", field, add, cls="row end"),
        m.cond(found, lambda: m.el("ul", m.each(found, one), cls="card small list found")),
        cls="field stack",
    )


def _confidential(m: Markup) -> Node:
    error = m.el(
        "p", icon(m, "circle-alert", small=True), m.el("span"), id="confidential-error", cls="err", hidden=True
    )
    both = choices(
        m,
        m.t("add.confidential"),
        option(m, "confidential", "clear", m.t("add.clear"), compact=True),
        option(m, "confidential", "not_sure", m.t("add.not_sure"), compact=True),
        help=m.t("add.confidential_what"),
        cls="two",
    )
    return m.el("div", both, error, cls="stack")


def _scope(m: Markup) -> Node:
    return choices(
        m,
        m.t("add.scope"),
        option(m, "scope", "inside", m.t("add.inside"), sub=m.t("add.inside_more")),
        option(m, "scope", "outside", m.t("add.outside"), sub=m.t("add.outside_more")),
        help=m.t("add.rights"),
    )
