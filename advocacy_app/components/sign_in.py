"""The pages on the way in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from advocacy_app.components.document import hidden_fields
from advocacy_app.components.door import door, email_form, form, promises, submit, trouble, way_back
from advocacy_app.components.markup import Html, Node
from advocacy_app.components.primitives import button, note, select_field, text_field
from advocacy_app.i18n import LANGUAGES, NATIVE
from advocacy_app.read_models.house import House

Ways = Sequence[tuple[str, str]]
"""Company accounts: the provider's name in addresses and on the button."""


def sign_in_page(m: Html, house: House, ways: Ways, after: str, *, typed: str = "", error: str | None = None) -> str:
    """Every way in: company accounts, a code by mail, an invite."""
    wanted = urlencode({"next": after}) if after != "/" else ""
    accounts = [
        button(
            m,
            m.t("signin.continue_with", name=label),
            "pri lg full" if first else "out lg full",
            href=f"/auth/{name}/login" + (f"?{wanted}" if wanted else ""),
        )
        for first, (name, label) in ((i == 0, way) for i, way in enumerate(ways))
    ]
    return door(
        m,
        house,
        m.t("signin.title"),
        *([m.el("div", *accounts, cls="stack")] if accounts else []),
        email_form(m, after, typed=typed, error=error, main=not accounts),
        button(m, m.t("signin.have_invite"), "text lg full", pic="qr-code", href="/auth/invite"),
        m.el("p", m.t("signin.no_email"), cls="sm cap"),
        promises(m),
        here="/sign-in" + (f"?{wanted}" if wanted else ""),
        tab=m.t("common.sign_in"),
    )


@dataclass(frozen=True)
class OnItsWay:
    """A mail to ``email`` that is good ``until`` a time; ``kept``: it lies on this machine and can be read at once."""

    email: str
    until: str
    after: str
    kept: bool = False


def code_page(
    m: Html, house: House, mail: OnItsWay, *, typed: str = "", error: str | None = None, over: bool = False
) -> str:
    """The mail is on its way: six digits may be typed, unless they have run out (``over``)."""
    again = hidden_fields(m, (("email", mail.email), ("next", mail.after)))
    new = form(m, "/auth/email", again, submit(m, m.t("signin.new_code"), "pri lg full" if over else "out lg full"))
    typing = () if over else (form(m, "/auth/code", _digits(m, typed, error), submit(m, m.t("common.sign_in"))),)
    fault = (m.el("p", error, cls="err"),) if over and error else ()
    return door(
        m,
        house,
        m.t("signin.check_mail"),
        *(fault or (m.el("p", m.t("signin.sent", email=mail.email, time=mail.until)),)),
        *((_kept(m),) if mail.kept else ()),
        *typing,
        new,
        *(() if mail.kept else (m.el("p", m.t("signin.nothing_came"), cls="sm cap"),)),
        button(m, m.t("signin.other_address"), "text full", href="/sign-in"),
        here="/auth/code",
    )


def _kept(m: Html) -> Node:
    way = button(m, m.t("outbox.open"), "text flush", pic="mail", href="/outbox")
    return note(m, m.el("div", m.t("outbox.intro")), way)


def _digits(m: Html, typed: str, error: str | None) -> Node:
    """Where the six of them go; a phone offers those of the mail."""
    return text_field(
        m,
        "code",
        m.t("signin.code"),
        help=m.t("signin.code_help"),
        error=error,
        name="code",
        value=typed,
        cls="code-in",
        inputmode="numeric",
        autocomplete="one-time-code",
        maxlength="9",
        autofocus=True,
        required=True,
    )


def over_page(m: Html, house: House, error: str, *, typed: str, after: str) -> str:
    """A link or code that is finished: why, and a new one; ``typed`` is what this browser asked with, if it did."""
    new = email_form(m, after, typed=typed)
    return door(m, house, m.t("signin.over_title"), trouble(m, error), new, way_back(m, house), here="/sign-in")


def here_page(m: Html, house: House, address: str) -> str:
    """A link opened elsewhere: one button, so that a program which only looks at it uses nothing up."""
    return door(
        m,
        house,
        m.t("signin.here_title"),
        m.el("p", m.t("signin.here_text")),
        form(m, address, submit(m, m.t("common.sign_in"))),
        here=address,
    )


def invite_page(m: Html, house: House, *, typed: str = "", error: str | None = None) -> str:
    """Type the code from the noticeboard."""
    field = text_field(
        m,
        "code",
        m.t("signin.invite_code"),
        help=m.t("signin.invite_help"),
        error=error,
        name="code",
        value=typed,
        cls="code-in",
        autocapitalize="characters",
        autocomplete="off",
        spellcheck="false",
        maxlength="12",
        autofocus=True,
        required=True,
    )
    return door(
        m,
        house,
        m.t("signin.invite_title"),
        form(m, "/auth/invite", field, submit(m, m.t("common.continue"))),
        button(m, m.t("signin.other_ways"), "text full", href="/sign-in"),
        here="/auth/invite",
    )


@dataclass(frozen=True)
class Wrong:
    """A name that does not do: what was typed, why not, and what would do instead."""

    typed: str
    error: str
    instead: Sequence[str] = ()


def join_page(m: Html, house: House, address: str, wrong: Wrong | None = None) -> str:
    """A good invite: a name, a language, and in; names that would do where the typed one is a colleague's."""
    field = text_field(
        m,
        "name",
        m.t("signin.your_name"),
        help=m.t("signin.your_name_help"),
        error=wrong and wrong.error,
        name="name",
        value=wrong.typed if wrong else "",
        autocomplete="name",
        maxlength="120",
        required=True,
    )
    instead = [  # after the main button, which is the one that Enter presses
        button(m, m.t("signin.join_as", name=name), "out full", type="submit", name="instead", value=name)
        for name in (wrong.instead if wrong else ())
    ]
    names: list[tuple[Any, Any]] = [(each, NATIVE[each]) for each in LANGUAGES]
    language: Node = select_field(m, "language", m.t("signin.language"), names, value=m.language, name="language")
    return door(
        m,
        house,
        m.t("signin.join_title"),
        form(m, address, field, language, submit(m, m.t("signin.join")), *instead),
        promises(m),
        here=address,
    )


def leave_page(m: Html, house: House, name: str, address: str) -> str:
    """On to a company account; the page goes on by itself, the button is for those where it does not."""
    go = m.el("meta", http_equiv="refresh", content=f"0;url={address}")
    on = button(m, m.t("signin.continue_with", name=name), "pri lg full", href=address)
    return door(m, house, m.t("common.wait"), go, on, here="/me/settings")
