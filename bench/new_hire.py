"""The new hire's whole story in five languages: taps, seconds and letters typed until inside (Q-E1)."""

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from advocacy_app.i18n import LANGUAGES
from bench._phones import demo
from tests.demo import Demo, running
from tests.journeys.test_new_hire import settles_in
from tests.phone import PHONE, chromium
from tests.servers import postgres_home

TOLD = {"small": 1, "full": len(LANGUAGES)}


def run(size: str) -> dict[str, dict[str, Any]]:
    """Each in a phone of their own, partly offline; a story that breaks off stops the bench."""
    figures: dict[str, dict[str, Any]] = {}
    for name, company in (("sqlite", demo), ("postgresql", _grown_up)):
        with company() as at_work, chromium() as browser:
            figures[f"new hire on {name}"] = _told(at_work, browser, size)
    return figures


def _told(company: Demo, browser: Browser, size: str) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    for language in LANGUAGES[: TOLD[size]]:
        with closing(browser.new_context(**PHONE)) as context:
            told = settles_in(company, context, f"eva.{language}", language)
        figures[language] = f"{told.taps} taps, {told.seconds:.1f} s, {told.typed} letters"
    return figures


@contextmanager
def _grown_up() -> Iterator[Demo]:
    """The demo company on PostgreSQL."""
    with (
        tempfile.TemporaryDirectory(prefix="advocacy-bench-", ignore_cleanup_errors=True) as folder,
        postgres_home() as home,
        home.running(),
        running(Path(folder), ADVOCACY_DATABASE_URL=home.server.url(home.server.create())) as company,
    ):
        yield company
