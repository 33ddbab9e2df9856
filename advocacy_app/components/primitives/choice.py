from typing import Any

from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives.classes import classes


def choices(m: Markup, legend: Any, *options: Node, help: Any = None, cls: str = "stack") -> Node:
    """A group of ``option``: exactly one of them."""
    below = () if help is None else (m.el("p", help, cls="help"),)
    return m.el(
        "fieldset", m.el("legend", legend), *below, m.el("div", *options, cls=cls), cls="field", role="radiogroup"
    )


def option(
    m: Markup,
    name: str,
    value: Any,
    label: Any,
    *,
    sub: Any = None,
    start: Any = False,
    compact: bool = False,
    **attrs: Any,
) -> Node:
    """One answer, a native radio button in a large target; ``start`` says whether it begins chosen."""
    words = m.el(
        "span",
        m.el("span", label, cls="b"),
        *(() if sub is None else (m.el("span", sub, cls="sm muted"),)),
        cls="grow stack-1",
    )
    radio = m.el("input", type="radio", name=name, value=value, cls="radio", default_checked=start, **attrs)
    return m.el("label", radio, words, cls=classes("opt", "compact" if compact else ""))


def checkbox(m: Markup, name: str, label: Any, *, sub: Any = None, start: Any = False, **attrs: Any) -> Node:
    """Yes or no as part of a form."""
    words = m.el(
        "span", m.el("span", label), *(() if sub is None else (m.el("span", sub, cls="sm muted"),)), cls="grow stack-1"
    )
    box = m.el("input", type="checkbox", name=name, cls="check", default_checked=start, **attrs)
    return m.el("label", box, words, cls="opt compact")


def switch(m: Markup, id: str, label: Any, *, sub: Any = None, **attrs: Any) -> Node:
    """On or off, at once; never for a consent that needs to be sent.

    ``checked`` with ``on_change`` where a State decides, ``default_checked`` in a form.
    """
    words = m.el(
        "span",
        m.el("span", label, cls="b"),
        *(() if sub is None else (m.el("span", sub, id=f"{id}-help", cls="sm muted"),)),
        cls="grow stack-1",
    )
    about = None if sub is None else f"{id}-help"
    toggle = m.el(
        "input", type="checkbox", role="switch", id=id, cls="sw", aria_label=label, aria_describedby=about, **attrs
    )
    return m.el("label", words, toggle, cls="row wide between", for_=id)
