from collections.abc import Sequence
from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives.classes import classes


def text_field(
    m: Markup,
    id: str,
    label: Any,
    *,
    help: Any = None,
    error: Any = None,
    optional: bool = False,
    cls: Any = "",
    **attrs: Any,
) -> Node:
    """A labelled line of text; ``type`` may be ``email``, ``date``, ``time``, ``datetime-local``, ``url``, ``number``.

    ``error`` is a sentence, or a Var that is empty while all is well.
    """
    control = m.el("input", id=id, cls=classes("inp", cls), **{"type": "text", **_told(m, id, help, error), **attrs})
    return _field(m, id, label, control, help, error, optional)


def text_area(
    m: Markup,
    id: str,
    label: Any,
    *,
    help: Any = None,
    error: Any = None,
    optional: bool = False,
    words: bool = False,
    **attrs: Any,
) -> Node:
    """Several lines; ``words`` sets them in the serif, for what a person says in their own name."""
    look = classes("inp", "words" if words else "")
    control = m.el("textarea", id=id, cls=look, **_told(m, id, help, error), **{"rows": "3", **attrs})
    return _field(m, id, label, control, help, error, optional)


def select_field(
    m: Markup,
    id: str,
    label: Any,
    options: Sequence[tuple[Any, Any]],
    *,
    value: Any = None,
    help: Any = None,
    error: Any = None,
    optional: bool = False,
    **attrs: Any,
) -> Node:
    """One of a longer list of (value, label); ``value`` is where it starts."""
    choices = [m.el("option", words, value=each, default_selected=each == value) for each, words in options]
    control = m.el("select", *choices, id=id, cls="inp", default_value=value, **_told(m, id, help, error), **attrs)
    picker = m.el("div", control, icon(m, "chevron-down", small=True), cls="pick")
    return _field(m, id, label, picker, help, error, optional)


def option_list(
    m: Markup,
    id: str,
    label: Any,
    options: Any,
    *,
    value: Any = None,
    first: Any = None,
    help: Any = None,
    error: Any = None,
    **attrs: Any,
) -> Node:
    """The same where the options are a Var of ``Choice``; draw it when they are there. ``first`` is an empty answer."""
    none = () if first is None else (m.el("option", first, value=""),)
    rest = m.each(options, lambda each, _: m.el("option", each.label, value=each.value))
    control = m.el("select", *none, rest, id=id, cls="inp", default_value=value, **_told(m, id, help, error), **attrs)
    picker = m.el("div", control, icon(m, "chevron-down", small=True), cls="pick")
    return _field(m, id, label, picker, help, error, optional=False)


def search_field(m: Markup, id: str, label: Any, **attrs: Any) -> Node:
    """A search box with its glass; the label stands in it while it is empty, and is read aloud."""
    glass = icon(m, "search", small=True, cls="first")
    box = m.el(
        "input", id=id, cls="inp", type="search", enterkeyhint="search", aria_label=label, placeholder=label, **attrs
    )
    return m.el("div", box, glass, cls="pick", role="search")


def _field(m: Markup, id: str, label: Any, control: Node, help: Any, error: Any, optional: bool) -> Node:
    extra = (m.el("span", " · ", m.t("common.optional"), cls="opted"),) if optional else ()
    return m.el(
        "div",
        m.el("label", label, *extra, for_=id),
        control,
        *(() if help is None else (m.el("p", help, id=f"{id}-help", cls="help"),)),
        *(() if error is None else (error_text(m, id, error),)),
        cls="field",
    )


def error_text(m: Markup, id: str, error: Any) -> Node:
    """The sentence under a field that went wrong."""
    return m.el(
        "p",
        icon(m, "circle-alert", small=True),
        m.el("span", error),
        id=f"{id}-error",
        cls="err",
        hidden=m.pick(error, False, True),
    )


def _told(m: Markup, id: str, help: Any, error: Any) -> dict[str, Any]:
    """What connects a control to the sentences about it."""
    about = [f"{id}-help"] * (help is not None) + [f"{id}-error"] * (error is not None)
    wrong = None if error is None else m.pick(error, "true", None)
    return {"aria_describedby": " ".join(about) or None, "aria_invalid": wrong}
