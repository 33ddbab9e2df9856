"""What goes wrong around people: a killed server, a phone that slept, a post that is taken back."""

import time

from playwright.sync_api import Page, expect

from advocacy_app.i18n import tr
from tests.demo import Demo
from tests.phone import Phone, emptied, signed_in, swipe
from tests.places import STUDIO

AT_MOST = 5.0  # seconds until a post that was taken back has left every open phone
SENT = "SELECT count(*) FROM {table} JOIN member ON member.id = {table}.member_id WHERE email LIKE 'maja%'"


def taken_back_in_time(demo: Demo, phone: Phone) -> None:
    """Ana looks at a post of the company while an owner pauses it."""
    ana = signed_in(demo, phone(), "ana")
    post = ana.locator("#feed article:has([data-act=hide])").first
    slug, title = post.get_attribute("data-slug"), post.locator("h2").inner_text()
    post.scroll_into_view_if_needed()
    owner = signed_in(demo, phone(), STUDIO)
    owner.goto(f"{demo.origin}/studio/content/{slug}")
    button = owner.get_by_role("button", name=tr("en", "common.pause"), exact=True)
    expect(button).to_be_enabled()
    begun = time.monotonic()
    button.tap()
    gone = ana.locator(f'#feed article[data-slug="{slug}"]').get_by_text(tr("en", "feed.taken_back"), exact=True)
    expect(gone).to_be_visible(timeout=AT_MOST * 1000)
    assert time.monotonic() - begun < AT_MOST
    expect(ana.get_by_role("heading", name=title)).to_be_hidden()
    assert ana.request.get(f"{demo.origin}/c/{slug}").status == 404


def test_a_post_that_is_taken_back_leaves_open_phones_within_seconds(own_demo: Demo, phone: Phone):
    taken_back_in_time(own_demo, phone)


def test_a_post_that_is_taken_back_leaves_the_phones_of_every_worker(grown_up: Demo, phone: Phone):
    taken_back_in_time(grown_up, phone)


def test_a_server_killed_in_mid_action_loses_nothing(own_demo: Demo, phone: Phone):
    page = signed_in(own_demo, phone(), "maja")
    before = own_demo.asked(SENT.format(table="thanks"))
    thanks = page.locator("#feed [data-act=thanks][aria-pressed=false]")
    wanted = thanks.count()
    for _ in range(wanted):
        thanks.first.dispatch_event("click")
    own_demo.kill()
    own_demo.start()
    emptied(page)
    assert own_demo.asked(SENT.format(table="thanks")) == before + wanted


def test_a_phone_that_slept_gets_a_new_socket_at_once(demo: Demo, maja: Page):
    opened: list[str] = []
    maja.on("websocket", lambda socket: opened.append(socket.url))
    maja.evaluate(
        """() => { const now = Date.now; let hidden = true;
             Object.defineProperty(document, "hidden", { get: () => hidden, configurable: true });
             document.dispatchEvent(new Event("visibilitychange"));
             Date.now = () => now() + 600_000; hidden = false;
             document.dispatchEvent(new Event("visibilitychange")) }"""
    )
    maja.wait_for_timeout(1500)
    assert len(opened) == 1
    swipe(maja)
    maja.get_by_role("link", name=tr("sl", "tab.me")).tap()
    expect(maja.get_by_role("link", name=tr("sl", "points.title"))).to_be_visible()
