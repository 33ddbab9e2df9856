"""Notifications on the phone: how this browser stands, and the hours in which they may come.

``/js/push.js`` knows what the browser allows and shows the one part of the card that fits.
"""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, card, chips, choices, emblem, option, text_field


def push_card(m: Markup, reached: Any) -> Node:
    """On, off, or why not; ``reached`` is whether we know this browser."""

    def when(state: str, *children: Node) -> Node:
        return m.el("div", *children, data_push_when=state, hidden=True, cls="stack-3")

    def note(key: str) -> Node:
        return m.el("p", m.t(key), cls="sm")

    return card(
        m,
        m.el("h2", m.t("inbox.push_title"), cls="lg"),
        m.el("p", m.t("inbox.push_why"), cls="sm muted"),
        when("off", button(m, m.t("inbox.push_turn_on"), "out", data_push_do="on")),
        when("on", note("inbox.push_on"), button(m, m.t("inbox.push_turn_off"), "text", data_push_do="off")),
        *[when(state, note(f"inbox.push_{state}")) for state in ("blocked", "home", "none")],
        m.el("p", m.t("inbox.push_failed"), cls="sm bad-ink", role="alert", data_push_failed="", hidden=True),
        cls="stack-3",
        data_push=m.pick(reached, "known", "unknown"),
    )


def push_row(m: Markup) -> Node:
    """The offer on the page Me; hidden until the app was of use and this browser could be asked."""
    name = m.el("a", m.t("inbox.push_title"), href="/inbox/settings", cls="go")
    words = m.el("div", name, m.el("div", m.t("inbox.push_why"), cls="sm muted"), cls="grow")
    return m.el("ul", m.el("li", emblem(m, "bell-ring"), words), cls="card list", data_push_offer="", hidden=True)


def hours_form(m: Markup, hours: Any, *, on_submit: Any) -> Node:
    """Any day except in quiet hours, or in one's own working time only; the fields of the other choice are hidden."""

    def span(first: str, last: str, start: Any, end: Any) -> Node:
        fields = [
            text_field(m, name, m.t(label), name=name, type="time", default_value=value, required=True)
            for name, label, value in ((first, "inbox.hours_from", start), (last, "inbox.hours_to", end))
        ]
        return m.el("div", *fields, cls="two")

    def day(each: Any, _: Any) -> Node:
        box = m.el("input", type="checkbox", name="day-" + each.day, default_checked=each.on)
        return m.el("label", box, each.name, cls="chip")

    kinds = choices(
        m,
        m.t("inbox.hours_title"),
        option(m, "when", "quiet", m.t("inbox.hours_quiet"), start=m.pick(hours.work_only, False, True)),
        option(m, "when", "work", m.t("inbox.hours_work"), start=hours.work_only),
        help=m.t("inbox.hours_sentence", zone=hours.zone),
    )
    quiet = m.el("div", span("quiet_from", "quiet_to", hours.quiet_from, hours.quiet_to), cls="if-quiet")
    days = chips(m, m.each(hours.days, day), label=m.t("inbox.hours_days"), wrap=True)
    work = m.el("div", span("work_from", "work_to", hours.work_from, hours.work_to), days, cls="if-work stack-3")
    save = button(m, m.t("common.save"), "out", type="submit")
    return card(m, m.el("form", kinds, quiet, work, m.el("div", save), cls="stack-3 hours", on_submit=on_submit))
