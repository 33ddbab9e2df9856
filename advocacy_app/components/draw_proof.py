"""``/draws/<id>``: a draw for anybody, with each check in plain words and run in the reader's own browser."""

import json
from dataclasses import dataclass

from advocacy_app.components.contest_rules import rules_text
from advocacy_app.components.document import document, public_top
from advocacy_app.components.draw_waiting import waiting
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Html, Node
from advocacy_app.components.primitives import (
    button,
    card,
    fold,
    list_row,
    note,
    rows,
    tag,
    voiceline,
)
from advocacy_app.i18n.catalogue import catalogue
from advocacy_app.read_models.contests import DrawProof, PickLine, ProofStep, Seal
from advocacy_app.read_models.house import House
from advocacy_app.safe import Safe

COMMAND = "python verify.py audit.zip"


@dataclass(frozen=True)
class Reader:
    """Who reads: the address of the page's script, and whether somebody is signed in."""

    script: str
    signed_in: bool = False


def proof_page(m: Html, house: House, draw: DrawProof, reader: Reader, trouble: str = "") -> str:
    """What was promised, sealed and drawn; below it all that a sceptic needs."""
    drawn = draw.state == "drawn"
    content = (
        _head(m, house, draw),
        *([note(m, trouble, tone="bad", pic="circle-alert")] if trouble else []),
        *([note(m, m.el("p", m.t("draw.label"), cls="begins"), tone="warn", pic="info")] if draw.label else []),
        *([_picks(m, draw)] if drawn else []),
        *([_check(m)] if drawn else [waiting(m, draw, signed_in=reader.signed_in)]),
        _seals(m, draw),
        _timeline(m, draw.steps),
        m.el("p", draw.zone, cls="sm muted"),
        _chance(m, draw),
        *([_at_home(m)] if drawn else []),
        _papers(m, draw),
    )
    main = m.el("main", public_top(m, house, f"/draws/{draw.id}"), m.el("div", *content, cls="page stack-4"))
    body = m.el(
        "div", main, cls="phone public proof", data_draw=draw.id, data_signed_in="1" if reader.signed_in else "0"
    )
    script = m.el("script", type="module", src=reader.script)
    return document(m, m.t("draw.title"), body, _words(m), script, company=house.name, hue=house.hue)


def _head(m: Html, house: House, draw: DrawProof) -> Node:
    return m.el(
        "div",
        m.el("div", tag(m, draw.state_text, tone=draw.tone), cls="row"),
        m.el("h1", draw.title, lang=draw.language),
        m.el("p", m.t("draw.intro", company=house.name), cls="muted"),
        cls="stack",
    )


def _picks(m: Html, draw: DrawProof) -> Node:
    """Tickets, no names; the reader's own is marked by the script."""

    def one(pick: PickLine, _: int) -> Node:
        code = m.el("code", pick.c_i[:16] + "…", title=pick.c_i) if pick.c_i else Safe("")
        line = m.el("span", pick.line, cls="sm muted") if pick.line else Safe("")
        words = m.el("div", m.el("div", pick.title, cls="b"), code, line, cls="grow stack-1")
        return m.el("li", icon(m, "ticket"), words, data_ticket=pick.c_i)

    heading = m.el("h2", m.t("draw.result"))
    nobody = m.el("p", m.t("draw.nobody"), cls="muted")
    shown = m.el("ul", m.each(draw.picks, one), cls="card list") if any(p.c_i for p in draw.picks) else nobody
    return m.el("section", heading, m.el("p", draw.entries, cls="sm muted"), shown, cls="stack")


def _check(m: Html) -> Node:
    """The two buttons that matter, and where their answers appear."""
    run = button(m, m.t("draw.check_here"), "pri lg full", pic="shield-check", data_check="", disabled=True)
    find = button(m, m.t("draw.find"), "out lg full", pic="ticket", data_find="", disabled=True)
    file = m.el(
        "div",
        m.el("p", m.t("draw.receipt_help"), cls="sm muted"),
        m.el("label", m.t("draw.receipt_choose"), for_="receipt", cls="btn out full"),
        m.el("input", type="file", id="receipt", accept="application/json,.json", cls="vh"),
        cls="stack",
        hidden=True,
        data_receipt="",
    )
    mine = m.el("div", cls="note voice", role="status", hidden=True, data_mine="")
    verdict = m.el("p", cls="b", role="status", data_verdict="")
    checks = m.el("ol", cls="card list checks", hidden=True, data_checks="", aria_label=m.t("draw.checks"))
    without = m.el("noscript", m.el("p", m.t("draw.no_script"), cls="muted"))
    return m.el(
        "section", m.el("h2", m.t("draw.check")), run, find, file, mine, verdict, checks, without, cls="stack-3"
    )


