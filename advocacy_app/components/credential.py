"""Public pages about a certificate: what its number says, and what checking a file found. No sign-in, no script."""

from collections.abc import Iterator

from advocacy_app.components.document import document, public_top
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Html, Node
from advocacy_app.components.primitives import button, card, fold, note
from advocacy_app.read_models.credentials import PublicCredential, Verdict
from advocacy_app.read_models.house import House

UNKNOWN = PublicCredential(state="unknown")
_LOOKS = {
    "valid": ("good", "badge-check"),
    "expired": ("warn", "clock"),
    "revoked": ("bad", "ban"),
    "unknown": ("warn", "circle-help"),
    "altered": ("bad", "octagon-alert"),
    "forged": ("bad", "octagon-alert"),
    "foreign": ("warn", "circle-help"),
    "unreadable": ("warn", "file-text"),
}
CHECK = "/credentials/check"


def credential_page(m: Html, house: House, found: PublicCredential) -> str:
    """Valid, expired, revoked or unknown, in one sentence; then what it is for, and a way to check the file itself."""
    date = {"expired": found.until, "revoked": found.revoked}.get(found.state, "")
    words = {"company": house.name} if found.state == "valid" else {"date": date} if date else {}
    facts = _facts(m, house, found) if found.state != "unknown" else None
    content = (
        _seal(m, found),
        _says(m, found.state, m.t(f"credential.{found.state}_title"), m.t(f"credential.{found.state}_text", **words)),
        *([facts] if facts else []),
        _form(m),
        *([_programs(m)] if facts else []),
    )
    here = f"/credentials/{found.id}" if found.id else CHECK
    return _page(m, house, m.t("credential.page_title"), here, *content)


def checking_page(m: Html, house: House, verdict: Verdict | None = None, trouble: str = "") -> str:
    """Where a file is checked, and what was found in one."""
    if verdict is None:
        head = m.el("h1", m.t("credential.check_title"))
        said = [note(m, trouble, tone="bad", pic="circle-alert")] if trouble else []
        return _page(m, house, m.t("credential.check_title"), CHECK, head, *said, _form(m, alone=True))
    state = verdict.state
    named = {"company": house.name} if state in {"valid", "forged"} else {}
    title = m.t(f"credential.found_{state}_title")
    content = (_says(m, state, title, m.t(f"credential.found_{state}", **named)), _found(m, verdict), _form(m))
    return _page(m, house, m.t("credential.check_title"), CHECK, *content)


def _page(m: Html, house: House, title: str, here: str, *content: Node) -> str:
    inside = m.el("div", *content, cls="page stack-5")
    main = m.el("main", public_top(m, house, here), inside)
    body = m.el("div", main, cls="phone public proof credential")
    return document(m, title, body, company=house.name, hue=house.hue)


def _seal(m: Html, found: PublicCredential) -> Node:
    """The badge, if it is known which."""
    if not found.track:
        return ""
    return m.el("img", src=f"/credentials/badges/{found.track}.svg", alt="", width="160", height="160", cls="badge-art")


def _says(m: Html, state: str, title: str, text: str) -> Node:
    """The one sentence that matters, with a sign that is more than a colour."""
    tone, pic = _LOOKS[state]
    sign = m.el("span", icon(m, pic), cls="sign")
    words = m.el("div", m.el("h1", title), m.el("p", text), cls="stack-1")
    return m.el("div", sign, words, cls=f"verdict {tone}", role="status")


def _facts(m: Html, house: House, found: PublicCredential) -> Node:
    if not found.title:
        return card(m, m.el("p", m.t("credential.erased")), _list(m, [("number", found.id)]), cls="stack-3")
    holder = found.holder or m.el("span", m.t("credential.holder_private"), cls="muted")
    told = [
        ("for", m.el("span", found.title, lang=found.language)),
        ("holder", holder),
        ("issuer", house.name),
        ("issued", found.issued),
        *([("until", found.until)] if found.until else []),
        ("number", m.el("code", found.id, cls="xs")),
    ]
    return card(m, _list(m, told))


def _found(m: Html, verdict: Verdict) -> Node:
    """What the file says of itself; nothing of one that cannot be believed."""
    told: Iterator[tuple[str, Node]] = (
        (name, value)
        for name, value in (("for", verdict.title), ("holder", verdict.holder), ("issued", verdict.issued))
        if value
    )
    listed = list(told)
    return card(m, _list(m, listed)) if listed and verdict.state != "foreign" else ""


def _list(m: Html, told: list[tuple[str, Node]]) -> Node:
    rows = [
        m.el("div", m.el("dt", m.t(f"credential.{name}"), cls="sm muted"), m.el("dd", value, cls="b"))
        for name, value in told
    ]
    return m.el("dl", *rows, cls="told stack-3")


def _form(m: Html, *, alone: bool = False) -> Node:
    """One file, sent to us alone and forgotten."""
    label = m.el("label", m.t("credential.choose"), for_="file", cls="b")
    accept = "image/png,image/svg+xml,.jwt,.txt,.json"
    field = m.el("input", type="file", id="file", name="file", accept=accept, required="", cls="inp")
    send = button(m, m.t("credential.check"), "pri full" if alone else "out full", pic="shield-check", type="submit")
    sentence = m.el("p", m.t("credential.check_sentence"), cls="muted")
    form = m.el(
        "form",
        m.el("div", label, field, cls="stack-1"),
        send,
        method="post",
        action=CHECK,
        enctype="multipart/form-data",
        cls="stack-3",
    )
    head = [] if alone else [m.el("h2", m.t("credential.check_title"))]
    return m.el("section", *head, sentence, form, cls="stack-3")


def _programs(m: Html) -> Node:
    links = (("issuer", "/credentials/issuer"), ("keys", "/credentials/keys"))
    listed = [m.el("li", m.el("a", m.t(f"credential.programs_{name}"), href=href)) for name, href in links]
    about = m.el("p", m.t("credential.how_text"), cls="sm muted")
    return fold(m, m.t("credential.programs"), m.el("div", about, m.el("ul", *listed, cls="plain-list"), cls="stack"))
