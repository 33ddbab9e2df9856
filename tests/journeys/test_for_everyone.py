"""Half of all pages in English by day, half in Polish by night; `python -m bench everyone` walks them all."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from advocacy_app.i18n import Language, tr
from tests import screen
from tests.demo import Demo
from tests.phone import Phone, live, signed_in
from tests.places import PLACES, POST, Stop
from tests.walk import NARROW, Walk

Check = Callable[[Page], list[str]]
LOOKS: tuple[tuple[Language, str, tuple[Stop, ...], tuple[Check, ...]], ...] = (
    ("en", "light", PLACES[::2], (screen.axe, screen.targets)),
    ("pl", "dark", PLACES[1::2], (screen.axe, screen.overflow, screen.pseudo)),
)
HELD = {"dialog", "body"}
"""Where the focus may be while a sheet is open; from its last stop Tab leads to the browser's own buttons."""


@pytest.mark.parametrize(("language", "scheme", "stops", "checks"), LOOKS, ids=["en by day", "pl by night"])
def test_no_page_shuts_anybody_out(
    demo: Demo, browser: Browser, language: Language, scheme: str, stops: tuple[Stop, ...], checks: tuple[Check, ...]
):
    walk = Walk(demo, browser, {**NARROW, "color_scheme": scheme})
    faults = {
        f"{stop.address} {check.__name__}": found
        for stop, page in walk.along(stops, language)
        for check in checks
        if (found := check(page))
    }
    assert faults == {}
    assert walk.complaints == []


@pytest.fixture
def keyboard(demo: Demo, phone: Phone) -> Page:
    """Ana at a desk, without a mouse."""
    return signed_in(demo, phone(viewport={"width": 1280, "height": 800}, is_mobile=False, has_touch=False), "ana")


def test_the_first_stop_skips_to_what_one_came_for(keyboard: Page):
    keyboard.reload()
    live(keyboard)
    keyboard.keyboard.press("Tab")
    skip = keyboard.get_by_role("link", name=tr("en", "common.skip"))
    expect(skip).to_be_focused()
    keyboard.keyboard.press("Enter")
    assert keyboard.evaluate("document.activeElement.closest('main') !== null")


def test_a_sheet_holds_the_focus_and_gives_it_back(keyboard: Page):
    opener = keyboard.locator("#feed .why").first
    opener.focus()
    keyboard.keyboard.press("Enter")
    sheet = keyboard.get_by_role("dialog")
    expect(sheet).to_be_visible()
    for _ in range(6):
        keyboard.keyboard.press("Tab")
        assert keyboard.evaluate("(document.activeElement.closest('dialog') ?? document.body).localName") in HELD
    keyboard.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()


@pytest.mark.parametrize("address", ["/me", f"/c/{POST}", f"/share/{POST}"])
def test_every_stop_can_be_reached_and_seen(keyboard: Page, address: str):
    keyboard.goto(re.sub("/[^/]*$", "", keyboard.url) + address)
    keyboard.wait_for_selector("main h1")
    keyboard.wait_for_timeout(1000)
    assert screen.keys(keyboard) == []
