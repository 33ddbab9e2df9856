"""The studio's places: a column at the side; on a phone the first four at the bottom and the rest behind "More"."""

from dataclasses import dataclass
from typing import Any

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.components.primitives import avatar, mark, sheet
from advocacy_app.read_models.people import Face

_NEAR = 4


@dataclass(frozen=True)
class StudioPlace:
    """One place: its address, icon and the key of its name; ``count`` (a number or Var) waits there."""

    href: str
    pic: str
    key: str
    count: Any = 0


def studio_side(m: Markup, title: Any, places: tuple[StudioPlace, ...], current: str, me: Face | None) -> Node:
    """The navigation and the sheet behind "More"; ``current`` is where one is, ``me`` leads to the app, if one may."""
    far = places[_NEAR:]
    more = m.el(
        "button",
        icon(m, "ellipsis"),
        m.el("span", m.t("common.more"), cls="l"),
        _count(m, sum(place.count for place in far)),
        type="button",
        data_opens="studio-more",
        aria_current="true" if current in {place.href for place in far} else None,
    )
    nav = m.el(
        "nav",
        m.el("div", mark(m), title, cls="brand"),
        *[_place(m, place, current, far=place in far) for place in places],
        *((more,) if far else ()),
        *((m.el("a", avatar(m, me, size="xs"), me.name, href="/me", cls="me"),) if me is not None else ()),
        cls="side",
        aria_label=title,
    )
    return m.el("div", nav, *((_more(m, far, current, me),) if me is not None else ()), style={"display": "contents"})


def _place(m: Markup, place: StudioPlace, current: str, *, far: bool) -> Node:
    here = "page" if place.href == current else None
    name = m.el("span", m.t(place.key), cls="l")
    return m.el(
        "a",
        icon(m, place.pic),
        name,
        _count(m, place.count),
        href=place.href,
        cls="far" if far else None,
        aria_current=here,
    )


def _count(m: Markup, n: Any) -> Node:
    return m.cond(n != 0, lambda: m.el("span", n, cls="ct"))


def _more(m: Markup, far: tuple[StudioPlace, ...], current: str, me: Face) -> Node:
    links = [m.el("li", icon(m, place.pic), _behind(m, place, current), _count(m, place.count)) for place in far]
    own = m.el("li", avatar(m, me, size="xs"), m.el("a", me.name, href="/me", cls="go grow b", data_closes=""))
    return sheet(m, "studio-more", m.t("common.more"), m.el("ul", *links, own, cls="list"))


def _behind(m: Markup, place: StudioPlace, current: str) -> Node:
    here = "page" if place.href == current else None
    return m.el("a", m.t(place.key), href=place.href, cls="go grow b", data_closes="", aria_current=here)
