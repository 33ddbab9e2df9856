"""A walk along tests/places.py: each address opened by the one who goes there, in a language, by day and by night."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page

from advocacy_app.i18n import Language
from tests.demo import Demo
from tests.phone import PHONE, listening
from tests.places import NEWCOMER, Stop

NARROW: dict[str, Any] = {"viewport": {"width": 360, "height": 740}}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
AT_HOME: Language = "en"
"""What everybody who goes along tests/places.py reads by choice."""

SETTLED = """() => (document.documentElement.dataset.net ?? "on") === "on" && document.readyState === "complete"
    && !document.querySelector("boot-screen, main .skel")"""


@dataclass
class Walk:
    """Somebody going from page to page of the demo; ``complaints`` is what the pages said in the console."""

    demo: Demo
    browser: Browser
    wishes: dict[str, Any] = field(default_factory=lambda: dict(NARROW))
    complaints: list[str] = field(default_factory=list[str])

    def along(self, stops: Iterable[Stop], language: Language) -> Iterator[tuple[Stop, Page]]:
        """Each stop, open and at rest; whoever goes there reads the app in this language meanwhile."""
        for who, theirs in groupby(sorted(stops, key=lambda stop: stop.who), key=lambda stop: stop.who):
            context = self._phone(who, language)
            page, heard = context.new_page(), listening(context)
            for stop in theirs:
                self._open(page, stop)
                yield stop, page
            self.complaints += [f"{language} {complaint}" for complaint in heard]
            self._speak(context, AT_HOME)
            context.close()

    def _phone(self, who: str, language: Language) -> BrowserContext:
        context = self.browser.new_context(**self._wishes(language))
        context.set_default_timeout(60_000)
        if who == NEWCOMER:
            self.demo.hire(who, language)
        if who:
            context.request.get(self.demo.sign_in_link(who), max_redirects=0)
        self._speak(context, language)
        return context

    def _speak(self, context: BrowserContext, language: Language) -> None:
        context.request.post(f"{self.demo.origin}/auth/language", form={"language": language}, max_redirects=0)

    def _wishes(self, language: Language) -> dict[str, Any]:
        return PHONE | {"locale": language, "service_workers": "block"} | self.wishes

    def _open(self, page: Page, stop: Stop) -> None:
        address = stop.address
        if "{entry}" in address:
            entries = page.request.get(f"{self.demo.origin}/api/v1/me/points", headers={"x-advocacy": "1"}).json()
            address = address.format(entry=entries["entries"][0]["id"])
        page.goto(self.demo.origin + address)
        page.wait_for_function(SETTLED)
        page.wait_for_timeout(400)
