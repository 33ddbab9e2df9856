"""One's own certificates with everything one can do with them, and the list from which one is revoked."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, card, fold, note, rows, switch, tag, text_field

FILES = (
    ("certificate.pdf", "pdf", "file-text"),
    ("certificate.png", "picture", "image"),
    ("badge.png", "png", "award"),
    ("badge.svg", "svg", "award"),
    ("badge.jwt", "jwt", "key-round"),
)


def credential_list(m: Markup, mine: Any, on_named: Any) -> Node:
    """Each with its badge, what it says, and what one can do with it."""
    return m.el(
        "ul",
        m.each(mine, lambda one, _: m.el("li", _credential(m, one, on_named), key=one.id)),
        cls="stack-5 credentials",
        aria_label=m.t("credential.title"),
    )


def _credential(m: Markup, one: Any, on_named: Any) -> Node:
    art = m.el("img", src=one.badge, alt="", width="96", height="96", cls="badge-art")
    words = m.el(
        "div",
        m.el("h2", one.title, lang=one.language),
        m.el("div", tag(m, one.state_name, tone=one.tone), cls="row wrap"),
        m.el("p", one.line, cls="sm muted"),
        cls="grow stack-1",
    )
    return card(
        m,
        m.el("div", art, words, cls="row head"),
        m.cond(one.why != "", lambda: note(m, m.el("b", m.t("credential.why")), m.el("p", one.why), tone="warn")),
        m.cond(one.state != "revoked", lambda: _ways(m, one)),
        _seen(m, one, on_named),
        fold(m, m.t("credential.download"), _files(m, one), cls="files"),
        fold(m, m.t("credential.how"), m.el("p", m.t("credential.how_text"), cls="sm muted")),
        tag="article",
        cls="stack-4",
    )


def _ways(m: Markup, one: Any) -> Node:
    """The certificate first; then the ways to show it."""
    paper = button(
        m,
        m.t("credential.file_pdf"),
        "pri full",
        pic="download",
        href="/me/credentials/" + one.id + "/certificate.pdf",
        target="_self",
        download="",
    )
    linked = button(
        m, m.t("credential.linkedin"), "out", pic="external-link", href=one.linkedin, target="_blank", rel="noopener"
    )
    said = m.t("credential.copied")
    copy = button(m, m.t("credential.copy"), "out", pic="copy", data_copy=one.address, data_said=said)
    share = button(m, m.t("credential.share"), "out", pic="share-2", data_pass=one.address, data_said=said)
    return m.el("div", paper, m.el("div", share, copy, linked, cls="row wrap ways"), cls="stack-3")


def _seen(m: Markup, one: Any, on_named: Any) -> Node:
    toggle = switch(
        m,
        "named-" + one.id,
        m.t("credential.named"),
        sub=m.t("credential.named_more"),
        checked=one.named,
        on_change=on_named(one.id, ~one.named),
    )
    name, href = m.t("credential.seen"), "/credentials/" + one.id
    look = button(m, name, "text full", pic="eye", href=href, target="_blank")
    return m.el("div", toggle, look, cls="stack-3")


def _files(m: Markup, one: Any) -> Node:
    listed = [
        m.el(
            "li",
            icon(m, pic),
            m.el(
                "a",
                m.t(f"credential.file_{name}"),
                href="/me/credentials/" + one.id + "/" + file,
                target="_self",
                download="",
                cls="go grow b",
            ),
            icon(m, "download", small=True),
        )
        for file, name, pic in FILES
    ]
    return m.el("ul", *listed, cls="list")


def issued_list(m: Markup, issued: Any, on_revoke: Any) -> Node:
    """Who has what; each with the way to its public page, and to revoking it."""
    return rows(m, m.each(issued, lambda one, _: _issued(m, one, on_revoke)), cls="issued")


def _issued(m: Markup, one: Any, on_revoke: Any) -> Node:
    about = m.el(
        "div",
        m.el("div", m.el("b", one.who), tag(m, one.state_name, tone=one.tone), cls="row wrap between"),
        m.el("a", one.title, href=one.href, target="_blank", lang=one.language),
        m.el("div", one.line, cls="sm muted"),
        m.cond(one.why != "", lambda: m.el("p", one.why, cls="sm")),
        m.cond(one.state != "revoked", lambda: _revoking(m, one, on_revoke)),
        cls="grow stack-1",
    )
    return m.el("li", about, key=one.id + one.state)


def _revoking(m: Markup, one: Any, on_revoke: Any) -> Node:
    form = m.el(
        "form",
        m.el("input", type="hidden", name="credential", value=one.id, readonly=True),
        text_field(
            m,
            "why-" + one.id,
            m.t("credential.revoke_why"),
            help=m.t("credential.revoke_help"),
            name="why",
            required=True,
            maxlength="500",
        ),
        button(m, m.t("credential.revoke_do"), "bad", type="submit"),
        on_submit=on_revoke,
        cls="stack-3",
    )
    return fold(m, m.t("credential.revoke"), form)
