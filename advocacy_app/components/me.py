"""Me: the voice, three numbers, what it brought. No rank, nothing to compare with."""

from typing import Any

from advocacy_app.components import drawings
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import avatar, button, card, empty, list_row, provenance, rows, voiceline
from advocacy_app.components.unsent import unsent_sheet

ROWS = (
    ("history", "points.title", "/me/points"),
    ("share-2", "impact.title", "/me/impact"),
    ("images", "photos.title", "/photos"),
    ("award", "badges.title", "/me/badges"),
    ("badge-check", "credential.title", "/me/credentials"),
    ("gift", "rewards.title", "/rewards"),
    ("chart-no-axes-column", "boards.title", "/boards"),
    ("bookmark", "saved.title", "/saved"),
    ("alarm-clock", "me.reminders", "/me/reminders"),
    ("hash", "topics.title", "/me/topics"),
    ("lightbulb", "ideas.title", "/ideas"),
    ("vote", "polls.title", "/polls"),
    ("book-open", "guidelines.title", "/guidelines"),
    ("bell", "inbox.settings", "/inbox/settings"),
    ("eye", "me.seen", "/me/privacy#seen"),
    ("shield-check", "me.my_data", "/me/privacy"),
    ("settings", "settings.title", "/me/settings"),
)


def me_header(m: Markup, me: Any) -> Node:
    """Face, name and place."""
    words = m.el("div", m.el("h1", me.name), m.el("div", me.place, cls="sm muted"), cls="grow")
    return m.el(
        "header", m.el("div", avatar(m, me.face, size="lg", me=True), words, cls="me-head"), cls="top page-title"
    )


def first_day(m: Markup) -> Node:
    """Nothing yet, and how it begins."""
    start = button(m, m.t("common.to_feed"), "pri", href="/")
    return card(m, empty(m, drawings.first_day(m), m.t("me.first_title"), m.t("me.first_sentence"), start))


def voice(m: Markup, me: Any) -> Node:
    """Twelve weeks, one stroke each; an empty week keeps its place."""
    line = voiceline(m, me.strokes, label=m.t("me.voice_label", n=me.weeks), cls="fluid")
    head = m.el(
        "div", m.el("h2", m.t("me.voice")), m.el("span", m.t("me.voice_span"), cls="sm muted"), cls="row between base"
    )
    still_open = m.cond(me.week_open, lambda: m.el("span", m.t("me.week_open")))
    words = m.cond(
        me.weeks > 0,
        lambda: m.el("span", m.t("me.voice_weeks", n=me.weeks)),
        lambda: m.el("span", m.t("me.voice_start")),
    )
    sentence = m.el("p", words, " ", still_open, cls="muted")
    return card(m, head, line, sentence, cls="voice-card stack-3")


def numbers(m: Markup, me: Any) -> Node:
    """Points of the season, those on the way, and what is there to spend."""
    three = (
        (me.season, "me.season_points", "big mine"),
        (me.on_the_way, "me.on_the_way", "big"),
        (me.total, "me.all_points", "big"),
    )
    tiles = [
        card(m, m.el("dd", n, cls=look), m.el("dt", m.t(key), cls="xs muted"), tag="div", pad=False)
        for n, key, look in three
    ]
    return m.el("dl", *tiles, cls="nums")


def brought(m: Markup, me: Any) -> Node:
    """What the shares brought: measured, or a range where it is an estimate."""
    lock = m.el("span", icon(m, "lock", small=True), m.t("me.only_you"), cls="row xs cap")
    measured = provenance(m, "measured")
    facts = m.el(
        "dl",
        _fact(m, m.t("me.visits"), provenance(m, "measured", words=m.t("me.visits_how")), me.visits),
        m.cond(
            me.reach != "",
            lambda: _fact(m, m.t("me.reach"), provenance(m, "estimated"), me.reach, "big range"),
        ),
        _fact(m, m.t("me.thanks"), measured, me.thanks),
        cls="brought stack-3 ruled",
    )
    title = m.el("h2", m.el("a", m.t("me.brought"), href="/me/impact", cls="go"), cls="lg")
    return card(m, m.el("div", title, lock, cls="row between wrap"), facts, cls="stack-3")


def _fact(m: Markup, name: Any, how: Node, value: Any, look: str = "big") -> Node:
    return m.el("div", m.el("dt", m.el("div", name), how), m.el("dd", value, cls=look))


def ways(m: Markup, me: Any) -> Node:
    """Where one goes from here, and the way out."""
    links = [_way(m, pic, m.t(key), href) for pic, key, href in ROWS]
    studio = m.cond(me.studio, lambda: _way(m, "pencil", m.t("me.studio"), "/studio"))
    return rows(m, _kudos(m, me), *links, studio)


def _kudos(m: Markup, me: Any) -> Node:
    """Words that came, if any did."""
    count = m.cond(me.kudos > 0, lambda: m.el("span", m.t("kudos.count", n=me.kudos)))
    return list_row(m, m.t("kudos.title"), sub=count, href="/kudos", leading=icon(m, "heart"))


def sign_out(m: Markup) -> Node:
    """A form, so that no other site can do it."""
    leave = button(m, m.t("common.sign_out"), "text", pic="log-out", type="submit")
    form = m.el("form", leave, method="post", action="/auth/sign-out", cls="centre")
    return m.el("div", form, unsent_sheet(m))


def _way(m: Markup, pic: str, name: Any, href: str) -> Node:
    return list_row(m, name, href=href, leading=icon(m, pic))
