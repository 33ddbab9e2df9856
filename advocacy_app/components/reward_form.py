"""The form of a reward."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.picture_field import picture_field
from advocacy_app.components.primitives import button, checkbox, select_field, text_area, text_field
from advocacy_app.i18n import LANGUAGES


def reward_fields(m: Markup, item: Any) -> Node:
    """Everything about a reward; empty numbers have no end."""
    return m.el(
        "div",
        m.el("input", type="hidden", name="reward", value=item.id, read_only=True),
        *_words(m, item),
        picture_field(m, "picture-" + item.id, item.picture, item.image),
        _numbers(m, item),
        value_fields(m, item.id, item.value, item.currency, item.cash),
        *_ticks(m, item),
        button(m, m.t("common.save"), "pri", type="submit"),
        cls="form",
    )


def _words(m: Markup, item: Any) -> tuple[Node, ...]:
    title = {"name": "title", "default_value": item.title, "maxlength": "120", "required": True}
    summary = {"name": "summary", "default_value": item.summary, "maxlength": "600"}
    languages = [(each, m.t(f"language.{each}")) for each in LANGUAGES]
    label = m.t("signin.language")
    return (
        text_field(m, "title-" + item.id, m.t("rewards.name"), **title),
        text_area(m, "summary-" + item.id, m.t("rewards.summary"), **summary),
        select_field(m, "language-" + item.id, label, languages, value=item.language, name="language"),
    )


def _numbers(m: Markup, item: Any) -> Node:
    def number(name: str, label: str, value: Any, more: str = "") -> Node:
        told = {"help": m.t(more)} if more else {}
        start = {"name": name, "default_value": value, "inputmode": "numeric"}
        return text_field(m, f"{name}-" + item.id, m.t(label), **start, **told)

    return m.el(
        "div",
        number("price", "rewards.price_field", item.price),
        number("stock", "rewards.stock_field", item.stock, "rewards.empty_no_end"),
        number("per_person", "rewards.each_field", item.per_person, "rewards.empty_no_end"),
        cls="two",
    )


def _ticks(m: Markup, item: Any) -> tuple[Node, ...]:
    where = {"sub": m.t("rewards.needs_address_help"), "start": item.needs_address}
    return (
        checkbox(m, "asks_approval", m.t("rewards.asks_approval"), start=item.asks_approval),
        checkbox(m, "needs_address", m.t("rewards.needs_address"), **where),
        checkbox(m, "charity", m.t("rewards.is_charity"), start=item.charity),
    )


def value_fields(m: Markup, id: Any, value: Any = "", currency: Any = "EUR", cash: Any = None) -> Node:
    """What it is worth, for payroll."""
    return m.el(
        "div",
        m.el(
            "div",
            text_field(
                m,
                "value-" + id,
                m.t("rewards.value"),
                help=m.t("rewards.value_help"),
                name="value",
                default_value=value,
                inputmode="decimal",
            ),
            text_field(
                m, "currency-" + id, m.t("rewards.currency"), name="currency", default_value=currency, maxlength="3"
            ),
            cls="two",
        ),
        checkbox(m, "cash", m.t("rewards.cash"), sub=m.t("rewards.cash_help"), start=cash),
        cls="stack-3",
    )
