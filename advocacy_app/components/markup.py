"""One description of a piece of screen, two ways to draw it.

The first cards and every page for people who are not signed in are HTML written by the server; the live app is
React, compiled from Reflex. So that the two can never drift apart, what both draw is described once, as a function
of a ``Markup``: ``Compiled`` turns the description into Reflex components (values are Vars), ``Html`` into text
(values are plain). Handlers and early taps differ, words and shapes cannot.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import reflex as rx

from advocacy_app.components.text import company, t
from advocacy_app.i18n import Language, tr
from advocacy_app.safe import Safe, escaped

Node = Any
Draw = Callable[[], Node]


class Markup(Protocol):
    """What a shared description may use."""

    def el(self, tag: str, *children: Node, **attrs: Any) -> Node:
        """An element. ``cls`` is its class list, ``style`` a mapping, ``on_…`` handlers are ignored in HTML.

        ``default_value``, ``default_checked`` and ``default_selected`` say what a form starts with.
        """
        ...

    def t(self, key: str, **args: Any) -> Any:
        """A translated text, for content and attributes."""
        ...

    def company(self) -> Any:
        """The company's name."""
        ...

    def html(self, tag: str, text: Any, **attrs: Any) -> Node:
        """An element with sanitised HTML inside."""
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
    "default-checked": "defaultChecked",
    "default-value": "defaultValue",
    "datetime": "dateTime",
    "enterkeyhint": "enterKeyHint",
    "fetchpriority": "fetchPriority",
    "for": "htmlFor",
    "inputmode": "inputMode",
    "maxlength": "maxLength",
    "minlength": "minLength",
    "novalidate": "noValidate",
    "playsinline": "playsInline",
    "readonly": "readOnly",
    "srclang": "srcLang",
    "srcset": "srcSet",
    "tabindex": "tabIndex",
    "viewbox": "viewBox",
}


class RouterLink(rx.Component):
    """A link inside the app: the router changes the page, nothing is loaded anew."""

    library = "react-router"
    tag = "Link"
    to: rx.Var[str]


class _Use(rx.el.G):
    tag = "use"  # an SVG element that Reflex leaves out


class _Form(rx.el.Section):
    tag = "form"  # Reflex's own stops every form from being sent; this one goes where its ``action`` says


# ``rx.el.a`` is the router's link, which knows the app's own pages only.
_OWN = {"a": rx.el.A.create, "use": _Use.create}


class Compiled:
    """Draws with Reflex components; values may be Vars."""

    def el(self, tag: str, *children: Node, **attrs: Any) -> Node:
        """A Reflex element; plain attributes go through ``custom_attrs``, since unknown props would become CSS.

        A link without a ``target`` stays inside the app.
        """
        if tag == "a" and "href" in attrs and "target" not in attrs:
            return RouterLink.create(*children, to=attrs.pop("href"), **_react_props(attrs))
        if tag == "form" and "action" in attrs:
            return _Form.create(*children, **_react_props(attrs))
        element = _OWN.get(tag) or getattr(rx.el, tag)
        return element(*children, **_react_props(attrs))

    def t(self, key: str, **args: Any) -> Any:
        """A Var that the browser (or the build) fills in the reader's language."""
        return t(key, **args)

    def company(self) -> Any:
        """A Var that the page fills."""
        return company()

    def html(self, tag: str, text: Any, **attrs: Any) -> Node:
        """HTML that the server has sanitised."""
        return self.el(tag, dangerouslySetInnerHTML=rx.Var.create({"__html": text}), **attrs)

    def cond(self, test: Any, yes: Draw, no: Draw | None = None) -> Node:
        """A condition; a plain value is decided while compiling."""
        if not isinstance(test, rx.Var):
            return yes() if test else no() if no else rx.fragment()
        return rx.cond(test, yes(), no() if no else rx.fragment())

    def pick(self, test: Any, yes: Any, no: Any) -> Any:
        """A value that depends on a condition."""
        return rx.cond(test, yes, no) if isinstance(test, rx.Var) else yes if test else no

    def each(self, items: Any, draw: Callable[[Any, Any], Node]) -> Node:
        """A list; a plain sequence is unrolled while compiling."""
        if isinstance(items, (list, tuple, range)):
            return rx.fragment(*[draw(item, i) for i, item in enumerate(items)])
        return rx.foreach(items, draw)