def _seals(m: Html, draw: DrawProof) -> Node:
    sealed = [_seal(m, m.t("draw.opening"), m.t("draw.opening_more"), draw.opening)]
    if draw.closing:
        sealed.append(_seal(m, m.t("draw.closing"), m.t("draw.closing_more"), draw.closing))
    return m.el("section", m.el("h2", m.t("draw.seals")), *sealed, cls="stack-3")


def _seal(m: Html, title: str, more: str, seal: Seal) -> Node:
    """A picture to compare by eye, words to compare aloud, digits that are the truth."""
    picture = voiceline(m, seal.strokes, label=m.t("draw.seal_picture", digits=seal.sha256[:8]), cls="fluid seal")
    words = m.el("p", seal.phrase, cls="b phrase", lang="en")
    digits = m.el("code", seal.sha256, cls="xs")
    return card(m, m.el("h3", title), picture, words, digits, m.el("p", more, cls="sm muted"), cls="stack-3")


def _timeline(m: Html, steps: tuple[ProofStep, ...]) -> Node:
    def one(step: ProofStep, _: int) -> Node:
        knob = m.el("span", icon(m, "check" if step.done else "clock"), cls="k")
        return m.el("li", knob, m.el("div", step.title, cls="b"), m.el("div", step.line, cls="sm muted"))

    return m.el("ol", m.each(steps, one), cls="tl")


def _chance(m: Html, draw: DrawProof) -> Node:
    sentences = [m.el("p", sentence) for sentence in draw.chance]
    bias = [m.el("p", m.t("draw.witness_bias"), cls="sm muted")] if draw.bias else []
    plain = [m.el("p", m.t("draw.label_more"), cls="muted")] if draw.label else []
    return m.el("section", m.el("h2", m.t("draw.chance")), *sentences, *bias, *plain, cls="stack")


def _at_home(m: Html) -> Node:
    """The way that needs nothing of ours but one short file."""
    steps = (m.t("draw.home_download"), m.t("draw.home_run"), m.t("draw.home_find"), m.t("draw.home_count"))
    listed = m.el("ol", *[m.el("li", step) for step in steps], cls="steps-list")
    command = m.el("pre", m.el("code", COMMAND), tabindex="0")
    return m.el("section", m.el("h2", m.t("draw.home")), listed, command, cls="stack-3")


def _papers(m: Html, draw: DrawProof) -> Node:
    here = f"/draws/{draw.id}"
    papers = [
        list_row(
            m, m.t("draw.paper_rules"), sub=draw.rules_sha256[:16] + "…", href=f"{here}/rules.txt", target="_blank"
        ),
        list_row(m, "verify.py", sub=draw.verifier_sha256[:16] + "…", href=f"{here}/verify.py", download="verify.py"),
    ]
    if draw.state == "drawn":
        file, minutes = m.t("draw.paper_audit"), m.t("draw.paper_minutes")
        papers = [
            list_row(m, file, href=f"{here}/audit.zip", download=f"audit-{draw.id[:8]}.zip"),
            list_row(m, minutes, sub="PDF", href=f"{here}/minutes.pdf", target="_blank"),
            *papers,
        ]
    told = m.el("ul", *[m.el("li", line) for line in (*draw.notices, *draw.excluded)], cls="sm muted plain-list")
    rules = rules_text(m, draw.rules)
    return m.el(
        "section",
        m.el("h2", m.t("draw.papers")),
        rows(m, *papers),
        fold(m, m.t("draw.rules"), rules),
        fold(m, m.t("draw.told"), told),
        cls="stack-3",
    )


def _words(m: Html) -> Node:
    """The words of the checks, which no other page needs."""
    known = {key: text for key, text in catalogue(m.language).items() if key.startswith("proof.")}
    safe = json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")
    return Safe(f'<script type="application/json" id="proof-words">{safe}</script>')
