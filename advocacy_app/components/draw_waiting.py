"""A draw that is not done yet: what it waits for, and how anybody brings the number of the beacon."""

from advocacy_app.components.markup import Html, Node
from advocacy_app.components.primitives import button, note, text_area
from advocacy_app.read_models.contests import DrawProof


def waiting(m: Html, draw: DrawProof, *, signed_in: bool) -> Node:
    """What one can do before the draw: wait, follow to the new one, or bring the beacon's number."""
    if draw.replaced_by:
        again = button(m, m.t("draw.go_to_next"), "pri full", href=f"/draws/{draw.replaced_by}")
        return m.el("section", m.el("p", m.t("draw.closed_late")), again, cls="stack-3")
    now = m.el("p", m.t(f"draw.now_{draw.state}"), cls="muted")
    if not draw.waits:
        return now
    lines = m.el("div", *[m.el("p", line) for line in draw.waits], cls="stack")
    bring = [_bring_beacon(m, draw, signed_in=signed_in)] if draw.bring else []
    return m.el("section", m.el("h2", m.t("draw.waits")), now, note(m, lines, pic="clock"), *bring, cls="stack-3")


def _bring_beacon(m: Html, draw: DrawProof, *, signed_in: bool) -> Node:
    """Open the number on any phone with a network, copy all of it, paste it here; or choose it as a file."""
    head, words = m.el("h3", m.t("draw.beacon")), m.el("p", m.t("draw.beacon_help", round=str(draw.round)))
    outside = {"href": draw.bring, "target": "_blank", "rel": "noopener"}
    read = button(m, m.t("draw.beacon_open"), "out full", pic="external-link", **outside)
    if not signed_in:
        return m.el("div", head, words, read, cls="stack-3")
    field = text_area(m, "signature", m.t("draw.beacon_signature"), name="signature", autocomplete="off")
    chosen = m.el(
        "div",
        m.el("label", m.t("draw.beacon_file"), for_="beacon-file", cls="btn out full"),
        m.el("input", type="file", id="beacon-file", accept="application/json,.json,.txt", cls="vh"),
    )
    send = button(m, m.t("draw.beacon_send"), "pri full", type="submit")
    form = m.el("form", field, chosen, send, method="post", action=f"/draws/{draw.id}/beacon", cls="form")
    return m.el("div", head, words, read, form, cls="stack-3")
