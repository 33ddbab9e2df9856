"""One description of a piece of screen, two ways to draw it.

The first cards and every page for people who are not signed in are HTML written by the server; the live app is
React, compiled from Reflex. So that the two can never drift apart, what both draw is described once, as a function
of a ``Markup``: ``Compiled`` turns the description into Reflex components (values are Vars), ``Html`` into text
(values are plain). Handlers and early taps differ, words and shapes cannot.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import reflex as rx

from advocacy_app.components.text import t
from advocacy_app.i18n import Language, tr
from advocacy_app.safe import Safe, escaped

Node = Any
Draw = Callable[[], Node]


class Markup(Protocol):
    """What a shared description may use."""

    def el(self, tag: str, *children: Node, **attrs: Any) -> Node:
        """An element. ``cls`` is its class list, ``style`` a mapping, ``on_…`` handlers are ignored in HTML."""
        ...

    def t(self, key: str, **args: Any) -> Any:
        """A translated text, for content and attributes."""
        ...

    def cond(self, test: Any, yes: Draw, no: Draw | None = None) -> Node:
        """Draw one or the other."""
        ...

    def pick(self, test: Any, yes: Any, no: Any) -> Any:
        """Choose between two values, for attributes."""
        ...

    def each(self, items: Any, draw: Callable[[Any, Any], Node]) -> Node:
        """Draw every item; ``draw`` gets the item and its position from 0."""
        ...


# HTML's names of attributes that React writes differently.
_REACT_NAMES = {
    "autocomplete": "autoComplete",
    "crossorigin": "crossOrigin",
    "datetime": "dateTime",
    "enterkeyhint": "enterKeyHint",
    "fetchpriority": "fetchPriority",
    "for": "htmlFor",
    "inputmode": "inputMode",
    "maxlength": "maxLength",
    "minlength": "minLength",
    "novalidate": "noValidate",
    "readonly": "readOnly",
    "srcset": "srcSet",
    "tabindex": "tabIndex",
    "viewbox": "viewBox",
}


_SVG = {"use", "path", "circle", "rect", "line", "g"}


class RouterLink(rx.Component):
    """A link inside the app: the router changes the page, nothing is loaded anew."""

    library = "react-router"
    tag = "Link"
    to: rx.Var[str]


class Compiled:
    """Draws with Reflex components; values may be Vars."""

    def el(self, tag: str, *children: Node, **attrs: Any) -> Node:
        """A Reflex element; plain attributes go through ``custom_attrs``, since unknown props would become CSS.

        A link without a ``target`` stays inside the app.
        """
        if tag == "a" and "href" in attrs and "target" not in attrs:
            return RouterLink.create(*children, to=attrs.pop("href"), **self._props(attrs))
        make = getattr(rx.el.svg if tag in _SVG else rx.el, tag)
        return make(*children, **self._props(attrs))

    def _props(self, attrs: dict[str, Any]) -> dict[str, Any]:
        props: dict[str, Any] = {k: v for k, v in attrs.items() if k.startswith("on_") or k in {"id", "style", "key"}}
        if "cls" in attrs:
            props["class_name"] = attrs["cls"]
        plain = {_react_name(k): v for k, v in attrs.items() if k not in props and k != "cls" and v is not None}
        return props | {"custom_attrs": plain} if plain else props

    def t(self, key: str, **args: Any) -> Any:
        """A Var that the browser (or the build) fills in the reader's language."""
        return t(key, **args)

    def cond(self, test: Any, yes: Draw, no: Draw | None = None) -> Node:
        """A condition; a plain bool is decided while compiling."""
        if isinstance(test, bool):
            return yes() if test else no() if no else rx.fragment()
        return rx.cond(test, yes(), no() if no else rx.fragment())

    def pick(self, test: Any, yes: Any, no: Any) -> Any:
        """A value that depends on a condition."""
        return (yes if test else no) if isinstance(test, bool) else rx.cond(test, yes, no)

    def each(self, items: Any, draw: Callable[[Any, Any], Node]) -> Node:
        """A list; a plain sequence is unrolled while compiling."""
        if isinstance(items, (list, tuple, range)):
            return rx.fragment(*[draw(item, i) for i, item in enumerate(items)])
        return rx.foreach(items, draw)


_VOID = {"img", "input", "br", "hr", "meta", "link", "path", "circle", "rect", "line", "use"}


class Html:
    """Draws text in one language; everything that is not ``Safe`` is escaped as React escapes it."""

    def __init__(self, language: Language) -> None:
        """Draw in ``language``."""
        self.language: Language = language

    def el(self, tag: str, *children: Node, **attrs: Any) -> Safe:
        """An element as text."""
        pairs = "".join(_attribute(k, v) for k, v in attrs.items() if not k.startswith("on_") and k != "key")
        inside = "" if tag in _VOID else "".join(escaped(child) for child in children) + f"</{tag}>"
        return Safe(f"<{tag}{pairs}>{inside}")

    def t(self, key: str, **args: Any) -> str:
        """The text in this drawing's language."""
        return tr(self.language, key, **args)

    def cond(self, test: Any, yes: Draw, no: Draw | None = None) -> Node:
        """Only the chosen side is drawn."""
        return yes() if test else no() if no else Safe("")

    def pick(self, test: Any, yes: Any, no: Any) -> Any:
        """The chosen value."""
        return yes if test else no

    def each(self, items: Sequence[Any], draw: Callable[[Any, Any], Node]) -> Safe:
        """Every item, one after another."""
        return Safe("".join(escaped(draw(item, i)) for i, item in enumerate(items)))


def _react_name(name: str) -> str:
    name = name.rstrip("_").replace("_", "-")
    return _REACT_NAMES.get(name, name)


def _attribute(name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    name = "class" if name == "cls" else name.rstrip("_").replace("_", "-")
    if name == "style" and isinstance(value, Mapping):
        value = ";".join(f"{k}:{v}" for k, v in value.items())
    if value is True:
        value = "true" if name.startswith("aria-") else ""
    return f' {name}="{escaped(value)}"'
