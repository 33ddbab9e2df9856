"""Fair play: a pattern with both answers, a board that waits, words that were reported, the published rules."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import avatar, button, card, choices, fold, option, text_area


def case_card(m: Markup, row: Any, on_decide: Any) -> Node:
    """What was noticed around whom, and the human's answer."""

    def person(face: Any, _: Any) -> Node:
        return m.el("span", avatar(m, face, size="sm"), face.name, cls="row")

    came = m.cond(
        row.points > 0,
        lambda: m.el("p", m.t("fairplay.points_came", n=row.points), cls="b"),
        lambda: m.el("p", m.t("fairplay.no_points"), cls="muted"),
    )
    return card(
        m,
        m.el("div", m.el("h3", row.title, cls="lg b"), m.el("span", row.found, cls="sm muted"), cls="row between wrap"),
        m.el("div", m.each(row.people, person), cls="row wrap"),
        m.el("p", row.sentence),
        came,
        m.cond(row.mine, lambda: m.el("p", m.t("fairplay.own_case"), cls="muted"), lambda: _answer(m, row, on_decide)),
        tag="article",
        cls="stack-3",
        key=row.id,
    )


def _answer(m: Markup, row: Any, on_decide: Any) -> Node:
    back = m.cond(
        row.points > 0,
        lambda: option(m, "outcome", "back", m.t("fairplay.back"), sub=m.t("fairplay.back_sub"), required=True),
    )
    return m.el(
        "form",
        m.el("input", type="hidden", name="case", value=row.id, read_only=True),
        choices(
            m,
            m.t("fairplay.what"),
            option(m, "outcome", "fine", m.t("fairplay.fine"), sub=m.t("fairplay.fine_sub"), required=True),
            back,
        ),
        text_area(
            m,
            "words-" + row.id,
            m.t("fairplay.words"),
            help=m.t("fairplay.words_help"),
            name="words",
            words=True,
            maxlength="500",
        ),
        button(m, m.t("fairplay.decide"), "pri", type="submit"),
        on_submit=on_decide,
        cls="stack-4",
    )


def board_row(m: Markup, row: Any, on_clear: Any) -> Node:
    """A board with a prize: look at it, then say that all is fair."""
    words = m.el(
        "div", m.el("a", row.title, href=row.href, cls="b"), m.el("div", row.asked, cls="sm muted"), cls="grow"
    )
    deed = m.cond(
        row.mine,
        lambda: m.el("span", m.t("fairplay.own_board"), cls="sm muted"),
        lambda: button(m, m.t("fairplay.clear"), "pri sm", pic="check", on_click=on_clear(row.id)),
    )
    return m.el("li", words, deed, cls="wrap", key=row.id)


def kudos_row(m: Markup, row: Any, on_decide: Any) -> Node:
    """Words that whoever got them reported."""
    head = m.el("div", m.el("span", row.who, cls="b grow"), m.el("span", row.when, cls="sm muted"), cls="row wide")
    deeds = m.el(
        "div",
        button(m, m.t("fairplay.leave"), "out sm", on_click=on_decide(row.id, True)),
        button(m, m.t("fairplay.remove"), "out sm", on_click=on_decide(row.id, False)),
        cls="row wrap",
    )
    return m.el("li", m.el("div", head, m.el("p", row.words, cls="words lg"), deeds, cls="grow stack"), key=row.id)


def rule_list(m: Markup, rules: Any, version: Any) -> Node:
    """By what a pattern is noticed: the same for everyone, and open to everyone."""

    def rule(each: Any, _: Any) -> Node:
        return m.el(
            "li", m.el("div", m.el("div", each.title, cls="b"), m.el("p", each.sentence, cls="sm muted"), cls="grow")
        )

    listed = m.el("ul", m.each(rules, rule), cls="list")
    return card(
        m,
        fold(
            m, m.t("fairplay.rules", version=version), m.el("p", m.t("fairplay.rules_sentence"), cls="sm muted"), listed
        ),
    )
