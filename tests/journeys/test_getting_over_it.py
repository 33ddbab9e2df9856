"""What goes wrong around people: a killed server, a phone that slept, a new version, a post that is taken back."""

import re
import shutil
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from advocacy_app.config import build_root, pages_root
from advocacy_app.i18n import tr
from tests.demo import Demo
from tests.phone import Phone, emptied, kept, shown, signed_in, swipe
from tests.places import STUDIO

AT_MOST = 5.0  # seconds until a post that was taken back has left every open phone
SENT = "SELECT count(*) FROM {table} JOIN member ON member.id = {table}.member_id WHERE email LIKE 'maja%'"


def taken_back_in_time(demo: Demo, phone: Phone) -> None:
    """Ana looks at a post of the company, and writes about it, while an owner pauses it."""
    ana = signed_in(demo, phone(), "ana")
    post = ana.locator("#feed article:has([data-act=hide])").first
    slug, title = post.get_attribute("data-slug"), post.locator("h2").inner_text()
    post.scroll_into_view_if_needed()
    writing = ana.context.new_page()
    writing.goto(f"{demo.origin}/share/{slug}")
    writing.locator("#words").fill("What I saw on the line this morning.")
    expect(writing.locator(".dock .btn.pri:visible")).to_be_enabled()
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
    expect(writing.get_by_text(tr("en", "composer.card_gone"))).to_be_visible()
    expect(writing.locator("#words")).to_have_value("What I saw on the line this morning.")


def test_a_post_that_is_taken_back_leaves_open_phones_within_seconds(own_demo: Demo, phone: Phone):
    taken_back_in_time(own_demo, phone)


def test_a_post_that_is_taken_back_leaves_the_phones_of_every_worker(grown_up: Demo, phone: Phone):
    taken_back_in_time(grown_up, phone)


def test_a_killed_worker_comes_back_and_phones_go_on(grown_up: Demo, phone: Phone):
    page = signed_in(grown_up, phone(), "maja")
    before = shown(page)
    grown_up.kill_a_worker()
    expect(page.locator("html")).to_have_attribute("data-net", "on", timeout=30_000)
    assert shown(page) == before
    page.locator("#feed [data-act=save]").first.dispatch_event("click")
    emptied(page)
    page.get_by_role("link", name=tr("sl", "tab.me"), exact=True).tap()
    expect(page.get_by_role("link", name=tr("sl", "points.title"))).to_be_visible(timeout=20_000)


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


@pytest.fixture
def own_build(own_demo: Demo, tmp_path: Path) -> Path:
    """The pages of a build that a demo has for itself, to be replaced by another."""
    own_demo.stop()
    left_out = shutil.ignore_patterns("node_modules")
    web = Path(shutil.copytree(build_root().parents[1], tmp_path / "web", ignore=left_out))
    own_demo.settings = {"REFLEX_WEB_WORKDIR": str(web)}
    own_demo.start()
    return web / "build" / pages_root().name


def test_a_new_version_is_offered_and_taken_when_one_likes(own_demo: Demo, own_build: Path, phone: Phone):
    page = signed_in(own_demo, phone(), "maja")
    kept(page)
    slug = page.locator("#feed article:has([data-act=hide])").first.get_attribute("data-slug")
    page.goto(f"{own_demo.origin}/share/{slug}")
    words = page.get_by_role("textbox", name=tr("sl", "composer.title"))
    words.fill("Vsak dan grem mimo in tega nisem vedela.")
    own_demo.stop()
    for file in (own_build / "sl").rglob("*.html"):
        file.write_text(file.read_text().replace("</body>", "<!-- another build --></body>"))
    own_demo.start()
    loads: list[str] = []
    page.on("framenavigated", lambda frame: loads.append(frame.url))
    page.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    offer = page.get_by_role("status").filter(has_text=tr("sl", "app.update_ready"))
    expect(offer).to_be_visible(timeout=20_000)
    expect(words).to_have_value("Vsak dan grem mimo in tega nisem vedela.")
    assert loads == []
    offer.get_by_role("button", name=tr("sl", "app.reload")).tap()
    page.wait_for_event("load")
    expect(words).to_have_value("Vsak dan grem mimo in tega nisem vedela.", timeout=20_000)
    assert len(loads) == 1
    page.goto(own_demo.origin)
    assert re.search("another build", page.content())
