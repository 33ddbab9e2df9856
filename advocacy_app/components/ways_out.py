"""The ways out of the composer, the question after them, and what comes then; ``/js/share.js`` hands over."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import (
    button,
    chip,
    error_text,
    note,
    points_chip,
    points_plus,
    sheet,
    text_field,
)

WAYS = (
    ("linkedin", "LinkedIn"),
    ("whatsapp", "WhatsApp"),
    ("facebook", "Facebook"),
    ("x", "X"),
    ("bluesky", "Bluesky"),
    ("mastodon", "Mastodon"),
    ("threads", "Threads"),
)
"""Proper names, never translated, in the order of ``services/sharing/networks.py`` (a test holds the two equal)."""
PASTED = ("linkedin", "facebook")
"""They take an address and no words: a tap copies these, and the screen says so before (a test holds it true)."""


def ways_out(m: Markup, composer: Any, settled: Any) -> Node:
    """Where to: the phone's own sheet first, or copying where there is none; one button a network beside it."""
    copy = chip(m, m.t("common.copy"), pic="copy", cls="when-sheet", data_way="copy")
    mail = chip(m, m.t("network.email"), data_way="email")
    names = [_way(m, key, label) for key, label in WAYS]
    chips = m.el("div", copy, *names, mail, cls="chips ways", role="group", aria_label=m.t("composer.where"))
    share = _main(m, composer, settled, "native", m.t("common.share"), "share-2", "when-sheet")
    copying = _main(m, composer, settled, "copy", m.t("common.copy"), "copy", "when-no-sheet")
    return m.el(
        "section",
        m.el("div", _remarks(m, composer, settled), chips, _pasting(m), share, copying, cls="foot"),
        cls="dock when-writing",
        aria_label=m.t("composer.where"),
    )


def _way(m: Markup, key: str, label: str) -> Node:
    if key not in PASTED:
        return chip(m, label, data_way=key)
    return chip(m, label, pic="copy", data_way=key, aria_describedby="pasting")


def _pasting(m: Markup) -> Node:
    names = ", ".join(label for key, label in WAYS if key in PASTED)
    return m.el("p", m.t("composer.pasting", networks=names), cls="xs cap pasting", id="pasting")


def _remarks(m: Markup, composer: Any, settled: Any) -> Node:
    """Why not, or why without points; nothing most of the time."""
    return m.el(
        "div",
        m.el("p", m.t("composer.offline"), cls="sm muted when-offline"),
        m.cond(settled.blocked != "", lambda: error_text(m, "blocked", settled.blocked)),
        m.cond(composer.offer.why != "", lambda: m.el("p", composer.offer.why, cls="sm muted")),
        cls="remark",
    )


def _main(m: Markup, composer: Any, settled: Any, way: str, word: Any, pic: str, when: str) -> Node:
    """The one button; where something keeps the words in, it looks so and says why when tapped."""
    plus = m.cond(composer.offer.points > 0, lambda: points_plus(m, composer.offer.points))
    facts = {"aria_disabled": m.pick(settled.blocked != "", "true", "false"), "data_way": way}
    return m.el("button", icon(m, pic, small=True), word, plus, type="button", cls=f"btn pri lg full {when}", **facts)


def asking(m: Markup) -> Node:
    """After another app or page was opened: did it go out? Both answers are the same size."""
    answers = (
        button(m, m.t("composer.not_this_time"), "out", data_went="no", data_closes=""),
        button(m, m.t("composer.yes_out"), "out", data_went="yes", data_closes=""),
    )
    copied = m.el("p", cls="b", data_fill="copied")
    text = m.el("p", m.t("composer.did_it_go_text"), cls="muted")
    return sheet(m, "did-it-go", m.t("composer.did_it_go"), copied, text, actions=answers)


def reminding(m: Markup, composer: Any) -> Node:
    """Later: at a time of one's own; nothing is ever posted by itself."""

    def at(word: str, time: Any, name: str) -> Node:
        return button(m, m.t(word, time=time), "out full", data_remind=name, data_closes="")

    tonight = m.cond(composer.tonight != "", lambda: at("composer.remind_tonight", composer.tonight, "tonight"))
    pick = m.el(
        "div",
        m.el("label", m.t("composer.remind_pick"), for_="remind-at"),
        m.el(
            "div",
            m.el("input", type="datetime-local", id="remind-at", cls="inp", required=True),
            button(m, m.t("common.remind_me"), "full", data_remind="at", data_closes=""),
            cls="row wrap",
        ),
        cls="field",
    )
    text = m.el("p", m.t("composer.remind_text"), cls="muted")
    return sheet(
        m,
        "remind-sheet",
        m.t("common.remind_me"),
        m.el("div", text, tonight, at("composer.remind_morning", composer.morning, "tomorrow"), pick, cls="stack-3"),
    )


def done(m: Markup, composer: Any, *, on_address: Any = None, fault: Any = "", given: Any = False) -> Node:
    """Quietly: your stroke grows, what it brings and when, and a place for the post's address."""
    others = [m.cond(composer.voices > i, lambda: m.el("i")) for i in range(8)]
    line = m.el("span", *others, m.el("i", cls="me", style={"--h": "100"}), cls="vl even new", aria_hidden="true")
    return m.el(
        "div",
        m.el("div", line, cls="grown"),
        _out(m),
        m.el("p", m.t("share.done"), cls="muted"),
        _brings(m, composer),
        m.cond(
            given,
            lambda: note(m, m.t("composer.address_given"), pic="check"),
            lambda: _address(m, composer, on_address, fault),
        ),
        m.el(
            "div",
            button(m, m.t("composer.to_feed"), "pri lg full", href="/"),
            button(m, m.t("composer.again"), "out full", data_again=""),
            button(m, m.t("composer.see_impact"), "text full", href="/me/impact"),
            cls="stack-3",
        ),
        cls="stack-4 when-done",
    )


def _out(m: Markup) -> Node:
    """Whose words went out, as it was at the tap: a connection that comes back later must not tell it anew."""
    own = m.el("span", m.t("composer.done_title"), cls="when-own")
    given = m.el("span", m.t("composer.done"), cls="when-given")
    return m.el("h2", own, given, tabindex="-1", data_done="")


def _brings(m: Markup, composer: Any) -> Node:
    def points() -> Node:
        return m.el(
            "p", points_chip(m, composer.offer.points), m.el("span", composer.offer.lands, cls="sm muted"), cls="row"
        )

    return m.cond(composer.offer.points > 0, points, lambda: m.el("p", composer.offer.why, cls="sm muted"))


def _address(m: Markup, composer: Any, on_address: Any, fault: Any) -> Node:
    """Never asked for, and only where a post has an address; ``/js/share.js`` says of which share."""
    field = text_field(
        m,
        "address",
        m.t("composer.address"),
        help=m.t("composer.address_help", n=composer.address_points),
        error=fault,
        optional=True,
        name="address",
        type="url",
        inputmode="url",
        maxlength="2000",
        autocomplete="off",
    )
    share = m.el("input", type="hidden", name="share", data_share="")
    send = button(m, m.t("common.send"), "out", type="submit")
    return m.el("form", share, field, send, cls="card pad stack-3 when-address", novalidate=True, on_submit=on_address)
