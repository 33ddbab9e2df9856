"""The first screen before any script: in the reader's language, with the first cards, and only for its reader."""

import re

import pytest
from playwright.sync_api import expect

from advocacy_app.config import build_root
from advocacy_app.i18n import LANGUAGES, Language, tr
from tests.demo import Demo
from tests.phone import Phone, live, until

READERS = {"sl": "maja", "it": "giulia", "en": "ana", "pl": "zuzanna.mazur", "da": "lena.berg"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_first_cards_can_be_read(demo: Demo, phone: Phone, language: Language):
    page = phone(java_script_enabled=False).new_page()
    page.goto(demo.sign_in_link(READERS[language]))
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page).to_have_title(re.compile(tr(language, "feed.title")))
    expect(page.get_by_role("feed", name=tr(language, "feed.posts")).get_by_role("article").first).to_be_visible()
    first = page.get_by_role("article").first
    expect(first.get_by_role("button", name=re.compile(f"^{tr(language, 'feed.thanks')}"))).to_be_visible()
    expect(page.get_by_role("navigation", name=tr(language, "tab.main"))).to_be_visible()


@pytest.mark.parametrize("language", ["sl", "pl"])
def test_no_other_language_is_seen_on_the_way_to_the_live_app(demo: Demo, phone: Phone, language: Language):
    context = phone()
    page = context.new_page()
    page.add_init_script(
        """window.seen = new Set();
           const look = () => { document.body && seen.add(document.querySelector('nav a .l')?.textContent);
                                requestAnimationFrame(look); };
           look()"""
    )
    page.goto(demo.sign_in_link(READERS[language]))
    live(page)
    assert set(page.evaluate("[...seen].filter(Boolean)")) == {tr(language, "tab.feed")}


def test_the_files_of_the_build_say_nothing_about_anyone(demo: Demo, phone: Phone):
    page = phone().new_page()
    page.goto(demo.sign_in_link("maja"))
    live(page)
    words = page.locator("#feed article[data-slug]").first.locator("p").first.inner_text()[:40]
    files = [file for file in build_root().parent.rglob("*") if file.suffix in {".html", ".js", ".json"}]
    assert files
    assert not [file for file in files if words in file.read_text()]
    shell = page.request.get(f"{demo.origin}/", headers={"x-shell": "sl"}).text()
    assert "x-who" not in shell
    assert words not in shell


def test_strangers_are_asked_to_sign_in(demo: Demo, phone: Phone):
    page = phone().new_page()
    page.goto(f"{demo.origin}/")
    expect(page).to_have_url(re.compile("/sign-in"))


def test_the_program_waits_for_the_first_picture_and_not_for_a_finger(demo: Demo, phone: Phone):
    page = phone(service_workers="block").new_page()
    page.goto(demo.sign_in_link("ana"))
    live(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/media/**", lambda _: None)
    page.goto(f"{demo.origin}/", wait_until="commit")
    saved = page.locator("boot-screen article").first.get_by_role("button", name=tr("en", "feed.save"))
    expect(saved).to_be_visible()
    until(page, "() => document.readyState !== 'loading' && !!document.querySelector('link[rel=later]')")
    assert not any("entry.client" in url for url in asked)
    with page.expect_request("**/entry.client*"):
        page.locator("boot-screen").dispatch_event("click")
    live(page)
