from typing import Any

from advocacy_app.components.markup import Markup, Node


def progress(m: Markup, value: Any, *, label: Any) -> Node:
    """Bytes on their way, 0–100; goals use the Voiceline instead."""
    fill = m.el("i", style={"--value": value})
    return m.el(
        "div",
        fill,
        cls="prog",
        role="progressbar",
        aria_label=label,
        aria_valuenow=value,
        aria_valuemin="0",
        aria_valuemax="100",
    )


def steps(m: Markup, at: int, of: int, *, label: Any) -> Node:
    """Where one is in a short series, from 1; ``label`` says it in words."""
    return m.el(
        "div",
        *[m.el("i", cls="on" if step < at else None) for step in range(of)],
        cls="steps grow",
        role="progressbar",
        aria_label=label,
        aria_valuenow=at,
        aria_valuemin="1",
        aria_valuemax=of,
    )
