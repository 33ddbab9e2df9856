"""Whom something is for, as fields of its form: a group of boxes for each kind, and the time people have been here."""

from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import checkbox, fold, text_field


def audience_fields(m: Markup, whom: Any) -> Node:
    """Each group is folded away until something in it is ticked."""

    def tick(choice: Any, _: Any) -> Node:
        return checkbox(m, choice.name, choice.label, start=choice.on)

    def group(one: Any, _: Any) -> Node:
        return fold(m, one.label, m.el("div", m.each(one.choices, tick), cls="ticks"), open=one.any_on)

    def days(name: str, start: Any) -> Node:
        more = {"name": name, "type": "number", "inputmode": "numeric", "min": "1", "default_value": start}
        return text_field(m, name, m.t(f"studio.{name}"), optional=True, **more)

    known = m.el("div", days("tenure_under", whom.tenure_under), days("tenure_over", whom.tenure_over), cls="two")
    return m.el(
        "div",
        m.each(whom.groups, group),
        fold(m, m.t("studio.for_tenure"), known, open=(whom.tenure_under != "") | (whom.tenure_over != "")),
        cls="folds",
    )
