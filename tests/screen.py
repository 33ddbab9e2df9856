"""What holds on every screen, checked in the page itself: no fault for axe, no small target, nothing too long."""

import functools
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests import tools

PSEUDO = 40
"""Percent by which every word of the pseudo-locale is longer."""

MOST_STOPS_OF_A_FIELD = 8
"""A field for date and time has a stop for each of its figures."""

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ASK_AXE = """async (rules) => (await axe.run(document, { runOnly: rules, resultTypes: ["violations"] })).violations
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`))"""


def axe(page: Page) -> list[str]:
    """Violations of WCAG 2.2 AA and of good practice, as axe-core sees them.

    The page is drawn at its whole length, so that a bar over it hides nothing that one would scroll to.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    usual = page.viewport_size
    assert usual
    height = page.evaluate("Math.max(innerHeight, document.documentElement.scrollHeight)")
    page.set_viewport_size({"width": usual["width"], "height": height})
    found = page.evaluate(_ASK_AXE, _RULES)
    page.set_viewport_size(usual)
    return found


def targets(page: Page) -> list[str]:
    """What is smaller than a finger."""
    return _ours(page, "faults.targets()")


def overflow(page: Page) -> list[str]:
    """What is wider than its place."""
    return _ours(page, "faults.overflow()")


def pseudo(page: Page) -> list[str]:
    """What would be wider than its place if every word were 40 % longer; the page is of no use afterwards."""
    return _ours(page, f"(stretch({PSEUDO}), faults.overflow())")


def keys(page: Page) -> list[str]:
    """What Tab does not reach, or reaches without showing it."""
    count = _ours(page, "(document.activeElement.blur(), scrollTo(0, 0), window.keys.mark())")
    seen: dict[str, str] = {}
    for _ in range(MOST_STOPS_OF_A_FIELD * count):
        page.keyboard.press("Tab")
        at = page.evaluate("window.keys.focused()")
        if at is None and seen:
            break
        if at and seen.get(at["key"], "?"):
            seen[at["key"]] = at["fault"]
    return [*filter(None, seen.values()), *page.evaluate("(seen) => window.keys.unreached(seen)", list(seen))]


def _ours(page: Page, question: str) -> Any:
    """Ask our own script; what lies off the screen and would be drawn later is drawn at once."""
    if not page.evaluate("'faults' in window"):
        page.evaluate((Path(__file__).parent / "support" / "screen.js").read_text())
    return page.evaluate(question)


@functools.cache
def _axe() -> str:
    return (tools.npm() / "node_modules" / "axe-core" / "axe.min.js").read_text()
