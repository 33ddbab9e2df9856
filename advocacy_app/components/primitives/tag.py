from typing import Any, Literal

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives.classes import classes

Tone = Literal["", "good", "warn", "bad", "brand", "voice"]
Provenance = Literal["measured", "imported", "self", "estimated"]


def tag(m: Markup, label: Any, *, tone: Any = "", pic: str | None = None) -> Node:
    """One to three words about a state; the words carry the meaning, ``tone`` (a Tone or Var) only repeats it."""
    return m.el("span", *((icon(m, pic, small=True),) if pic else ()), label, cls=classes("tag", tone))


def provenance(m: Markup, kind: Provenance, *, words: Any = None, **attrs: Any) -> Node:
    """How a number came about: a mark and a word (``words`` where there is more to say, "measured, without bots").

    With attributes such as ``data_opens`` it is a button that explains the count.
    """
    text = m.t("provenance." + kind) if words is None else words
    if not attrs:
        return m.el("span", text, cls=classes("prov", kind))
    how = m.el("span", ", ", m.t("provenance.how"), cls="vh")
    return m.el("button", text, how, cls=classes("prov", kind), type="button", **attrs)
