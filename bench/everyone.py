"""For everyone (Q-A1, Q-I1): every page in every language, by day and by night.

axe, targets, keys and zoom; and no text too long for its place, not even in a language of words 40 % longer.
"""

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from advocacy_app.i18n import LANGUAGES, Language
from tests import screen
from tests.demo import running
from tests.phone import chromium
from tests.places import PLACES, Stop
from tests.walk import SCHEMES, Walk

LANGUAGES_OF: dict[str, tuple[Language, ...]] = {"small": ("en",), "full": LANGUAGES}
ZOOMED: dict[str, Any] = {
    "200 % of a desk": {"viewport": {"width": 640, "height": 450}, "is_mobile": False, "has_touch": False},
    "400 % of a desk": {"viewport": {"width": 320, "height": 256}, "is_mobile": False, "has_touch": False},
}


def run(size: str) -> dict[str, dict[str, Any]]:
    """Walk along every page; each fault is printed once with where it was first seen."""
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as home, running(Path(home)) as demo, chromium() as browser:
        walk = Walk(demo, browser)
        for language in LANGUAGES_OF[size]:
            for stop, page in walk.along(PLACES, language):
                found.update(_looked_at(page, stop, language))
        for zoom, wishes in ZOOMED.items():
            for stop, page in Walk(demo, browser, wishes).along(PLACES, "pl"):
                found.update(_said("zoom", f"{stop.address} at {zoom}", screen.overflow(page)))
        found.update(_said("console", "", walk.complaints))
    pages = len(PLACES) * len(LANGUAGES_OF[size])
    return {
        "Q-A1": {
            "pages": pages,
            "views": pages * len(SCHEMES),
            **{kind: found[kind] for kind in ("axe", "targets", "keys", "zoom", "console")},
        },
        "Q-I1 screens": {"pages": pages, **{kind: found[kind] for kind in ("overflow", "pseudo")}},
    }


def _looked_at(page: Page, stop: Stop, language: Language) -> Counter[str]:
    """Every check of one page; the pseudo-locale comes last, since it spoils the page."""
    found: Counter[str] = Counter()
    where = f"{stop.address} {language}"
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += _said("axe", f"{where} {scheme}", screen.axe(page))
    found += _said("targets", where, screen.targets(page))
    if language == "en":
        found += _said("keys", where, screen.keys(page))
    found += _said("overflow", where, screen.overflow(page))
    return found + _said("pseudo", where, screen.pseudo(page))


def _said(kind: str, where: str, faults: list[str]) -> Counter[str]:
    for fault in faults:
        print(f"   {kind} {where}: {' '.join(fault.split())[:300]}", flush=True)
    return Counter({kind: len(faults)})
