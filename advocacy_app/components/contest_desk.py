"""Contests on the owners' table: the list, the form, the checklist, the desk."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import (
    button,
    card,
    checkbox,
    choices,
    fold,
    note,
    option,
    option_list,
    select_field,
    tag,
    text_area,
    text_field,
)

CURRENCIES = ("EUR", "PLN", "DKK", "GBP", "USD")
JUDGES, CRITERIA = 5, 4
"""So many fields the form has."""
_CHANCE = ("witness", "drand", "public", "none")


def contest_rows(m: Markup, cards: Any) -> Node:
    """Each row leads to its contest."""

    def one(row: Any, _: Any) -> Node:
        link = m.el("a", row.title, href="/studio/contests/" + row.id, cls="go b")
        return m.el(
            "li",
            m.el("div", link, m.el("div", row.line, cls="sm muted"), cls="grow"),
            tag(m, row.state_text, tone=row.tone),
        )

    return m.el("ul", m.each(cards, one), cls="card list")


def contest_form(
    m: Markup, desk: Any, people: Any, entropy: Any, *, prizes: int, witnesses: int, on_write: Any, on_entropy: Any
) -> Node:
    """Everything that the rules will say."""
    return m.el(
        "form",
        _what(m, desk),
        _when(m, desk),
        _who(m, desk),
        card(
            m,
            m.el("h2", m.t("studio.contest_prizes")),
            m.el("p", m.t("studio.contest_prizes_help"), cls="sm muted"),
            *[_prize(m, desk, i) for i in range(prizes)],
            cls="stack-4",
        ),
        _judges(m, desk, people),
        _chance(m, desk, people, entropy, witnesses, on_entropy),
        _more(m, desk),
        button(m, m.t("studio.contest_save"), "out lg", type="submit"),
        on_submit=on_write,
        cls="stack-4",
    )


def _what(m: Markup, desk: Any) -> Node:
    return card(
        m,
        m.el("h2", m.t("studio.contest_what")),
        text_field(m, "title", m.t("studio.contest_title"), name="title", default_value=desk.title, maxlength="80"),
        text_area(m, "about", m.t("studio.contest_about"), name="about", default_value=desk.about, optional=True),
        text_field(
            m, "hashtag", m.t("studio.contest_hashtag"), name="hashtag", default_value=desk.hashtag, optional=True
        ),
        text_field(
            m,
            "question",
            m.t("studio.contest_question"),
            help=m.t("studio.contest_question_help"),
            name="question",
            default_value=desk.question,
            maxlength="160",
            optional=True,
        ),
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
    box = lambda site, _: checkbox(m, "site-" + site.id, site.name, start=site.chosen)  # noqa: E731
    return card(
        m,
        m.el("h2", m.t("studio.contest_who")),
        m.el("p", m.t("studio.contest_who_help"), cls="sm muted"),
        m.el("div", m.each(desk.sites, box), cls="stack"),
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


def _judges(m: Markup, desk: Any, people: Any) -> Node:
    """Who judges, what they look at, whether they see names, and how long they have."""

    def judge(i: int) -> Node:
        had = m.pick(desk.judges.length() > i, desk.judges[i], "")
        label, first = m.t("studio.contest_judge", number=i + 1), m.t("studio.contest_no_one")
        return option_list(m, f"judge-{i}", label, people, value=had, first=first, name=f"judge-{i}")

    def criterion(i: int) -> Node:
        had = m.pick(desk.criteria.length() > i, desk.criteria[i], "")
        label, key = m.t("studio.contest_criterion", number=i + 1), f"criterion-{i}"
        return text_field(m, key, label, name=key, default_value=had, maxlength="80", optional=i > 0)

    days = {"type": "number", "min": "1", "max": "60", "name": "judge_days", "default_value": desk.judge_days}
    inside = m.el(
        "div",
        m.el("p", m.t("studio.contest_judges_help"), cls="sm muted"),
        *[judge(i) for i in range(JUDGES)],
        *[criterion(i) for i in range(CRITERIA)],
        checkbox(m, "blind", m.t("studio.contest_blind"), sub=m.t("studio.contest_blind_more"), start=desk.blind),
        text_field(m, "judge_days", m.t("studio.contest_judge_days"), **days),
        cls="stack-4",
    )
    return fold(m, m.t("studio.contest_judges"), inside, open=desk.judges.length() > 0)


def _chance(m: Markup, desk: Any, people: Any, entropy: Any, witnesses: int, on_entropy: Any) -> Node:
    def one(kind: str) -> Node:
        more = m.t("draw.label") if kind == "none" else m.t(f"studio.contest_chance_{kind}_more")
        words = m.t(f"studio.contest_chance_{kind}")
        return option(m, "entropy", kind, words, sub=more, start=entropy == kind, on_change=on_entropy(kind))

    event = text_field(
        m,
        "public_what",
        m.t("studio.contest_public_what"),
        name="public_what",
        default_value=desk.public_what,
        maxlength="240",
    )
    named = m.el("div", *[_witness(m, desk, people, i) for i in range(witnesses)], cls="stack-4")
    return card(
        m,
        choices(m, m.t("studio.contest_chance"), *map(one, _CHANCE)),
        m.el("div", named, hidden=m.pick(entropy == "witness", False, True)),
        m.el("div", event, hidden=m.pick(entropy == "public", False, True)),
        cls="stack-4",
    )


def _witness(m: Markup, desk: Any, people: Any, i: int) -> Node:
    known = desk.witnesses.length() > i
    had = desk.witnesses[i]
    name = text_field(
        m,
        f"witness-{i}",
        m.t("studio.contest_witness_name", number=i + 1),
        name=f"witness-{i}",
        default_value=m.pick(known, had.name, ""),
        maxlength="80",
    )
    who = option_list(
        m,
        f"acts-{i}",
        m.t("studio.contest_witness_who"),
        people,
        value=m.pick(known, had.member_id, ""),
        first=m.t("studio.contest_no_one"),
        name=f"acts-{i}",
    )
    return m.el("div", name, who, cls="two")


def _more(m: Markup, desk: Any) -> Node:
    def number(name: str, value: Any) -> Node:
        return text_field(
            m, name, m.t(f"studio.contest_{name}"), name=name, type="number", min="0", max="60", default_value=value
        )

    fields = m.el("div", number("alternates", desk.alternates), number("claim_days", desk.claim_days), cls="two")
    return fold(m, m.t("studio.contest_more"), fields)


def checklist(m: Markup, desk: Any, *, on_confirm: Any, on_judged: Any) -> Node:
    """What each country asks, with its source; what must be confirmed has a box."""

    def one(check: Any, _: Any) -> Node:
        source = m.el("a", check.source, href=check.url, target="_blank", rel="noopener", cls="sm")
        said = m.el("p", m.t("studio.contest_source"), " ", source, cls="sm muted")
        box = m.cond(
            check.asks,
            lambda: checkbox(
                m,
                check.rule,
                m.t("studio.contest_confirm"),
                start=check.said,
                on_change=on_confirm(check.rule, ~check.said),
            ),
        )
        mark = m.cond(check.asks & ~check.said, lambda: icon(m, "circle-alert"), lambda: icon(m, "circle-check"))
        words = m.el("div", m.el("div", check.country, cls="b"), m.el("p", check.words), said, box, cls="grow stack")
        return m.el("li", mark, words, cls="start", key=check.rule)

    return m.el(
        "section",
        m.el("h2", m.t("studio.contest_checklist")),
        note(m, m.t("studio.contest_not_advice"), pic="scale"),
        m.el("ul", m.each(desk.checks, one), cls="card list"),
        m.cond(desk.with_chance, lambda: _without_chance(m, on_judged)),
        m.cond(desk.unknown != "", lambda: m.el("p", m.t("studio.contest_unknown", countries=desk.unknown), cls="sm")),
        cls="stack-3",
    )


def _without_chance(m: Markup, on_judged: Any) -> Node:
    """The other way where a country forbids a draw."""
    go = button(m, m.t("studio.contest_let_judge"), "out", pic="scale", on_click=on_judged)
    words = m.el("p", m.t("studio.contest_let_judge_more"), cls="sm muted")
    return card(m, words, go, cls="stack-3")


def start(m: Markup, desk: Any, *, on_start: Any, on_delete: Any) -> Node:
    """The rules as they would be frozen, and the button that does it."""
    return m.el(
        "section",
        fold(m, m.t("studio.contest_rules"), m.el("div", desk.rules, cls="sm rules")),
        m.el("p", m.t("studio.contest_start_sure"), cls="muted"),
        m.el(
            "div",
            button(m, m.t("studio.contest_start"), "pri lg", on_click=on_start),
            button(m, m.t("studio.contest_delete"), "text", on_click=on_delete),
            cls="row wrap",
        ),
        cls="stack-3",
    )


def running_desk(
    m: Markup, desk: Any, people: Any, *, on_event: Any, on_settle: Any, on_judge: Any, on_cancel: Any
) -> Node:
    """What happens to a contest that has begun."""
    waits = m.cond(
        desk.waits_for == "witness",
        lambda: note(m, m.t("studio.contest_waits_witness"), tone="warn", pic="clock"),
        lambda: m.cond(
            desk.waits_for == "drand", lambda: note(m, m.t("studio.contest_waits_drand"), tone="warn", pic="clock")
        ),
    )
    return m.el(
        "div",
        card(m, m.el("p", desk.dates), m.el("p", m.t("studio.contest_entries", n=desk.people), cls="b"), cls="stack"),
        waits,
        m.cond(desk.waits_for == "public", lambda: _event(m, on_event)),
        m.cond(
            desk.witness_lines,
            lambda: m.el("ul", m.each(desk.witness_lines, lambda w, _: m.el("li", w)), cls="card list"),
        ),
        m.cond(desk.board == "waiting", lambda: _clearance(m)),
        m.cond(desk.judges, lambda: _progress(m, desk, people, on_judge)),
        m.cond(desk.claims, lambda: _claims(m, desk, on_settle)),
        m.cond(desk.best, lambda: _best(m, desk)),
        m.cond(
            desk.draw != "",
            lambda: button(
                m, m.t("studio.contest_proof"), "out", pic="shield-check", href="/draws/" + desk.draw, target="_self"
            ),
        ),
        fold(m, m.t("contest.rules"), m.el("div", desk.rules, cls="sm rules")),
        m.cond(desk.may_cancel, lambda: _cancel(m, on_cancel)),
        cls="stack-4",
    )


def _event(m: Markup, on_event: Any) -> Node:
    field = text_field(m, "value", m.t("studio.contest_event_value"), name="value", maxlength="240")
    send = button(m, m.t("studio.contest_event_tell"), "pri", type="submit")
    return card(m, m.el("form", field, send, on_submit=on_event, cls="stack-3"))


def _clearance(m: Markup) -> Node:
    """What waits, for whom, and where that is done."""
    go = button(m, m.t("studio.contest_board_go"), "out", pic="scale", href="/studio/fair-play")
    words = m.el("p", m.t("studio.contest_board_waits"))
    return note(m, m.el("div", words, go, cls="stack-3"), tone="warn", pic="clock")


def _progress(m: Markup, desk: Any, people: Any, on_judge: Any) -> Node:
    """How far each judge is; somebody else may be asked in place of one who left."""

    def one(judge: Any, _: Any) -> Node:
        mark = m.cond(judge.through, lambda: icon(m, "circle-check"), lambda: icon(m, "clock"))
        words = m.el("div", m.el("div", judge.name, cls="b"), m.el("div", judge.line, cls="sm muted"), cls="grow")
        return m.el("li", mark, words)

    label, first = m.t("studio.contest_judge_more"), m.t("studio.contest_no_one")
    more = m.el(
        "form",
        option_list(m, "judge", label, people, value="", first=first, name="judge"),
        button(m, m.t("studio.contest_judge_name"), "out", type="submit"),
        on_submit=on_judge,
        cls="stack-3",
    )
    return m.el(
        "section",
        m.el("h2", m.t("studio.contest_judging")),
        m.cond(
            desk.judged_until != "",
            lambda: m.el("p", m.t("judging.until", time=desk.judged_until), cls="sm muted"),
        ),
        m.el("ul", m.each(desk.judges, one), cls="card list"),
        m.cond(desk.may_name, lambda: fold(m, label, more)),
        cls="stack-3",
    )


def _claims(m: Markup, desk: Any, on_settle: Any) -> Node:
    def one(claim: Any, _: Any) -> Node:
        words = m.el(
            "div",
            m.el("div", claim.prize, cls="b"),
            m.el("div", claim.who),
            m.el("div", claim.line, cls="sm muted"),
            cls="grow",
        )
        take = button(m, m.t("studio.contest_hand"), "pri sm", on_click=on_settle("hand", claim.id))
        pass_on = button(m, m.t("studio.contest_give_up"), "out sm", on_click=on_settle("give_up", claim.id))
        hand, give_up = m.cond(claim.may_hand, lambda: take), m.cond(claim.may_give_up, lambda: pass_on)
        return m.el("li", words, m.el("div", hand, give_up, cls="row wrap"), cls="wrap", key=claim.id)

    return m.el(
        "section",
        m.el("h2", m.t("studio.contest_claims")),
        m.el("ul", m.each(desk.claims, one), cls="card list"),
        cls="stack-3",
    )


def _best(m: Markup, desk: Any) -> Node:
    listed = m.el("ol", m.each(desk.best, lambda line, _: m.el("li", line)), cls="card list")
    look = m.el("p", m.t("studio.contest_best_help"), cls="sm muted")
    return m.el("section", m.el("h2", m.t("studio.contest_best")), look, listed, cls="stack-3")


def _cancel(m: Markup, on_cancel: Any) -> Node:
    sure = m.el("p", m.t("studio.contest_cancel_sure"), cls="sm muted")
    stop = button(m, m.t("studio.contest_cancel"), "bad", on_click=on_cancel)
    return fold(m, m.t("studio.contest_cancel"), m.el("div", sure, stop, cls="stack"), cls="link sm")
