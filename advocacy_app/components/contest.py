"""A contest as members see it: what can be won, the ways in, the ticket, the result."""

from dataclasses import dataclass
from typing import Any

from advocacy_app.components.contest_rules import rules_text
from advocacy_app.components.icons import icon
from advocacy_app.components.judging import judged_by, published
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, card, checkbox, fold, note, sheet, tag, text_area

_HOW = {"draw": "contest.by_draw", "best": "contest.for_best", "jury": "judging.by_judges"}


@dataclass(frozen=True)
class Deeds:
    """What one can do here."""

    enter: Any
    step_back: Any
    claim: Any
    refuse: Any


def contest_card(m: Markup, contest: Any) -> Node:
    """A contest in a list; the whole of it leads to its page."""
    name = m.el("h3", m.el("a", contest.title, href="/contests/" + contest.id, cls="go"))
    mine = m.cond(contest.taking_part, lambda: tag(m, m.t("contest.my_ticket"), tone="voice", pic="ticket"))
    prize = m.cond(
        contest.prize != "", lambda: m.el("p", icon(m, "gift", small=True), m.el("span", contest.prize), cls="row")
    )
    marks = m.el("div", tag(m, contest.state_text, tone=contest.tone), mine, cls="row wrap")
    return m.el("article", marks, name, prize, m.el("p", contest.line, cls="sm muted"), cls="card pad stack contest")


def contest_view(m: Markup, page: Any, deeds: Deeds) -> Node:
    """The page, from what it is about to who won."""
    return m.el(
        "div",
        _head(m, page),
        m.each(page.offers, lambda offer, _: _offer(m, offer, deeds)),
        _prizes(m, page),
        m.cond(page.judge, lambda: judged_by(m, page)),
        m.cond(page.may_enter & page.with_draw, lambda: _ways(m, page, deeds)),
        m.cond(page.may_enter & page.judged & ~page.with_draw, lambda: _answer(m, page, deeds)),
        m.cond(page.why_not != "", lambda: note(m, page.why_not, pic="info")),
        m.cond(page.taking_part, lambda: _ticket(m, page, deeds)),
        m.cond(page.won, lambda: _won(m, page)),
        m.cond(page.scores, lambda: published(m, page)),
        m.cond(page.judged & ~page.judge, lambda: judged_by(m, page)),
        m.cond(page.draw != "", lambda: _draw(m, page)),
        _rules(m, page),
        cls="stack-5 contest",
    )


def _head(m: Markup, page: Any) -> Node:
    about = m.cond(page.about != "", lambda: m.el("p", page.about, cls="lg", lang=page.language))
    state = m.el(
        "div", tag(m, page.state_text, tone=page.tone), m.el("span", page.dates, cls="sm muted"), cls="row wrap"
    )
    late = m.cond(page.photos_until != "", lambda: m.el("p", page.photos_until, cls="sm muted"))
    people = m.el("p", icon(m, "users", small=True), m.el("span", page.taken_part), cls="row sm muted")
    return m.el("div", state, m.el("h1", page.title, lang=page.language), about, late, people, cls="stack-3")


def _offer(m: Markup, offer: Any, deeds: Deeds) -> Node:
    """A win: one stroke that grows, a sentence, and two answers of the same size."""
    stroke = m.el("span", m.el("i", cls="me", style={"--h": 100}), cls="vl new", aria_hidden="true")

    def waiting() -> Node:
        answers = m.el(
            "div",
            button(m, m.t("contest.claim"), "pri lg", on_click=deeds.claim(offer.id)),
            button(m, m.t("contest.refuse"), "out lg", data_opens="pass-on-" + offer.id),
            cls="two",
        )
        title = m.el("h2", m.t("contest.offer", prize=offer.prize))
        more = m.el("p", m.t("contest.offer_more", date=offer.until))
        return m.el("div", title, more, answers, _sure(m, offer, deeds), cls="grow stack-3")

    taken = lambda: m.el("p", m.t("contest.claimed", prize=offer.prize), cls="grow b")  # noqa: E731
    return m.el("section", stroke, m.cond(offer.claimed, taken, waiting), cls="note voice won")


def _sure(m: Markup, offer: Any, deeds: Deeds) -> Node:
    """What is passed on does not come back: it is asked once more."""
    stay = button(m, m.t("common.back"), "out lg grow", data_closes="")
    go = button(m, m.t("contest.refuse"), "pri lg grow", data_closes="", on_click=deeds.refuse(offer.id))
    words = m.el("p", m.t("contest.pass_on_sure"))
    return sheet(m, "pass-on-" + offer.id, m.t("contest.pass_on_title"), words, actions=(stay, go))


def _prizes(m: Markup, page: Any) -> Node:
    def one(prize: Any, _: Any) -> Node:
        told = [m.cond(prize.kind == kind, lambda key=key: m.el("span", m.t(key))) for kind, key in _HOW.items()]
        how = m.el("span", *told, cls="sm muted")
        worth = m.cond(prize.worth != "", lambda: m.el("span", prize.worth, cls="sm b num"))
        words = m.el("div", m.el("span", prize.name, cls="b", lang=page.language), how, cls="grow stack-1")
        return m.el("li", icon(m, "gift"), words, worth)

    post = m.cond(page.add != "", lambda: button(m, m.t("contest.post"), "out full", pic="camera", href=page.add))
    listed = m.el("ul", m.each(page.prizes, one), cls="card list")
    return m.el("section", m.el("h2", m.t("contest.prizes")), listed, post, cls="stack-3")


