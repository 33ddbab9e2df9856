"""What starts together with a campaign: three parts, each with its switch."""

from typing import Any

from advocacy_app.components.contest_form import CURRENCIES
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import button, card, checkbox, note, select_field, switch, text_field


def kit_fields(m: Markup, kit: Any) -> Node:
    """The parts as fields of the campaign's form; what is switched off folds away."""
    return m.el(
        "section",
        m.el("h2", m.t("kits.title")),
        m.el("p", m.t("kits.sentence"), cls="help"),
        _part(m, "challenge", kit.fields.challenge, _photos(m, kit.fields)),
        _part(m, "best", kit.fields.best, _prize(m, kit.fields, "best")),
        _part(m, "draw", kit.fields.draw, _prize(m, kit.fields, "draw")),
        m.cond(kit.checks, lambda: _checks(m, kit)),
        cls="stack-3",
    )


def _part(m: Markup, name: str, on: Any, inside: Node) -> Node:
    key = f"kit_{name}"
    label, sub = m.t(f"kits.{name}"), m.t(f"kits.{name}_more")
    return card(m, switch(m, key, label, sub=sub, name=key, default_checked=on), inside, cls="stack-3 part")


def _photos(m: Markup, start: Any) -> Node:
    def number(name: str, most: int, value: Any) -> Node:
        limits = {"type": "number", "inputmode": "numeric", "min": "0", "max": str(most), "default_value": value}
        return text_field(m, f"kit_{name}", m.t(f"kits.{name}"), name=f"kit_{name}", **limits)

    return m.el("div", number("photos", 100, start.photos), number("points", 1000, start.points), cls="two inside")


def _prize(m: Markup, start: Any, kind: str) -> Node:
    key = f"kit_{kind}"
    money = [(one, one) for one in CURRENCIES]
    had = {part: getattr(start, f"{kind}_{part}") for part in ("prize", "value", "currency")}
    named = {"name": f"{key}_prize", "default_value": had["prize"], "maxlength": "120"}
    worth = {"name": f"{key}_value", "default_value": had["value"], "inputmode": "decimal", "maxlength": "20"}
    return m.el(
        "div",
        text_field(m, f"{key}_prize", m.t("kits.prize"), **named),
        text_field(m, f"{key}_value", m.t("studio.contest_value"), optional=True, **worth),
        select_field(
            m,
            f"{key}_currency",
            m.t("studio.contest_currency"),
            money,
            value=had["currency"],
            name=f"{key}_currency",
        ),
        cls="prize-fields inside",
    )


def _checks(m: Markup, kit: Any) -> Node:
    """What the countries of these people ask before there may be a draw; each is confirmed by a box."""

    def one(check: Any, _: Any) -> Node:
        source = m.el("a", check.source, href=check.url, target="_blank", rel="noopener", cls="sm")
        words = m.el("p", m.el("span", check.country, ": ", cls="b"), check.words)
        box = checkbox(m, "pledge:" + check.rule, m.t("studio.contest_confirm"), start=check.said)
        return m.el("li", words, m.el("p", source, cls="sm"), box, cls="stack", key=check.rule)

    told = m.el("div", m.el("p", m.t("kits.law")), m.el("ul", m.each(kit.checks, one), cls="stack-4"), cls="stack-3")
    return note(m, told, tone=m.pick(kit.missing, "warn", ""), pic="scale")


def kit_links(m: Markup, kit: Any) -> Node:
    """Where the challenge and the contest are once they began."""

    def one(name: str, pic: str, address: str, id: Any) -> Node:
        link = button(m, m.t(f"kits.to_{name}"), "out", pic=pic, href=address + id)
        return m.cond(id != "", lambda: link)

    links = (
        one("challenge", "flag", "/studio/challenges/", kit.challenge),
        one("contest", "gift", "/studio/contests/", kit.contest),
    )
    return m.el("div", *links, cls="row wrap")
