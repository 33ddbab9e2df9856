"""Settings and devices: what a person decides about their own access."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, card, list_row, option_list, rows, sheet, tag
from advocacy_app.components.unsent import unsent_sheet
from advocacy_app.i18n import LANGUAGES


def language_card(m: Markup, current: Any, here: str = "/me/settings") -> Node:
    """Five buttons of a plain form: the page it stands on comes back in the language that was tapped."""

    def choice(language: str) -> Node:
        on = m.pick(current == language, "true", "false")
        words = m.t(f"language.{language}")
        return m.el(
            "button", words, type="submit", name="language", value=language, lang=language, aria_pressed=on, cls="chip"
        )

    form = m.el(
        "form",
        m.el("input", type="hidden", name="next", value=here),
        m.el("div", *[choice(language) for language in LANGUAGES], cls="chips wrap"),
        method="post",
        action="/auth/language",
    )
    return card(m, m.el("h2", m.t("signin.language"), cls="lg"), form, cls="stack-3")


def zone_card(m: Markup, zones: Any, zone: Any, *, on_change: Any) -> Node:
    """The time zone; a choice holds at once."""
    field = option_list(
        m,
        "zone",
        m.t("settings.timezone"),
        zones,
        value=zone,
        help=m.t("settings.timezone_help"),
        on_change=on_change,
    )
    return card(m, field)


def accounts_card(m: Markup, accounts: Any) -> Node:
    """Company accounts that may sign in; connecting one is a full page, since it leaves for the provider."""

    def account(each: Any, _: Any) -> Node:
        connect = m.el(
            "form",
            button(m, m.t("settings.connect", name=each.label), "out sm", type="submit"),
            method="post",
            action="/auth/" + each.name + "/connect",
        )
        done = tag(m, m.t("settings.connected"), tone="good", pic="check")
        return list_row(m, each.label, trailing=m.cond(each.connected, lambda: done, lambda: connect))

    return m.el(
        "section", m.el("h2", m.t("settings.accounts"), cls="lg"), rows(m, m.each(accounts, account)), cls="stack-3"
    )


def further(m: Markup) -> Node:
    """Where else one decides."""
    links = (
        ("bell-ring", "inbox.settings", "/inbox/settings"),
        ("smartphone", "devices.title", "/me/sessions"),
        ("eye", "me.seen", "/me/privacy#seen"),
    )
    return rows(m, *[list_row(m, m.t(key), href=href, leading=icon(m, pic)) for pic, key, href in links])


def device_rows(m: Markup, devices: Any, *, on_end: Any) -> Node:
    """Every device, this one first; ``on_end(id)`` signs one out."""

    def device(each: Any, _: Any) -> Node:
        words = m.el(
            "div",
            m.el("div", each.words, cls="b"),
            m.el("div", each.used, cls="sm muted"),
            m.el("div", each.since, cls="sm muted"),
            cls="grow",
        )
        out = button(m, m.t("common.sign_out"), "out sm", on_click=on_end(each.id))
        here = tag(m, m.t("devices.this"), tone="brand", pic="check")
        return m.el("li", words, m.cond(each.current, lambda: here, lambda: out), cls="wrap")

    return rows(m, m.each(devices, device))


def new_device(m: Markup, picture: Any, until: Any, *, on_add: Any) -> Node:
    """A QR that brings another device in, made when it is asked for."""
    code = m.el(
        "div",
        m.el("img", src=picture, alt=m.t("devices.add_qr"), width="240", height="240", cls="qr"),
        m.el("p", m.t("devices.add_text", time=until)),
        cls="stack-3 centre",
    )
    ask = button(m, m.t("devices.add"), "full", pic="qr-code", on_click=on_add)
    return m.el("div", m.cond(picture != "", lambda: card(m, code), lambda: ask), aria_live="polite")


def everywhere(m: Markup) -> Node:
    """Out on every device: two steps, the second a plain form, so that this device lets go of everything."""
    opener = button(m, m.t("devices.everywhere"), "text full bad-ink", pic="log-out", data_opens="everywhere")
    form = m.el(
        "form",
        m.el("input", type="hidden", name="everywhere", value="yes"),
        id="everywhere-form",
        method="post",
        action="/auth/sign-out",
    )
    actions = (
        button(m, m.t("common.not_now"), data_closes=""),
        button(m, m.t("devices.everywhere_now"), "bad", type="submit", form="everywhere-form"),
    )
    words = m.el("p", m.t("devices.everywhere_text"))
    asked = sheet(m, "everywhere", m.t("devices.everywhere_title"), words, form, actions=actions)
    return m.el("div", opener, asked, unsent_sheet(m))
