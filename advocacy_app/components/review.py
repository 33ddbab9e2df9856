"""A photo under review: the picture as large as it goes, what to look at before deciding, and the three answers."""

from dataclasses import dataclass
from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import avatar, button, card, tag, text_area

ALIKE = 60
"""Percent of likeness from which it is worth a second look."""


@dataclass(frozen=True)
class Deciding:
    """What happens at each answer."""

    begin: Any
    change: Any
    decline: Any
    approve: Any
    next: Any


def others(m: Markup, items: Any, current: Any, *, on_look: Any) -> Node:
    """The queue, the longest waiting first; who looks at one is told."""

    def one(item: Any, _: Any) -> Node:
        words = m.el(
            "span",
            m.el("span", item.author.name, cls="b sm"),
            m.el(
                "span", m.pick(item.held_by != "", m.t("studio.held_by", name=item.held_by), item.consent), cls="xs cap"
            ),
            cls="grow stack-1",
        )
        face = m.el("img", src=item.image, alt="", width="48", height="48", cls="thumb")
        here = m.pick(item.id == current, "true", None)
        look = m.pick((item.held_by != "") & (item.id != current), "held", "")
        tap = m.el("button", face, words, type="button", cls=look, on_click=on_look(item.id), aria_current=here)
        return m.el("li", tap)

    return m.el("ul", m.each(items, one), cls="queue", aria_label=m.t("studio.photos"))


def in_hand(m: Markup, item: Any, answer: Any, reasons: Any, on: Deciding) -> Node:
    """The photo with its words, what helps, and the answers: on a phone they stay in reach of the thumb."""
    helps = m.el("div", _before(m, item), _twins(m, item), cls="stack-4 helps")
    return m.el("div", _photo(m, item), helps, _answers(m, item, answer, reasons, on), cls="in-hand")


def _photo(m: Markup, item: Any) -> Node:
    picture = m.el("img", src=item.image_large, alt=item.alt, cls="whole", style={"background": item.dominant})
    who = m.el(
        "div",
        avatar(m, item.author, size="sm"),
        m.el("div", m.el("div", item.author.name, cls="b"), m.el("div", item.times, cls="sm muted when"), cls="grow"),
        cls="row",
    )
    place = m.cond(item.place != "", lambda: m.el("p", icon(m, "map-pin", small=True), item.place, cls="row sm muted"))
    hashtag = m.cond(item.hashtag != "", lambda: m.el("p", item.hashtag, cls="sm b"))
    caption = m.el("p", item.caption, cls="words lg", lang=item.language)
    words = m.el("div", caption, hashtag, place, who, _alt(m, item), cls="said stack-3")
    return card(m, picture, words, tag="article", pad=False, cls="seen-photo")


def _alt(m: Markup, item: Any) -> Node:
    said = lambda: m.el("p", icon(m, "text-align-start", small=True), m.el("span", item.alt), cls="row start sm muted")  # noqa: E731
    none = lambda: m.el("p", icon(m, "text-align-start", small=True), m.t("studio.no_alt"), cls="row sm muted")  # noqa: E731
    return m.cond(item.alt != "", said, none)


def _before(m: Markup, item: Any) -> Node:
    """The three looks before a decision."""
    secrets = m.pick(item.not_sure, m.t("studio.author_not_sure"), m.t("studio.author_clear"))
    alike = m.t("studio.closest", percent=item.closest)
    far = m.pick(item.scope == "outside", m.t("studio.wants_outside"), m.t("studio.wants_inside"))
    kind = m.cond(item.kind == "sample", lambda: tag(m, m.t("studio.sample"), tone="brand"))
    second = m.t("studio.second_look", done=item.approvals, needed=item.needed)
    round_ = m.cond(
        item.needed > 1,
        lambda: m.el("p", m.pick(item.approvals > 0, second, m.t("studio.first_look")), cls="sm muted"),
    )
    facts = m.el(
        "ul",
        _fact(m, "user-check", item.consent, far, item.consent_tone),
        _fact(m, "shield-check", secrets, m.t("studio.look_for"), m.pick(item.not_sure, "warn", "")),
        _fact(m, "copy", alike, None, m.pick(item.closest > ALIKE, "warn", "")),
        cls="facts stack-3",
    )
    return card(m, m.el("h2", m.t("studio.before"), cls="lg"), kind, facts, round_, cls="stack-3")


