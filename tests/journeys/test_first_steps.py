"""How little it takes: the first run, and the first share (Q-E1); and nothing jumps on the way (Q-V5)."""

import re
import time

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from advocacy_app.i18n import tr
from tests.demo import Demo
from tests.phone import Phone, live, signed_in, swipe
from tests.places import LOCKED, NEWCOMER

FIRST_RUN_TAPS, FIRST_RUN_SECONDS, FIRST_SHARE_TAPS = 6, 60, 4
JUMPS = 0.02
COUNTING = """addEventListener("click", (event) =>
  event.isTrusted && localStorage.setItem("taps", Number(localStorage.getItem("taps")) + 1), true)"""
SHEET = "navigator.share = async () => {}; navigator.canShare = () => false"
WATCHING = """window.jumps = 0; new PerformanceObserver((list) => list.getEntries().forEach((shift) =>
  shift.hadRecentInput || (window.jumps += shift.value))).observe({ type: "layout-shift", buffered: true })"""

ASKED_AGAIN = """() => {
  let asked = 0;
  addEventListener("composer:ask", () => (asked += 1));
  dispatchEvent(new Event("sharing:changed"));
  return asked;
}"""
"""What went out keeps the share it went out with, whatever is published meanwhile."""


def first_share(demo: Demo, context: BrowserContext, *, by_copying: bool = False) -> int:
    """Ana has just signed in and shares the first post, from a line that somebody wrote; returns her taps."""
    context.add_init_script(COUNTING if by_copying else f"{COUNTING}; {SHEET}")
    page = signed_in(demo, context, "ana")
    card = page.locator(f'#feed article:not([data-slug="{LOCKED}"]):has([data-act=hide]):has(a.share)').first
    card.get_by_role("link", name=re.compile("^Share")).tap()
    page.get_by_role("group", name=tr("en", "composer.starters")).get_by_role("button").first.tap()
    if by_copying:
        page.locator(".foot").get_by_role("button", name=re.compile("^Copy")).last.tap()
        page.get_by_role("dialog").get_by_role("button", name=tr("en", "composer.yes_out")).tap()
        assert "/s/" in page.evaluate("navigator.clipboard.readText()")
    else:
        page.get_by_role("button", name=re.compile("^Share…")).tap()
    expect(page.locator("[data-done]")).to_be_visible()
    assert page.evaluate(ASKED_AGAIN) == 0
    return _taps(page)


def first_run(demo: Demo, context: BrowserContext, *, joins: bool) -> tuple[int, float]:
    """Somebody new opens a link to sign in and ends in the feed, with no word typed; returns taps and seconds."""
    newcomer = NEWCOMER if joins else "nora.nova"
    demo.hire(newcomer, "en")
    context.add_init_script(COUNTING)
    link, page, begun = demo.sign_in_link(newcomer), context.new_page(), time.monotonic()
    page.goto(link)
    expect(page).to_have_url(re.compile("/welcome"))
    if joins:
        page.get_by_role("link", name=tr("en", "welcome.join_in")).tap()
        page.get_by_role("button", name="English").tap()
        page.locator(".door label.chip").first.tap()
        page.get_by_role("button", name=tr("en", "common.continue")).tap()
        page.get_by_role("button", name=re.compile(tr("en", "visibility.name"))).tap()
        page.get_by_role("link", name=tr("en", "welcome.thank")).tap()
    else:
        page.get_by_role("button", name=tr("en", "welcome.just_look")).tap()
    live(page)
    return _taps(page), time.monotonic() - begun


def jumps(demo: Demo, context: BrowserContext) -> float:
    """How far things jumped while Ana swiped, reacted and looked around (CLS of the whole visit)."""
    context.add_init_script(WATCHING)
    page = signed_in(demo, context, "ana")
    for _ in range(5):
        swipe(page)
    for act in ("thanks", "save"):
        page.locator(f"#feed [data-act={act}]").nth(5).dispatch_event("click")
    page.get_by_role("link", name=tr("en", "tab.me"), exact=True).tap()
    page.locator("#me .badge-row").wait_for()  # until then its ways stand further up, and a tap could miss
    page.get_by_role("link", name=tr("en", "points.title")).tap()
    page.locator("ul.ledger li").first.get_by_role("button").tap()
    page.get_by_role("dialog").get_by_role("button", name=tr("en", "points.good")).tap()
    page.get_by_role("link", name=tr("en", "common.back")).tap()
    page.get_by_role("link", name=tr("en", "boards.title"), exact=True).tap()
    page.locator("li.rank").first.wait_for()
    page.get_by_role("tab").nth(1).tap()
    page.wait_for_timeout(500)
    page.get_by_role("link", name=tr("en", "common.back")).tap()
    page.get_by_role("link", name=tr("en", "tab.feed"), exact=True).tap()
    live(page)
    swipe(page)
    return page.evaluate("jumps")


def _taps(page: Page) -> int:
    return int(page.evaluate("localStorage.getItem('taps') ?? 0"))


def test_the_first_share_takes_few_taps_where_the_phone_can_share(demo: Demo, phone: Phone):
    assert first_share(demo, phone()) < FIRST_SHARE_TAPS


def test_the_first_share_takes_four_taps_where_it_has_to_be_copied(demo: Demo, phone: Phone):
    context = phone(permissions=["clipboard-read", "clipboard-write"])
    assert first_share(demo, context, by_copying=True) <= FIRST_SHARE_TAPS


@pytest.mark.parametrize("joins", [True, False], ids=["joining in", "just looking"])
def test_the_first_run_is_short(own_demo: Demo, phone: Phone, *, joins: bool):
    taps, seconds = first_run(own_demo, phone(), joins=joins)
    assert taps <= FIRST_RUN_TAPS
    assert seconds <= FIRST_RUN_SECONDS


def test_nothing_jumps(demo: Demo, phone: Phone):
    assert jumps(demo, phone()) <= JUMPS