def _ways(m: Markup, page: Any, deeds: Deeds) -> Node:
    """The way without a post comes first; the other is worth the same."""
    accept = checkbox(m, "accept", m.t("contest.accept"))
    tap = button(m, m.t("contest.without_posting"), "pri lg full", pic="ticket", type="submit")
    simple = m.el("form", accept, tap, on_submit=deeds.enter, cls="stack-3")

    def answering() -> Node:
        asked = m.el("p", page.question, cls="words", lang=page.language)
        field = text_area(m, "answer", m.t("contest.answer"), name="answer", maxlength="600", words=True)
        send = button(m, m.t("contest.send_answer"), "out full", type="submit")
        again = checkbox(m, "accept", m.t("contest.accept"))
        return fold(
            m, m.t("contest.or_answer"), m.el("form", asked, field, again, send, on_submit=deeds.enter, cls="stack-3")
        )

    same = m.el("p", m.t("contest.same_chance"), cls="sm muted")
    return card(
        m, m.el("h2", m.t("contest.take_part")), simple, same, m.cond(page.question != "", answering), cls="stack-3"
    )


def _answer(m: Markup, page: Any, deeds: Deeds) -> Node:
    """The way into a contest that judges decide: one's own words."""
    asked = m.el("p", page.question, cls="words lg", lang=page.language)
    field = text_area(m, "answer", m.t("contest.answer"), name="answer", maxlength="600", words=True)
    accept = checkbox(m, "accept", m.t("contest.accept"))
    send = button(m, m.t("contest.send_answer"), "pri lg full", type="submit")
    same = m.el("p", m.t("judging.same"), cls="sm muted")
    form = m.el("form", asked, field, accept, send, on_submit=deeds.enter, cls="stack-3")
    return card(m, m.el("h2", m.t("contest.take_part")), form, same, cls="stack-3")


def _my_answer(m: Markup, page: Any, deeds: Deeds) -> Node:
    """What one wrote, and a way to write it anew until the list closes."""
    said = m.el("p", page.my_answer, cls="words pre", lang=page.language)
    field = text_area(
        m, "answer", m.t("contest.answer"), name="answer", maxlength="600", words=True, default_value=page.my_answer
    )
    accept = checkbox(m, "accept", m.t("contest.accept"))
    send = button(m, m.t("judging.change_answer"), "out full", type="submit")
    form = m.el("form", field, accept, send, on_submit=deeds.enter, cls="stack-3")
    change = m.cond(page.state == "running", lambda: fold(m, m.t("judging.change_answer"), form))
    return m.el("div", said, change, cls="stack-3")


def _ticket(m: Markup, page: Any, deeds: Deeds) -> Node:
    stroke = m.el("span", m.el("i", cls="me", style={"--h": 100}), cls="vl", aria_hidden="true")
    code = m.cond(page.ticket != "", lambda: m.el("code", page.ticket))
    words = m.el(
        "div",
        m.el("h2", m.pick(page.with_draw, m.t("contest.my_ticket"), m.t("judging.my_entry"))),
        code,
        m.el("p", page.ticket_text, cls="sm muted"),
        m.el("p", page.way_text, cls="sm muted"),
        cls="grow stack-1",
    )

    def paper() -> Node:
        address = "/draws/" + page.draw + "/receipt.json"
        save = button(
            m, m.t("contest.receipt"), "out", pic="download", href=address, target="_self", download="receipt.json"
        )
        return m.el("div", save, m.el("p", m.t("contest.receipt_help"), cls="xs cap"), cls="stack")

    back = m.cond(
        page.state == "running", lambda: button(m, m.t("contest.step_back"), "text", on_click=deeds.step_back)
    )
    top = m.el("div", stroke, words, cls="row start")
    mine = m.cond(page.my_answer != "", lambda: _my_answer(m, page, deeds))
    return card(m, top, mine, m.cond(page.ticket != "", paper), back, cls="stack-3")


def _won(m: Markup, page: Any) -> Node:
    def one(line: Any, _: Any) -> Node:
        words = m.el(
            "div",
            m.el("span", line.prize, cls="sm muted", lang=page.language),
            m.el("span", line.who, cls="b"),
            cls="grow stack-1",
        )
        return m.el("li", icon(m, "award"), words, m.el("span", line.line, cls="sm muted"))

    return m.el(
        "section", m.el("h2", m.t("contest.won")), m.el("ul", m.each(page.won, one), cls="card list"), cls="stack-3"
    )


def _draw(m: Markup, page: Any) -> Node:
    """Where chance comes from, the words to compare, the way to the proof."""
    label = m.cond(page.label, lambda: note(m, m.el("p", m.t("draw.label"), cls="begins"), tone="warn", pic="info"))
    chance = m.cond(page.label, lambda: m.el("span"), lambda: m.el("p", page.chance))
    closing = m.cond(page.closing != "", lambda: _phrase(m, m.t("contest.words_closing"), page.closing))
    witness = m.cond(
        page.witness,
        lambda: button(
            m,
            m.t("contest.you_witness"),
            "out full",
            pic="eye",
            href="/draws/" + page.draw + "/witness",
            target="_self",
        ),
    )
    check = button(m, m.t("contest.check"), "out full", pic="shield-check", href="/draws/" + page.draw, target="_self")
    opening = _phrase(m, m.t("contest.words_opening"), page.opening)
    return m.el(
        "section", m.el("h2", m.t("draw.chance")), label, chance, opening, closing, witness, check, cls="stack-3"
    )


def _phrase(m: Markup, title: Any, words: Any) -> Node:
    return m.el("div", m.el("span", title, cls="sm muted"), m.el("p", words, cls="b phrase", lang="en"), cls="stack-1")


def _rules(m: Markup, page: Any) -> Node:
    frozen = m.el("p", m.t("contest.rules_frozen_note"), " ", m.el("code", page.rules_sha256), cls="xs cap")
    return fold(m, m.t("contest.rules"), rules_text(m, page.rules), frozen)
