"""``/draws/<id>/witness``: somebody whose number nobody knows locks it in, and reveals it after the closing."""

from advocacy_app.components.document import document, public_top
from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Html, Node
from advocacy_app.components.primitives import button, card, note, text_field
from advocacy_app.read_models.contests import Bound
from advocacy_app.read_models.house import House


def witness_page(m: Html, house: House, bound: Bound, script: str, trouble: str = "") -> str:
    """One thing to do at a time."""
    here = f"/draws/{bound.draw}/witness"
    head = (
        m.el("h1", m.t("witness.title")),
        m.el("p", m.t("witness.for", name=bound.name), cls="b"),
        m.el("p", bound.title, cls="muted"),
    )
    content = (
        m.el("div", *head, cls="stack"),
        *([note(m, trouble, tone="bad", pic="circle-alert")] if trouble else []),
        *_step(m, bound, here),
        _way(m, bound),
        m.el("a", m.t("witness.to_draw"), href=f"/draws/{bound.draw}", cls="btn text"),
    )
    main = m.el("main", public_top(m, house, here), m.el("div", *content, cls="page stack-4"))
    body = m.el("div", main, cls="phone public proof", data_witness=bound.draw, data_name=bound.name)
    return document(
        m, m.t("witness.title"), body, m.el("script", type="module", src=script), company=house.name, hue=house.hue
    )


def _step(m: Html, bound: Bound, here: str) -> tuple[Node, ...]:
    match bound.state:
        case "lock":
            return _lock(m, bound, here)
        case "wait":
            return _wait(m, bound)
        case "reveal":
            return _reveal(m, bound, here)
        case "missed":
            return (note(m, m.t("witness.missed"), pic="info"),)
        case _:
            return (note(m, m.t("witness.over"), tone="good", pic="check"),)


def _way(m: Html, bound: Bound) -> Node:
    """The three steps, how far this witness is, and the time that the next one has."""
    steps = {"lock": m.t("witness.lock"), "wait": m.t("draw.step_closes"), "reveal": m.t("witness.reveal")}
    order = [*steps, "over"]
    missed = ["reveal"] if bound.bound_to else ["lock", "reveal"]
    ahead = missed if bound.state == "missed" else order[order.index(bound.state) :]
    timed = "reveal" if bound.state == "reveal" else "wait"
    stops = [
        _stop(m, name not in ahead, title, bound.until if name == timed and name in ahead else "")
        for name, title in steps.items()
    ]
    return m.el("ol", *stops, cls="tl")


def _stop(m: Html, done: bool, title: str, line: str) -> Node:
    knob = m.el("span", icon(m, "check" if done else "clock"), cls="k")
    return m.el("li", knob, m.el("div", title, cls="b"), m.el("div", line, cls="sm muted"))


def _lock(m: Html, bound: Bound, here: str) -> tuple[Node, ...]:
    """The number is made on this phone; only its checksum leaves it."""
    hidden = m.el("input", type="hidden", name="commit", value="")
    send = button(m, m.t("witness.lock"), "pri lg full", pic="lock", type="submit", disabled=True)
    form = m.el("form", hidden, send, method="post", action=here, cls="form", data_locking="")
    why = m.el("p", m.t("witness.lock_why"), cls="muted")
    by = m.el("p", m.t("witness.lock_until", time=bound.until), cls="sm muted")
    return (card(m, why, form, by, m.el("noscript", m.el("p", m.t("draw.no_script"))), cls="stack-3"),)


def _wait(m: Html, bound: Bound) -> tuple[Node, ...]:
    number = m.el("code", "", cls="phrase", data_number="")
    keep = m.el("p", m.t("witness.keep"), cls="sm muted")
    return (
        note(m, m.t("witness.locked", time=bound.until), tone="good", pic="check"),
        m.el("div", m.el("p", m.t("witness.number"), cls="b"), number, keep, cls="card pad stack", data_kept=""),
        m.el("p", m.t("witness.checksum"), " ", m.el("code", bound.bound_to[:16] + "…"), cls="xs cap"),
    )


def _reveal(m: Html, bound: Bound, here: str) -> tuple[Node, ...]:
    field = text_field(
        m, "number", m.t("witness.number"), name="number", cls="code", autocomplete="off", data_number=""
    )
    send = button(m, m.t("witness.reveal"), "pri lg full", pic="key-round", type="submit")
    form = m.el("form", field, send, method="post", action=here, cls="form")
    return (card(m, m.el("p", m.t("witness.reveal_why", time=bound.until)), form, cls="stack-3"),)
