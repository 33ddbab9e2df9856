"""What a judge sees: where one is, the entry, a row of five for each criterion; and the scores, once published."""

from dataclasses import dataclass
from typing import Any

from advocacy_app.components.card_parts import picture
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, card, note, tag

SCORES = (1, 2, 3, 4, 5)


@dataclass(frozen=True)
class Deeds:
    """What a judge can do."""

    show: Any
    score: Any
    undo: Any
    hand_in: Any
    take_again: Any


def judge_view(m: Markup, page: Any, deeds: Deeds, drawn: Any, undoable: Any) -> Node:
    """From how far one is to the scores of the entry."""
    open_ = page.state == "open"
    return m.el(
        "div",
        m.cond(page.state == "early", lambda: note(m, m.t("judging.early", time=page.until), pic="clock")),
        m.cond(page.state == "over", lambda: note(m, m.t("judging.over"), pic="lock")),
        m.cond(page.state == "handed", lambda: _handed(m, page, deeds)),
        m.cond(page.works, lambda: _where(m, page, deeds)),
        m.cond(page.work.id != "", lambda: _entry(m, page)),
        m.cond(open_ & (page.work.id != ""), lambda: _scores(m, page, deeds, drawn, undoable)),
        m.cond(open_ & page.complete, lambda: _done(m, deeds)),
        cls="stack-4 judge",
        id="judge",
    )


def _handed(m: Markup, page: Any, deeds: Deeds) -> Node:
    again = button(m, m.t("judging.take_again"), "out", on_click=deeds.take_again)
    words = m.el("p", m.t("judging.handed", time=page.until))
    return note(m, m.el("div", words, again, cls="stack-3"), tone="good", pic="circle-check")


def _where(m: Markup, page: Any, deeds: Deeds) -> Node:
    """How many are done, until when, and all entries as a row of numbers to jump to."""

    def one(entry: Any, _: Any) -> Node:
        look = m.pick(entry.done, "num-chip done", "num-chip")
        return m.el(
            "li",
            m.el(
                "button",
                entry.number,
                type="button",
                cls=look,
                aria_current=m.pick(entry.shown, "true", "false"),
                aria_label=m.t("judging.go_to", number=entry.number),
                on_click=deeds.show(entry.number),
            ),
        )

    line = m.el("div", m.el("span", page.progress, cls="b"), cls="row between wrap")
    until = m.cond(page.state == "open", lambda: m.el("p", m.t("judging.until", time=page.until), cls="sm muted"))
    blind = m.cond(page.blind, lambda: tag(m, m.t("judging.blind"), pic="eye-off"))
    return m.el(
        "section",
        m.el("div", line, blind, cls="row between wrap"),
        until,
        m.el("ol", m.each(page.works, one), cls="num-chips"),
        cls="stack",
        aria_label=m.t("judging.entries"),
    )


def _entry(m: Markup, page: Any) -> Node:
    work = page.work
    seen = m.cond(work.picture.id != "", lambda: m.el("div", picture(m, work.picture, 0, cls="shown"), cls="seen"))
    words = m.cond(work.words != "", lambda: m.el("p", work.words, cls="words lg pre", lang=work.language))
    name = m.el("h2", m.t("judging.entry", number=work.number))
    by = m.cond(work.by != "", lambda: m.el("p", work.by, cls="sm muted"))
    return m.el(
        "article",
        seen,
        m.el("div", m.el("div", name, by, cls="row between wrap"), words, cls="told stack-3"),
        cls="card entry",
        key=work.id,
    )


def _scores(m: Markup, page: Any, deeds: Deeds, drawn: Any, undoable: Any) -> Node:
    """Native radio buttons, as large as a thumb; the tap is kept at once."""

    def criterion(one: Any, _: Any) -> Node:
        buttons = [
            m.el(
                "label",
                m.el(
                    "input",
                    type="radio",
                    name="score-" + one.id,
                    value=str(score),
                    default_checked=one.score == score,
                    on_change=deeds.score(page.work.id, one.id, score),
                ),
                m.el("span", str(score)),
            )
            for score in SCORES
        ]
        legend = m.el("legend", one.name, cls="b", lang=page.language)
        return m.el("fieldset", legend, m.el("div", *buttons, cls="five"), cls="criterion", key=one.id)

    take_back = button(m, m.t("common.undo"), "text", pic="undo-2", on_click=deeds.undo)
    back = m.cond(undoable, lambda: take_back, lambda: m.el("span"))
    kept = m.el(
        "div",
        m.el("p", m.pick(undoable, m.t("judging.kept"), m.t("judging.scale")), cls="sm muted", role="status"),
        back,
        cls="row between wrap kept-line",
    )
    every = m.el("div", m.each(page.criteria, criterion), cls="stack-4", key=page.work.id + "-" + drawn.to_string())
    return card(m, every, kept, cls="stack-3")


def _done(m: Markup, deeds: Deeds) -> Node:
    words = m.el("p", m.t("judging.all_scored"))
    go = button(m, m.t("judging.hand_in"), "pri lg full", on_click=deeds.hand_in)
    return note(m, m.el("div", words, go, cls="stack-3"), tone="voice")


def judge_dock(m: Markup, page: Any, deeds: Deeds) -> Node:
    """Back and on, where the thumb is."""
    back = button(
        m,
        m.t("judging.before"),
        "out lg",
        pic="arrow-left",
        disabled=page.before == 0,
        on_click=deeds.show(page.before),
    )
    on = button(m, m.t("judging.after"), "pri lg grow", disabled=page.after == 0, on_click=deeds.show(page.after))
    return m.el("div", m.el("div", back, on, cls="foot row"), cls="dock")


def published(m: Markup, page: Any) -> Node:
    """Every entry with its mean for every criterion, the best first; names stand with the prizes."""

    def one(work: Any, _: Any) -> Node:
        name = m.cond(
            work.href != "",
            lambda: m.el("a", work.name, href=work.href, cls="go b"),
            lambda: m.el("span", work.name, cls="b"),
        )
        mine = m.cond(work.mine, lambda: tag(m, m.t("judging.mine"), tone="voice"))
        won = m.cond(work.won, lambda: icon(m, "award", small=True))
        parts = m.each(
            work.scores, lambda score, _: m.el("li", m.el("span", score.name), " ", m.el("b", score.mean, cls="num"))
        )
        words = m.el(
            "div",
            m.el("div", name, won, mine, cls="row wrap"),
            m.el("ul", parts, cls="means sm muted", lang=page.language),
            cls="grow stack-1",
        )
        place = m.el("span", work.place, cls="num muted place")
        return m.el("li", place, words, m.el("span", work.total, cls="num b lg"))

    return m.el(
        "section",
        m.el("h2", m.t("judging.scores")),
        m.el("p", m.t("judging.scores_more"), cls="sm muted"),
        m.el("ol", m.each(page.scores, one), cls="card list scores"),
        cls="stack-3",
    )


def judged_by(m: Markup, page: Any) -> Node:
    """Who judges, until when, and the way in for a judge."""
    way = button(m, m.t("judging.to_judge"), "pri full", pic="scale", href="/contests/" + page.id + "/judge")
    return card(
        m,
        m.el("h2", m.t("judging.title")),
        m.el("p", page.judges),
        m.cond(page.judged_until != "", lambda: m.el("p", page.judged_until, cls="sm muted")),
        m.cond(page.judge & (page.state == "closed") & ~page.scores.bool(), lambda: way),
        cls="stack-3",
    )
