"""The new hire's whole story in five languages: taps, seconds and letters typed until inside (Q-E1)."""

from contextlib import closing
from typing import Any

from advocacy_app.i18n import LANGUAGES
from bench._phones import demo_and_browser
from tests.journeys.test_new_hire import settles_in
from tests.phone import PHONE

TOLD = {"small": 1, "full": len(LANGUAGES)}


def run(size: str) -> dict[str, dict[str, Any]]:
    """Each in a phone of their own, partly offline; a story that breaks off stops the bench."""
    figures: dict[str, Any] = {}
    with demo_and_browser() as (demo, browser):
        for language in LANGUAGES[: TOLD[size]]:
            with closing(browser.new_context(**PHONE)) as context:
                told = settles_in(demo, context, f"eva.{language}", language)
            figures[language] = f"{told.taps} taps, {told.seconds:.1f} s, {told.typed} letters"
    return {"new hire": figures}