def _fact(m: Markup, pic: str, words: Any, more: Any, tone: Any) -> Node:
    below = () if more is None else (m.el("div", more, cls="sm muted"),)
    return m.el("li", icon(m, pic), m.el("div", m.el("div", words, cls="b"), *below, cls="grow"), cls=tone)


def _twins(m: Markup, item: Any) -> Node:
    """What looks much like it, side by side with it."""

    def one(twin: Any, _: Any) -> Node:
        return m.el(
            "figure",
            m.el("img", src=twin.image, alt="", loading="lazy"),
            m.el("figcaption", m.t("studio.alike", percent=twin.percent), " · ", twin.line, cls="xs cap"),
        )

    mine = m.el("figure", m.el("img", src=item.image, alt=""), m.el("figcaption", m.t("studio.this_one"), cls="xs cap"))
    return m.cond(item.twins, lambda: m.el("div", mine, m.each(item.twins, one), cls="twins"))


def _answers(m: Markup, item: Any, answer: Any, reasons: Any, on: Deciding) -> Node:
    """Publish, ask for a change, don't publish; the last two with a reason."""
    form = m.cond(
        answer == "change",
        lambda: _answer(m, item, reasons, on, on.change, suggest=True),
        lambda: _answer(m, item, reasons, on, on.decline, suggest=False),
    )
    return m.cond(answer == "", lambda: _verdicts(m, item, on), lambda: form)


def _verdicts(m: Markup, item: Any, on: Deciding) -> Node:
    sample = item.kind == "sample"  # it is live already
    yes = m.pick(sample, m.t("studio.leave_up"), m.t("studio.publish"))
    nay = m.pick(sample, m.t("studio.take_down"), m.t("studio.dont_publish"))
    publish = button(m, yes, "pri lg", pic="check", on_click=on.approve(item.id), data_key="a")
    ask = button(m, m.t("studio.ask_change"), "out lg", pic="pencil", on_click=on.begin("change"), data_key="c")
    no = button(m, nay, "text danger", on_click=on.begin("decline"), data_key="d")
    later = button(m, m.t("common.next"), "text", on_click=on.next, data_key="j")
    told = m.el("p", m.t("studio.reason_language"), cls="sm muted told")
    return m.el("div", publish, ask, no, later, told, cls="verdicts")


def _answer(m: Markup, item: Any, reasons: Any, on: Deciding, on_submit: Any, *, suggest: bool) -> Node:
    def one(reason: Any, _: Any) -> Node:
        radio = m.el("input", type="radio", name="reason", value=reason.code, cls="radio", required=True)
        return m.el("label", radio, m.el("span", reason.text, cls="grow sm"), cls="opt compact")

    proposed = {"optional": True, "words": True, "name": "suggestion", "maxlength": "600"}
    suggestion = (text_area(m, "suggestion", m.t("studio.suggestion"), **proposed),) if suggest else ()
    buttons = m.el(
        "div",
        button(m, m.t("common.cancel"), "out", on_click=on.begin("")),
        button(m, m.t("studio.send_answer"), "pri", type="submit"),
        cls="row end",
    )
    return m.el(
        "form",
        m.el("input", type="hidden", name="photo", value=item.id, read_only=True),
        m.el("fieldset", m.el("legend", m.t("studio.reason")), m.each(reasons, one), cls="field stack"),
        text_area(m, "own-words", m.t("studio.own_words"), optional=True, name="words", maxlength="600"),
        *suggestion,
        m.el("p", m.t("studio.reason_language"), cls="sm muted"),
        buttons,
        on_submit=on_submit,
        cls="card pad stack-3 answer",
    )
