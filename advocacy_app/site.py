"""The addresses of the app's pages and whom each is meant for; filled when the pages are added to the app."""

import re

EVERYONE = "*"
GUEST = "guest_curator"
COLLEAGUES = ("employee", "champion", "campaign_owner", "administrator")
"""Everybody but guest curators, who see their queue of photos and nothing else of the company."""
GUESTS_HOME, GUESTS_PAGE = "/studio/photos", "/studio/mine"

_pages: dict[str, frozenset[str]] = {}
_PART = re.compile(r"\\\[[^/]+\\\]")


def add(route: str, roles: frozenset[str]) -> None:
    """Note a page by its route (``/c/[slug]``) and the roles it is meant for."""
    _pages[route] = roles


def addresses() -> frozenset[str]:
    """Routes without a changing part: each has a prerendered file of its own."""
    return frozenset(route for route in _pages if "[" not in route)


def pattern() -> str:
    """A regular expression, for Python and JavaScript alike, of the addresses with a changing part."""
    return f"^({'|'.join(_expression(route) for route in sorted(_pages) if '[' in route)})$"


def roles_at(path: str) -> frozenset[str]:
    """Whom the page at an address is meant for; empty where there is no page."""
    if (known := _pages.get(path)) is not None:
        return known
    return next((roles for route, roles in _pages.items() if re.fullmatch(_expression(route), path)), frozenset())


def home_of(role: str) -> str:
    """Where somebody in this role begins."""
    return GUESTS_HOME if role == GUEST else "/"


def finds(role: str, path: str) -> bool:
    """Whether there is a page at an address for somebody in this role."""
    return bool(roles_at(path.rstrip("/") or "/") & {EVERYONE, role})


def _expression(route: str) -> str:
    return _PART.sub("[^/.]+", re.escape(route))
