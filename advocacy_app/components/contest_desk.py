"""A contest that has begun, on the owners' table."""

from typing import Any

from advocacy_app.components.contest_rules import rules_text
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, card, fold, note, option_list, text_field


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
        m.cond(desk.witness_lines, lambda: _witnesses(m, desk)),
        m.cond(desk.board == "waiting", lambda: _clearance(m)),
        m.cond(desk.judges, lambda: _progress(m, desk, people, on_judge)),
        m.cond(desk.claims, lambda: _claims(m, desk, on_settle)),
        m.cond(desk.best, lambda: _best(m, desk)),
        m.cond(
            desk.draw != "",
            lambda: m.el("div", _proof(m, desk), cls="row"),
        ),
        fold(m, m.t("contest.rules"), rules_text(m, desk.rules)),
        m.cond(desk.may_cancel, lambda: _cancel(m, on_cancel)),
        cls="stack-4",
    )


def _proof(m: Markup, desk: Any) -> Node:
    words, at = m.t("studio.contest_proof"), "/draws/" + desk.draw
    return button(m, words, "out", pic="shield-check", href=at, target="_self")


def _event(m: Markup, on_event: Any) -> Node:
    field = text_field(m, "value", m.t("studio.contest_event_value"), name="value", maxlength="240")
    send = button(m, m.t("studio.contest_event_tell"), "pri", type="submit")
    return card(m, m.el("form", field, send, on_submit=on_event, cls="stack-3"))


def _witnesses(m: Markup, desk: Any) -> Node:
    """Who lends a number, and how far each is."""
    listed = m.el("ul", m.each(desk.witness_lines, lambda line, _: m.el("li", line)), cls="card list")
    return m.el("section", m.el("h2", m.t("draw.chance")), listed, cls="stack-3")


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
            m.cond(claim.who != "", lambda: m.el("div", claim.who)),
            m.el("div", claim.line, cls="sm muted"),
            cls="grow",
        )
        take = button(m, m.t("studio.contest_hand"), "pri sm", on_click=on_settle("hand", claim.id))
        pass_on = button(m, m.t("studio.contest_give_up"), "out sm", on_click=on_settle("give_up", claim.id))
        hand, give_up = m.cond(claim.may_hand, lambda: take), m.cond(claim.may_give_up, lambda: pass_on)
        return m.el("li", words, m.el("div", hand, give_up, cls="row wrap"), key=claim.id)

    return m.el(
        "section",
        m.el("h2", m.t("studio.contest_claims")),
        m.el("ul", m.each(desk.claims, one), cls="card list roomy"),
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