# React's names of what a form starts with; in HTML that is simply what stands in it.
_HTML_NAMES = {"cls": "class", "default_checked": "checked", "default_selected": "selected", "default_value": "value"}
_VOID = {"img", "input", "br", "hr", "meta", "link", "source", "track"}
_SHAPES = {"circle", "ellipse", "line", "path", "polyline", "rect", "use"}  # without their own end they would nest


class Html:
    """Draws text in one language; everything that is not ``Safe`` is escaped as React escapes it."""

    def __init__(self, language: Language, company: str = "") -> None:
        """Draw in ``language``, for the company of that name."""
        self.language: Language = language
        self._company = company

    def el(self, tag: str, *children: Node, **attrs: Any) -> Safe:
        """An element as text."""
        if tag in {"textarea", "select"}:
            start = attrs.pop("default_value", None)
            children = (start, *children) if tag == "textarea" else children
        pairs = "".join(_attribute(k, v) for k, v in attrs.items() if not k.startswith("on_") and k != "key")
        if tag in _VOID or tag in _SHAPES:
            return Safe(f"<{tag}{pairs}{'/' if tag in _SHAPES else ''}>")
        return Safe(f"<{tag}{pairs}>{''.join(escaped(child) for child in children)}</{tag}>")

    def t(self, key: str, **args: Any) -> str:
        """The text in this drawing's language."""
        return tr(self.language, key, **args)

    def company(self) -> str:
        """The name it was made with."""
        return self._company

    def html(self, tag: str, text: Any, **attrs: Any) -> Safe:
        """HTML that was sanitised where it was made."""
        return self.el(tag, Safe(text), **attrs)

    def cond(self, test: Any, yes: Draw, no: Draw | None = None) -> Node:
        """Only the chosen side is drawn."""
        return yes() if test else no() if no else Safe("")

    def pick(self, test: Any, yes: Any, no: Any) -> Any:
        """The chosen value."""
        return yes if test else no

    def each(self, items: Sequence[Any], draw: Callable[[Any, Any], Node]) -> Safe:
        """Every item, one after another."""
        return Safe("".join(escaped(draw(item, i)) for i, item in enumerate(items)))


def _react_props(attrs: Mapping[str, Any]) -> dict[str, Any]:
    """What Reflex takes by name, and the rest as plain attributes; styles stay in the element's own ``style``."""
    props: dict[str, Any] = {k: v for k, v in attrs.items() if k.startswith("on_") or k in {"id", "key"}}
    if attrs.get("cls") is not None:
        props["class_name"] = attrs["cls"]
    plain = {
        _react_name(k): v
        for k, v in attrs.items()
        if k not in props and k not in {"cls", "style", "default_selected"} and v is not None
    }
    if style := attrs.get("style"):
        plain["style"] = rx.Var.create({_camel(k): v for k, v in style.items()})
    return props | ({"custom_attrs": plain} if plain else {})


def _react_name(name: str) -> str:
    name = name.rstrip("_").replace("_", "-")
    return _REACT_NAMES.get(name, name)


def _camel(name: str) -> str:
    """React's name of a CSS property; custom properties keep theirs."""
    return name if name.startswith("--") else re.sub(r"-(\w)", lambda letter: letter[1].upper(), name)


def _attribute(name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    name = _HTML_NAMES.get(name) or name.rstrip("_").replace("_", "-")
    if name == "style" and isinstance(value, Mapping):
        value = ";".join(f"{k}:{v}" for k, v in value.items())
    if value is True:
        value = "true" if name.startswith("aria-") else ""
    return f' {name}="{escaped(value)}"'
