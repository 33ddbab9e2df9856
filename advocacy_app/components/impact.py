"""What my shares brought: figures with their provenance, and every share with what became of it."""

from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, card, fold, note, provenance, tag, text_field, voiceline


def figures(m: Markup, impact: Any) -> Node:
    """The line of the latest shares, and what was counted; nothing here is compared with anybody."""
    lock = m.el("span", icon(m, "lock", small=True), m.t("me.only_you"), cls="row xs cap")
    head = m.el("div", m.el("h2", m.t("impact.so_far", n=impact.shares), cls="lg"), lock, cls="row between wrap")
    line = m.el(
        "div",
        voiceline(m, impact.strokes, label=impact.strokes_text, cls="fluid"),
        m.el("p", impact.strokes_text, cls="sm muted", aria_hidden="true"),
        cls="stack",
    )
    measured = provenance(m, "measured")
    people = provenance(m, "measured", words=m.t("me.visits_how"))
    facts = m.el(
        "dl",
        _fact(m, m.t("me.visits"), people, impact.visits),
        _fact(m, m.t("impact.visitors"), provenance(m, "measured", words=m.t("impact.visitors_how")), impact.visitors),
        m.cond(impact.reach != "", lambda: _reach(m, impact)),
        _fact(m, m.t("me.thanks"), measured, impact.thanks),
        cls="brought stack-3 ruled",
    )
    return card(m, head, line, facts, _apart(m, impact), cls="stack-4 impact")


def _fact(m: Markup, name: Any, how: Node, value: Any, look: str = "big") -> Node:
    return m.el("div", m.el("dt", m.el("div", name), how), m.el("dd", value, cls=look))


def _reach(m: Markup, impact: Any) -> Node:
    return _fact(m, m.t("me.reach"), provenance(m, "estimated"), impact.reach, "big range")


def _apart(m: Markup, impact: Any) -> Node:
    """What was counted and does not count: machines and oneself."""
    machines = m.cond(impact.machines > 0, lambda: m.el("p", m.t("impact.machines", n=impact.machines)))
    own = m.cond(impact.own > 0, lambda: m.el("p", m.t("impact.own", n=impact.own)))
    return m.el("div", machines, own, cls="stack-1 sm cap apart")


def networks_form(m: Markup, networks: Any, reach: Any, *, on_tell: Any, fault: Any) -> Node:
    """The assumption behind the range, and the numbers it starts from."""

    def size(network: Any, _: Any) -> Node:
        return text_field(
            m,
            "size-" + network.key,
            network.label,
            name=network.key,
            default_value=network.size,
            inputmode="numeric",
            maxlength="12",
            autocomplete="off",
        )

    error = m.cond(
        fault != "",
        lambda: m.el("p", icon(m, "circle-alert", small=True), m.el("span", fault), cls="err", role="alert"),
    )
    form = m.el(
        "form",
        m.el("p", m.t("impact.sizes_text"), cls="sm muted"),
        m.el("div", m.each(networks, size), cls="two"),
        error,
        button(m, m.t("common.save"), "out", type="submit"),
        on_submit=on_tell,
        cls="stack-3",
    )
    title = m.pick(reach != "", m.t("impact.reach_how"), m.t("impact.reach_start"))
    assumed = m.el("p", m.t("impact.reach_assumption"), cls="sm")
    return fold(m, title, m.el("div", assumed, form, cls="stack-3"))


def my_share(m: Markup, share: Any, *, on_give: Any, fault: Any) -> Node:
    """One share: what I said, where, how sure we are of it, who came, and the post's address."""
    about = m.el("div", share.network, m.el("span", " · ", aria_hidden="true"), share.when, cls="xs cap")
    sure = m.el(
        "div",
        m.el("span", m.el("i", cls=share.kind, style={"--h": 100}), cls="vl", aria_hidden="true"),
        m.el("span", share.evidence_text),
        cls="row sm",
    )
    return m.el(
        "article",
        m.el(
            "div",
            m.el("h3", m.el("a", share.title, href="/c/" + share.slug), cls="share-title"),
            about,
            cls="stack-1",
        ),
        m.cond(share.words != "", lambda: m.el("p", share.words, cls="words clamp-4", lang=share.language)),
        m.el("div", sure, _visits(m, share), cls="row between wrap"),
        m.cond(share.answer != "", lambda: _answer(m, share)),
        m.cond(share.post_url != "", lambda: _given(m, share)),
        m.cond(share.can_give, lambda: _address(m, share, on_give, fault)),
        cls="card pad stack-3",
        key=share.id,
    )


def _visits(m: Markup, share: Any) -> Node:
    machines = m.cond(share.machines > 0, lambda: m.el("div", m.t("impact.machines", n=share.machines), cls="xs cap"))
    return m.el("div", m.el("div", m.t("impact.clicks", n=share.visits), cls="sm b num"), machines, cls="came")


def _answer(m: Markup, share: Any) -> Node:
    title = m.el("div", m.t("notice.post_declined"), cls="b")
    return note(m, title, m.el("div", share.answer), tone="warn", pic="message-circle")


def _given(m: Markup, share: Any) -> Node:
    link = m.el("a", share.post_url, href=share.post_url, target="_blank", rel="noopener", cls="sm break grow")
    state = m.cond(
        share.seen,
        lambda: tag(m, m.t("impact.seen"), tone="good", pic="check"),
        lambda: tag(m, m.t("impact.waits"), pic="clock"),
    )
    return m.el("div", link, state, cls="row wrap")


def _address(m: Markup, share: Any, on_give: Any, fault: Any) -> Node:
    """Folded away, never asked for."""
    field = text_field(
        m,
        "address-" + share.id,
        m.t("composer.address"),
        error=fault,
        name="address",
        default_value=share.post_url,
        type="url",
        inputmode="url",
        maxlength="2000",
        autocomplete="off",
    )
    hidden = m.el("input", type="hidden", name="share", value=share.id, readonly=True)
    send = button(m, m.t("common.send"), "out", type="submit")
    form = m.el("form", hidden, field, send, on_submit=on_give, novalidate=True, cls="stack-3")
    word = m.pick(share.post_url != "", m.t("impact.correct"), m.t("impact.give"))
    return fold(m, word, form)
