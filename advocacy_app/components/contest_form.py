"""The form of a contest: what must be decided on top, what has a good answer already folded below it."""

from typing import Any

from advocacy_app.components.audience import audience_fields
from advocacy_app.components.contest_fairness import chance, judges
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import (
    button,
    card,
    checkbox,
    fold,
    option_list,
    select_field,
    text_area,
    text_field,
)

CURRENCIES = ("EUR", "PLN", "DKK", "GBP", "USD")
FORM = "contest"
"""Its id; whatever starts the contest sends it along, so that what is frozen is what stands there."""
AT_FIRST = 2
"""So many prizes are in sight; the rest are folded."""


def contest_form(
    m: Markup, desk: Any, people: Any, entropy: Any, *, prizes: int, witnesses: int, on_write: Any, on_entropy: Any
) -> Node:
    """Everything that the rules will say."""
    start = desk.fields
    return m.el(
        "form",
        m.el("input", type="hidden", name="deed", default_value="look"),
        _what(m, desk),
        _when(m, start),
        _who(m, desk),
        _prizes(m, start, prizes),
        m.el(
            "div",
            fold(m, m.t("studio.contest_what"), _words(m, start)),
            judges(m, start, people),
            fold(m, m.t("studio.contest_chance"), chance(m, start, people, entropy, witnesses, on_entropy)),
            _more(m, start),
            cls="card pad folds",
        ),
        button(m, m.t("studio.contest_save"), "out lg", data_deed="save"),
        id=FORM,
        novalidate=True,
        on_submit=on_write,
        cls="stack-4",
    )


def _what(m: Markup, desk: Any) -> Node:
    """Its name, and where it belongs."""
    start = desk.fields
    title = {"name": "title", "default_value": start.title, "maxlength": "80"}
    label, more = m.t("studio.contest_campaign"), m.t("studio.contest_campaign_help")
    host = option_list(
        m,
        "campaign",
        label,
        desk.hosts,
        value=start.campaign,
        first=m.t("studio.contest_campaign_none"),
        help=more,
        name="campaign",
    )
    return card(
        m, text_field(m, "title", m.t("studio.contest_title"), **title), m.cond(desk.hosts, lambda: host), cls="stack-4"
    )


def _words(m: Markup, start: Any) -> Node:
    question = {"name": "question", "default_value": start.question, "maxlength": "160", "optional": True}
    about = {"name": "about", "default_value": start.about, "optional": True}
    hashtag = {"name": "hashtag", "default_value": start.hashtag, "optional": True}
    return m.el(
        "div",
        text_area(m, "about", m.t("studio.contest_about"), **about),
        text_field(m, "hashtag", m.t("studio.contest_hashtag"), help=m.t("studio.contest_hashtag_help"), **hashtag),
        text_field(m, "question", m.t("studio.contest_question"), help=m.t("studio.contest_question_help"), **question),
        cls="stack-4",
    )


def _prizes(m: Markup, start: Any, prizes: int) -> Node:
    """The first ones in sight, the others folded until there are some."""
    more = m.el("div", *[_prize(m, start, i) for i in range(AT_FIRST, prizes)], cls="stack-4")
    return card(
        m,
        m.el("h2", m.t("studio.contest_prizes")),
        m.el("p", m.t("studio.contest_prizes_help"), cls="sm muted"),
        *[_prize(m, start, i) for i in range(AT_FIRST)],
        fold(m, m.t("studio.contest_prizes_more"), more, open=start.prizes.length() > AT_FIRST),
        cls="stack-4",
    )


def _when(m: Markup, desk: Any) -> Node:
    def moment(name: str, day: Any, hour: Any) -> Node:
        fields = (
            text_field(
                m, f"{name}_day", m.t(f"studio.contest_{name}"), name=f"{name}_day", type="date", default_value=day
            ),
            text_field(
                m, f"{name}_hour", m.t("studio.contest_hour"), name=f"{name}_hour", type="time", default_value=hour
            ),
        )
        return m.el("div", *fields, cls="two")

    return card(
        m,
        m.el("h2", m.t("studio.contest_when")),
        moment("opens", desk.opens_day, desk.opens_hour),
        moment("closes", desk.closes_day, desk.closes_hour),
        m.el("p", m.t("studio.contest_zone", zone=desk.zone), cls="sm muted"),
        cls="stack-4",
    )


def _who(m: Markup, desk: Any) -> Node:
    """What a campaign decides is not asked again."""
    words, fields = m.el("p", m.t("studio.contest_who_help"), cls="sm muted"), audience_fields(m, desk.fields.whom)
    return card(
        m,
        m.el("h2", m.t("studio.contest_who")),
        m.cond(
            desk.fields.campaign != "",
            lambda: m.el("p", m.t("studio.contest_follows"), cls="sm muted"),
            lambda: m.el("div", words, fields, cls="stack"),
        ),
        m.el("p", desk.reach, cls="b"),
        cls="stack-3",
    )


def _prize(m: Markup, desk: Any, i: int) -> Node:
    """The fields are filled from the desk where there is such a prize."""
    known = desk.prizes.length() > i
    had = desk.prizes[i]
    given = lambda value, none="": m.pick(known, value, none)  # noqa: E731
    kinds = [(kind, m.t(f"studio.contest_kind_{kind}")) for kind in ("draw", "best", "jury")]
    return m.el(
        "div",
        text_field(
            m, f"prize-{i}", m.t("studio.contest_prize", number=i + 1), name=f"prize-{i}", default_value=given(had.name)
        ),
        m.el(
            "div",
            select_field(
                m, f"kind-{i}", m.t("studio.contest_kind"), kinds, value=given(had.kind, "draw"), name=f"kind-{i}"
            ),
            text_field(
                m,
                f"value-{i}",
                m.t("studio.contest_value"),
                name=f"value-{i}",
                default_value=given(had.value),
                inputmode="decimal",
            ),
            select_field(
                m,
                f"currency-{i}",
                m.t("studio.contest_currency"),
                [(one, one) for one in CURRENCIES],
                value=given(had.currency, "EUR"),
                name=f"currency-{i}",
            ),
            cls="prize-fields",
        ),
        checkbox(m, f"cash-{i}", m.t("studio.contest_cash"), start=m.pick(known, had.cash_like, False)),
        cls="stack-3",
    )


def _more(m: Markup, desk: Any) -> Node:
    def number(name: str, value: Any) -> Node:
        return text_field(
            m, name, m.t(f"studio.contest_{name}"), name=name, type="number", min="0", max="60", default_value=value
        )

    fields = m.el("div", number("alternates", desk.alternates), number("claim_days", desk.claim_days), cls="two")
    return fold(m, m.t("studio.contest_more"), fields)
