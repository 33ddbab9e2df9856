"""Drawings for screens that have nothing to show: one ground, quiet dots, and a stroke that waits to be yours."""

from advocacy_app.components.markup import Markup, Node

_YOURS = "M120 50v50"


def saved(m: Markup) -> Node:
    """Nothing saved: a page with a ribbon."""
    return _draw(m, _ground(m), _dots(m, 72, 94, 146), _yours(m), _line(m, "M168 22v38l12-10 12 10V22", paper=True))


def finished(m: Markup) -> Node:
    """Up to date: every voice was heard, yours may follow."""
    voices = "M64 62v26M83 54v42M102 66v18M138 58v34M157 66v18M176 60v30"
    return _draw(m, _ground(m), _strokes(m, voices), _yours(m), _line(m, "M90 136h60"))


def nothing_new(m: Markup) -> Node:
    """An empty inbox: a tray."""
    tray = "M44 92v24a12 12 0 0 0 12 12h128a12 12 0 0 0 12-12V92h-46l-8 14H98l-8-14z"
    return _draw(m, _ground(m), _dots(m, 76, 98, 142, 164, y=62), _yours(m, "M120 38v48"), _line(m, tray, paper=True))


def not_found(m: Markup) -> Node:
    """Nothing found, or nothing there: a glass over the dots."""
    glass = "M152 74a32 32 0 1 1-64 0 32 32 0 0 1 64 0zM143 97l25 25"
    return _draw(m, _ground(m), _dots(m, 66, 174), _yours(m, "M120 58v32"), _line(m, glass))


def broken(m: Markup) -> Node:
    """An error of ours: the line is torn, the stroke is safe."""
    return _draw(
        m, _ground(m), _dots(m, 68, 88, 152, 172), _yours(m), _line(m, "M44 112l30-8 12 14 22-18 14 18 20-14 54 10")
    )


def first_day(m: Markup) -> Node:
    """Nothing done yet: all dots, and the place of the first stroke."""
    return _draw(m, _ground(m), _dots(m, 72, 96, 144, 168), _yours(m), _line(m, "M120 114v12M113 120l7 7 7-7"))


def board(m: Markup) -> Node:
    """A board before anyone is on it: empty places, side by side."""
    return _draw(
        m, _ground(m), _dots(m, 76, 164, y=58), _yours(m, "M120 44v40"), _line(m, "M60 104h34M103 104h34M146 104h34")
    )


def first_photo(m: Markup) -> Node:
    """No photo yet: a frame with corners, and what is yours in it."""
    corners = (
        "M72 66V52a8 8 0 0 1 8-8h14M146 44h14a8 8 0 0 1 8 8v14M168 84v14a8 8 0 0 1-8 8h-14M94 106H80a8 8 0 0 1-8-8V84"
    )
    return _draw(m, _ground(m), _dots(m, 92, 106, 134, 148), _yours(m, "M120 58v34"), _line(m, corners))


def conversation(m: Markup) -> Node:
    """No comment yet: an open bubble."""
    bubble = (
        "M72 40h96a14 14 0 0 1 14 14v38a14 14 0 0 1-14 14h-52l-20 18v-18H72a14 14 0 0 1-14-14V54a14 14 0 0 1 14-14z"
    )
    return _draw(
        m, _ground(m), _line(m, bubble, paper=True), _dots(m, 82, 101, 139, 158, y=73), _yours(m, "M120 56v34")
    )


def _draw(m: Markup, *parts: Node) -> Node:
    return m.el("svg", *parts, cls="drawing", viewbox="0 0 240 150", width="240", height="150", aria_hidden="true")


def _ground(m: Markup) -> Node:
    return m.el("rect", x="44", y="22", width="152", height="106", rx="18", cls="ground")


def _dots(m: Markup, *places: int, y: int = 75) -> Node:
    return m.el("path", d="".join(f"M{x} {y}h.1" for x in places), cls="dots")


def _strokes(m: Markup, d: str) -> Node:
    return m.el("path", d=d, cls="dots")


def _yours(m: Markup, d: str = _YOURS) -> Node:
    return m.el("path", d=d, cls="yours")


def _line(m: Markup, d: str, *, paper: bool = False) -> Node:
    return m.el("path", d=d, cls="edge paper" if paper else "edge")
