"""A person: initials on a tint of their own, or a neutral figure."""

from advocacy_app.components.icons import icon
from advocacy_app.components.markup import Markup, Node
from advocacy_app.read_models.people import Face


def avatar(m: Markup, face: Face, size: str = "2.5rem") -> Node:
    """The name stands beside it, so it is hidden from screen readers."""
    style = {"--d": size, "--ah": face.hue}
    return m.cond(
        face.hidden,
        lambda: m.el("span", icon(m, "circle-user-round", small=True), cls="av hid", style={"--d": size}, aria_hidden="true"),
        lambda: m.el("span", face.initials, cls="av", style=style, aria_hidden="true"),
    )
