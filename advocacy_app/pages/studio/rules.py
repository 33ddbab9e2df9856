"""``/studio/points``: what each reason pays; a change is a new version from now on."""

from typing import Any

import reflex as rx

from advocacy_app.components.boot import Boot
from advocacy_app.components.markup import Compiled
from advocacy_app.components.primitives import button, fold, text_field, waiting_rows
from advocacy_app.components.text import t
from advocacy_app.pages.studio.frame import head, studio
from advocacy_app.state.studio.points import RulesState

M = Compiled()
_NUMBERS = ("amount", "per_day", "per_week", "per_item", "cool_off_hours")


def page() -> rx.Component:
    """A card a reason."""
    found = rx.el.div(rx.foreach(RulesState.rules, _rule), class_name="stack-4")
    return studio(
        "/studio/points",
        head(t("studio.rules"), below=t("studio.rules_sentence")),
        rx.cond(RulesState.loaded, found, waiting_rows(M)),
        Boot.create(state=RulesState.get_full_name(), live="main"),
    )


def _rule(rule: Any) -> Any:
    now = rx.el.div(t("studio.rule_now", version=rule.version), class_name="sm muted")
    change = rx.el.form(
        rx.el.input(type="hidden", name="reason", value=rule.reason, read_only=True),
        *[_number(rule, name) for name in _NUMBERS],
        button(M, t("studio.rule_change"), "out", type="submit"),
        on_submit=RulesState.change_rule,
        class_name="stack-3",
    )
    title = rx.el.div(rule.title, now)
    return fold(M, title, change, cls="card pad", key=rule.reason + rule.version.to_string())


def _number(rule: Any, name: str) -> Any:
    return text_field(
        M,
        name + "-" + rule.reason,
        t(f"studio.rule_{name}"),
        name=name,
        inputmode="numeric",
        default_value=rx.cond(getattr(rule, name) == None, "", getattr(rule, name).to_string()),  # noqa: E711 - a Var
    )
