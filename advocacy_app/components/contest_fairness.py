"""How a contest is decided, in its form: by judges, or by chance and where that comes from."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import checkbox, choices, fold, option, option_list, text_field

JUDGES, CRITERIA = 5, 4
"""So many fields the form has."""
_CHANCE = ("witness", "drand", "public", "none")


def judges(m: Markup, desk: Any, people: Any) -> Node:
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


def chance(m: Markup, desk: Any, people: Any, entropy: Any, witnesses: int, on_entropy: Any) -> Node:
    """Where chance comes from, and who or what adds to it."""

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
    return m.el(
        "div",
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
