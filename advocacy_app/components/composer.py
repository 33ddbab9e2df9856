"""The composer: own words first, hints that never shout.

What must answer at once (the text, its draft) is done on the phone by ``/js/composer.js``, which finds its places by
the data attributes here; what is said about the words comes from a State.
"""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, chip, classes, note, text_field, voiceline
from advocacy_app.i18n import LANGUAGES, NATIVE

LONGEST = "5000"


def writing(m: Markup, composer: Any, settled: Any, *, on_server: Any = None, server_fault: Any = "") -> Node:
    """Everything before the share: the card, lines to start from, one's own words, what is said about them."""
    return m.el(
        "div",
        _source(m, composer),
        m.cond(composer.locked != "", lambda: _locked(m, composer)),
        m.cond(composer.starters, lambda: _starters(m, composer)),
        _editor(m, composer, settled),
        m.cond(settled.line != "", lambda: _sameness(m, settled)),
        _hints(m, settled),
        _server(m, on_server, server_fault),
        cls="stack-3 when-writing",
    )


def _source(m: Markup, composer: Any) -> Node:
    src = "/media/" + composer.picture.id + "/480.webp"
    thumb = m.cond(
        composer.picture.id != "", lambda: m.el("img", src=src, alt="", width="64", height="64", cls="thumb")
    )
    words = m.pick(composer.title != "", composer.title, composer.words)
    text = m.el("div", m.el("div", words, cls="sm b clamp"), cls="grow", lang=composer.card_language)
    return m.el("div", thumb, text, cls="card source")


def _locked(m: Markup, composer: Any) -> Node:
    return note(m, m.el("div", m.t("composer.locked"), cls="b"), m.el("div", composer.locked), pic="lock")


def _starters(m: Markup, composer: Any) -> Node:
    def starter(line: Any, _: Any) -> Node:
        facts = {"data_start": line.id, "data_text": line.text, "data_language": line.language}
        return chip(m, m.el("span", line.text, lang=line.language), pressed=False, cls="words", **facts)

    label = m.t("composer.starters")
    row = m.el("div", m.each(composer.starters, starter), cls="chips starters", role="group", aria_label=label)
    seen = m.cond(composer.locked == "", lambda: m.el("div", label, cls="sm muted", aria_hidden="true"))
    return m.el("div", seen, row, cls="starter")


def _editor(m: Markup, composer: Any, settled: Any) -> Node:
    """The words over a mirror that draws wavy lines under what a hint is about."""
    words = m.el(
        "textarea",
        id="words",
        rows="3",
        maxlength=LONGEST,
        readonly=m.pick(composer.locked != "", True, False),
        placeholder=m.t("composer.placeholder"),
        aria_label=m.t("composer.title"),
        aria_describedby="told",
        autocapitalize="sentences",
    )
    remarks = (
        m.el("span", m.t("composer.kept"), cls="kept"),
        m.el("span", settled.counted, cls=classes("count", m.pick(settled.over, "over", ""))),
    )
    return m.el(
        "div",
        m.el("div", m.el("div", cls="mirror", aria_hidden="true", data_mirror=""), words, cls="ink"),
        m.el("div", *remarks, cls="row between xs cap remarks"),
        _disclosure(m, composer, settled),
        cls="editor",
    )


def _disclosure(m: Markup, composer: Any, settled: Any) -> Node:
    """The sentence that goes out in front, in the language of the post, with its switch."""
    each = m.each(composer.openings, lambda opening, _: m.el("span", opening[1], lang=opening[0]))
    why = m.pick(settled.says_so, m.t("composer.says_so"), m.t("composer.discloses"))
    words = m.el(
        "label",
        m.el("span", each, cls="b sm openings", id="disclosed-name"),
        m.el("span", why, cls="xs cap when-on", id="disclosed-why"),
        m.el("span", m.t("composer.off"), cls="xs cap when-off"),
        for_="disclosed",
        cls="grow stack-1",
    )
    switch = m.el(
        "input",
        type="checkbox",
        role="switch",
        id="disclosed",
        cls="sw",
        default_checked=True,
        aria_labelledby="disclosed-name",
        aria_describedby="disclosed-why",
    )
    return m.el("div", words, _tongue(m), switch, cls="open")


def _tongue(m: Markup) -> Node:
    """The language of the post: it decides how the sentence about the employer is said."""
    options = [m.el("option", NATIVE[language], value=language, lang=language) for language in LANGUAGES]
    select = m.el("select", *options, id="post-language", aria_label=m.t("composer.language"))
    names = [m.el("span", NATIVE[language], lang=language) for language in LANGUAGES]
    shown = m.el("span", *names, cls="xs chosen", aria_hidden="true")
    return m.el("span", icon(m, "languages", small=True), shown, select, cls="tongue")


def _sameness(m: Markup, settled: Any) -> Node:
    said = m.el("span", settled.line, cls="b")
    more = m.el("span", settled.line_more, cls="muted")
    return m.el("div", voiceline(m, settled.strokes), m.el("div", said, " ", more, cls="grow"), cls="same")


def _hints(m: Markup, settled: Any) -> Node:
    """At most three, read aloud once the words rest; what can be mended has a button."""

    def draw() -> Node:
        rows = m.each(settled.hints, lambda hint, _: _hint(m, hint))
        return m.el("ul", rows, cls="card small list hints", aria_label=m.t("composer.hints_title"))

    return m.el(
        "div",
        m.cond(settled.told != "", draw),
        m.el("p", settled.told, cls="vh", role="status", id="told"),
        cls="hinted",
    )


def _hint(m: Markup, hint: Any) -> Node:
    word = m.pick(hint.add, m.t("common.add"), m.t("common.fix"))
    mend = {
        "aria_label": m.t("composer.hint_button", button=word, text=hint.text),
        "data_mend": hint.kind,
        "data_fix": hint.fix,
    }
    return m.el(
        "li",
        icon(m, hint.pic, small=True),
        m.el("div", m.el("div", hint.text, cls="sm"), _rule(m, hint), cls="grow"),
        m.cond(hint.fixable, lambda: button(m, word, "text sm", **mend)),
        cls=hint.tone,
        data_from=hint.start,
        data_to=hint.end,
        data_hint=hint.kind,
    )


def _rule(m: Markup, hint: Any) -> Node:
    """Why, which rule says so, and the way to where it is written."""
    name = m.cond(
        hint.href != "",
        lambda: m.el("a", hint.source, href=hint.href, cls="rule"),
        lambda: m.el("span", hint.source),
    )
    why = m.cond(hint.why != "", lambda: m.el("div", hint.why, cls="xs muted"))
    return m.el("div", why, m.el("div", name, cls="xs cap"))


def _server(m: Markup, on_server: Any, fault: Any) -> Node:
    """Asked once, when Mastodon is chosen."""
    field = text_field(
        m,
        "server",
        m.t("composer.server"),
        help=m.t("composer.server_help"),
        error=fault,
        name="server",
        maxlength="200",
        inputmode="url",
        autocapitalize="none",
        spellcheck="false",
    )
    save = button(m, m.t("common.save"), "out", type="submit")
    return m.el("form", field, save, cls="card pad stack-3 when-server", on_submit=on_server)
