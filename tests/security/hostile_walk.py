"""A walk along tests/places.py in a company whose every word is hostile; what runs, leads away or breaks is noted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, Error, Page, Request

from advocacy_app.i18n import Language
from tests.demo import Demo
from tests.phone import PHONE
from tests.places import COLLEAGUE, NEWCOMER, NOBODY, PLACES, Stop
from tests.security.eyes import WATCH
from tests.security.payloads import OWN, naughty
from tests.security.planting import plant
from tests.walk import SETTLED

PATIENCE = 15_000
_WHOLE = f"() => ({SETTLED})() && document.querySelectorAll('h1').length === 1"
_CLICKABLE = """() => [...document.querySelectorAll("[href], [src], [action], [formaction]")].flatMap((element) =>
  ["href", "src", "action", "formaction"].map((name) => element.getAttribute(name))
    .filter((value) => value && /^[\\x00-\\x20]*(javascript|vbscript|data:text)/i.test(value))
    .map((value) => `${element.tagName} leads to ${value.slice(0, 60)}`))"""


@dataclass
class Harvest:
    """What a walk brought: pages looked at, hostile texts that stood on them, and what went wrong."""

    pages: int = 0
    shown: int = 0
    wrong: list[str] = field(default_factory=list[str])


def attack(demo: Demo, browser: Browser, rounds: Iterable[tuple[Language, int]]) -> Harvest:
    """Look at every page once in each round: a language, and the payload that the first place gets.

    Everybody signs in before the planting, which spoils their addresses, too.
    """
    harvest, corpus = Harvest(), [*OWN, *naughty()]
    demo.hire(NEWCOMER, "en")
    phones = {who: _phone(demo, browser, who, harvest) for who in {stop.who for stop in PLACES}}
    for language, start in rounds:
        payloads = corpus[start:] + corpus[:start]
        plant(demo.home, payloads)
        for stop in (*PLACES, *_hostile(payloads[:1])):
            _speak(demo, phones[stop.who].context, language)
            _look(demo, phones[stop.who], stop, harvest)
    return harvest


def _hostile(payloads: Iterable[str]) -> Iterable[Stop]:
    """Addresses that somebody may be sent."""
    for payload in payloads:
        text = quote(payload, safe="")
        yield from (Stop(place + text, COLLEAGUE) for place in ("/c/", "/library?q=", "/"))
        yield from (Stop(place + text, NOBODY) for place in ("/sign-in?next=", "/p/"))


def _phone(demo: Demo, browser: Browser, who: str, harvest: Harvest) -> Page:
    """Somebody's phone; what it notices counts as wrong."""
    wishes: dict[str, Any] = PHONE | {"service_workers": "block"}
    context = browser.new_context(**wishes)
    page = context.new_page()

    def note(kind: str) -> Callable[[object], None]:
        return lambda what: harvest.wrong.append(f"{page.url[:80]}: {kind} {what}")

    def own(request: Request) -> None:
        if request.url.startswith("http") and not request.url.startswith(demo.origin):
            note("asked")(request.url)

    context.expose_function("stopped", note("stopped"))
    context.expose_function("planted", note("ran"))
    context.add_init_script(WATCH)
    page.on("pageerror", note("failed"))
    page.on("request", own)
    if who:
        context.request.get(demo.sign_in_link(who), max_redirects=0)
    return page


def _speak(demo: Demo, context: BrowserContext, language: Language) -> None:
    context.add_cookies([{"name": "lang", "value": language, "url": demo.origin}])


def _look(demo: Demo, page: Page, stop: Stop, harvest: Harvest) -> None:
    """Open a page, wait until it is at rest, and see that it still is a page."""
    address = stop.address
    if "{entry}" in address:
        entries = page.request.get(f"{demo.origin}/api/v1/me/points", headers={"x-advocacy": "1"}).json()
        address = address.format(entry=entries["entries"][0]["id"])
    answer = page.goto(demo.origin + address, wait_until="load")
    wrong: list[str] = []
    try:
        page.wait_for_function(_WHOLE, timeout=PATIENCE)
    except Error:
        wrong.append("never was a whole page at rest")
    if not answer or answer.status >= 500:
        wrong.append(f"answered {answer and answer.status}")
    wrong += page.evaluate(_CLICKABLE)
    harvest.wrong += [f"{stop.address[:60]}: {what}" for what in wrong]
    harvest.pages += 1
    harvest.shown += page.evaluate("document.documentElement.textContent.split('planted(1)').length - 1")
