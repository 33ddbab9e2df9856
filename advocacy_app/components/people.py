"""People and invites as administrators see them."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import (
    avatar,
    button,
    card,
    option_list,
    rows,
    select_field,
    sheet,
    tag,
    text_field,
)
from advocacy_app.i18n import LANGUAGES

ROLES = ("employee", "champion", "guest_curator", "campaign_owner", "administrator")
INVITE_ROLES = ROLES[:3]


def people_table(m: Markup, people: Any) -> Node:
    """The long list: a table that becomes cards on a phone."""
    heads = [
        m.el("th", m.t(key), scope="col")
        for key in ("people.col_person", "people.role", "people.col_email", "people.col_place")
    ]
    lines = m.el("tbody", m.each(people, lambda person, _: _line(m, person)))
    return m.el("div", m.el("table", m.el("thead", m.el("tr", *heads)), lines, cls="t"), cls="card")


def _line(m: Markup, person: Any) -> Node:
    link = m.el("a", person.name, href="/studio/people/" + person.id, cls="go b")
    who = m.el("span", avatar(m, person.face, size="sm"), link, marks(m, person), cls="row wide wrap who")
    return m.el(
        "tr",
        m.el("th", who, scope="row"),
        m.el("td", person.role_words, data_label=m.t("people.role")),
        m.el("td", person.email, cls="break", data_label=m.t("people.col_email")),
        m.el("td", person.place, data_label=m.t("people.col_place")),
    )


def marks(m: Markup, person: Any) -> Node:
    """What is not as usual about a person."""
    return m.el(
        "span",
        m.cond(person.mine, lambda: tag(m, m.t("people.you"), tone="voice")),
        m.cond(person.active, lambda: m.el("span"), lambda: tag(m, m.t("people.gone"), tone="warn")),
        cls="row",
    )


def person_head(m: Markup, person: Any) -> Node:
    """Who it is."""
    words = m.el(
        "div",
        m.el("h2", person.name),
        m.el("div", person.email, cls="muted break"),
        m.el("div", person.place, cls="sm muted"),
        m.el("div", person.added, cls="sm cap"),
        cls="grow",
    )
    return card(m, m.el("div", avatar(m, person.face, size="lg"), words, marks(m, person), cls="row wide start"))


def role_fields(m: Markup, person: Any) -> Node:
    """The choice of a role and the button that makes it hold."""
    roles = [(role, m.t(f"role.{role}")) for role in ROLES]
    field = select_field(
        m, "role", m.t("people.role"), roles, value=person.role, name="role", help=m.t("people.role_help")
    )
    return m.el("div", field, button(m, m.t("people.change_role"), "pri", type="submit"), cls="form")


def leave_sheet(m: Markup, person: Any, *, on_leave: Any) -> Node:
    """Two answers of the same size; it can be undone on this very page."""
    actions = (
        button(m, m.t("common.not_now"), data_closes=""),
        button(m, m.t("people.deactivate_now"), "bad", on_click=on_leave, data_closes=""),
    )
    title = m.t("people.deactivate_title", name=person.name)
    return sheet(m, "leave", title, m.el("p", m.t("people.deactivate_text")), actions=actions)


def handed(m: Markup, link: Any, picture: Any, name: Any, *words: Node, code: Any = None) -> Node:
    """A link and a QR, shown once: to copy, to scan, to print and hang up. A ``code`` at the link's end stays whole."""
    large = () if code is None else (m.el("div", code, cls="code-in"),)
    shown = (link,) if code is None else (link.replace(code, ""), m.el("span", code, cls="unbroken"))
    copied = {"data_copy": link, "data_said": m.t("invite.link_copied")}
    return card(
        m,
        *words,
        m.el("img", src=picture, alt=name, width="240", height="240", cls="qr"),
        *large,
        m.el("code", *shown, cls="break"),
        m.el(
            "div",
            button(m, m.t("common.copy"), "out", pic="copy", **copied),
            button(m, m.t("invite.print"), "out", data_print=""),
            cls="row wrap middle",
        ),
        cls="stack-3 centre poster",
        aria_live="polite",
    )


def new_person_fields(m: Markup, places: Any, errors: Any) -> Node:
    """Name, address, role, team, language."""
    name = text_field(
        m, "name", m.t("signin.your_name"), error=errors.name, name="name", maxlength="120", autocomplete="off"
    )
    email = text_field(
        m,
        "email",
        m.t("signin.email"),
        error=errors.email,
        help=m.t("people.email_optional"),
        optional=True,
        name="email",
        type="email",
        maxlength="254",
        autocomplete="off",
        inputmode="email",
        autocapitalize="none",
    )
    roles = [(role, m.t(f"role.{role}")) for role in ROLES]
    languages = [(each, m.t(f"language.{each}")) for each in LANGUAGES]
    return m.el(
        "div",
        name,
        email,
        select_field(m, "role", m.t("people.role"), roles, value="employee", name="role"),
        option_list(m, "team", m.t("people.team"), places.teams, first=m.t("people.no_team"), name="team"),
        select_field(m, "language", m.t("signin.language"), languages, value="en", name="language"),
        button(m, m.t("people.add"), "pri", type="submit"),
        cls="form",
    )


def invite_fields(m: Markup, places: Any) -> Node:
    """What an invite gives, to how many, for how long."""
    roles = [(role, m.t(f"role.{role}")) for role in INVITE_ROLES]
    numbers = m.el(
        "div",
        _number(m, "uses", m.t("invite.uses"), "30", "500"),
        _number(m, "days", m.t("invite.days"), "30", "90"),
        cls="two",
    )
    return m.el(
        "div",
        text_field(m, "label", m.t("invite.label"), optional=True, name="label", maxlength="80"),
        option_list(m, "team", m.t("people.team"), places.teams, first=m.t("people.no_team"), name="team"),
        option_list(m, "site", m.t("people.site"), places.sites, first=m.t("people.no_site"), name="site"),
        select_field(m, "role", m.t("people.role"), roles, value="employee", name="role"),
        numbers,
        button(m, m.t("invite.make"), "pri", pic="qr-code", type="submit"),
        cls="form",
    )


def _number(m: Markup, id: str, label: Any, start: str, most: str) -> Node:
    return text_field(
        m, id, label, name=id, type="number", default_value=start, min="1", max=most, inputmode="numeric", required=True
    )


def invite_rows(m: Markup, invites: Any, *, on_revoke: Any) -> Node:
    """Open invites, each with a way to take it down."""

    def invite(each: Any, _: Any) -> Node:
        words = m.el(
            "div",
            m.el("div", each.label, cls="b"),
            m.el("div", each.gives, cls="sm muted"),
            m.el("div", m.t("invite.left", n=each.left), " · ", each.until, cls="sm muted"),
            cls="grow",
        )
        revoke = button(m, m.t("invite.revoke"), "out sm", on_click=on_revoke(each.id))
        return m.el("li", words, revoke, cls="wrap")

    return rows(m, m.each(invites, invite))


def deed_days(m: Markup, days: Any) -> Node:
    """Lines of the log under their days."""

    def deed(each: Any, _: Any) -> Node:
        words = m.el("div", m.el("div", each.who.name, cls="b"), m.el("div", each.words, cls="break"), cls="grow")
        return m.el("li", avatar(m, each.who, size="sm"), words, m.el("span", each.at, cls="sm muted num"))

    def section(each: Any, _: Any) -> Node:
        return m.el("section", m.el("h2", each.day, cls="lg"), rows(m, m.each(each.rows, deed)), cls="stack-3")

    return m.el("div", m.each(days, section), cls="stack-5")
