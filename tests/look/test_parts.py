"""The parts in a real browser: they bend, they can be read by everyone, and they behave."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from advocacy_app.i18n import Language
from tests.look import gallery

TOO_WIDE = "() => document.documentElement.scrollWidth - innerWidth"
SMALL = """() => [...document.querySelectorAll('button, a, input, select, textarea, label.opt')]
  .filter(e => e.offsetParent && getComputedStyle(e).display !== 'inline')
  .filter(e => !e.matches('.chip > input, .opt > input, .vh, [inert] *'))
  .map(e => [e.className || e.tagName, e.getBoundingClientRect()])
  .filter(([, box]) => box.width < 43.5 || box.height < 43.5).map(([name]) => name)"""


@pytest.fixture(scope="module")
def browser(chromium_path: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """Open a page of the gallery at a size, in a theme, with large text or mirrored."""
    opened: list[Page] = []

    def open_page(html: str, *, width: int = 390, html_attrs: str = "", **context: Any) -> Page:
        file = tmp_path / "page.html"
        file.write_text(html.replace("<html ", f"<html {html_attrs} ", 1))
        page = browser.new_page(viewport={"width": width, "height": 844}, **context)
        opened.append(page)
        page.goto(file.as_uri())
        return page

    yield open_page
    for page in opened:
        page.close()


PAGES = {"parts": gallery.parts_page, "feed": gallery.feed_page, "studio": gallery.studio_page}
SHAPES = {
    "phone": {},
    "small phone": {"width": 320},
    "text at 200 %": {"html_attrs": 'style="font-size:200%"'},
    "mirrored": {"html_attrs": 'dir="rtl"'},
    "desktop": {"width": 1280},
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_the_screen(show: Any, name: str, shape: dict[str, Any]):
    page = show(PAGES[name](), **shape)
    assert page.evaluate(TOO_WIDE) <= 0


@pytest.mark.parametrize("language", ["pl", "da"])
def test_long_languages_fit(show: Any, language: Language):
    assert show(gallery.parts_page(language), width=360).evaluate(TOO_WIDE) <= 0


@pytest.mark.parametrize("name", PAGES)
def test_every_target_is_large_enough_for_a_thumb(show: Any, name: str):
    assert show(PAGES[name]()).evaluate(SMALL) == []


@pytest.mark.parametrize("hue", [196, 262])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(show: Any, npm_dir: Path, name: str, scheme: str, hue: int):
    page = show(PAGES[name](hue=hue), color_scheme=scheme)
    page.add_script_tag(path=npm_dir / "node_modules" / "axe-core" / "axe.min.js")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    wrong = [(each["id"], each["nodes"][0]["html"], each["nodes"][0]["failureSummary"]) for each in found["violations"]]
    assert wrong == []


def test_a_sheet_takes_the_focus_to_its_title_and_gives_it_back(show: Any):
    page = show(gallery.parts_page())
    page.click("#open-sheet")
    expect(page.get_by_role("dialog", name="Your photo made the wall")).to_be_visible()
    expect(page.locator("#points-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#points")).to_be_hidden()
    expect(page.locator("#open-sheet")).to_be_focused()


def test_back_closes_a_sheet_and_stays_on_the_page(show: Any):
    page = show(gallery.parts_page())
    here = page.url
    page.click("#open-sheet")
    page.go_back()
    expect(page.locator("#points")).to_be_hidden()
    assert page.url == here


def test_closing_a_sheet_leaves_no_step_behind_in_the_history(show: Any):
    page = show(gallery.parts_page())
    page.evaluate("history.pushState({idx: 1, mine: true}, '')")
    for _ in range(2):
        page.click("#open-sheet")
        page.get_by_role("button", name="Close").click()
        page.wait_for_function("history.state.mine && !history.state.sheet")
    page.go_back()
    page.wait_for_function("history.state === null")


def test_a_tap_beside_a_sheet_closes_it(show: Any):
    page = show(gallery.parts_page())
    page.click("#open-sheet")
    expect(page.locator("#points-title")).to_be_focused()
    page.mouse.click(195, 20)
    expect(page.locator("#points")).to_be_hidden()


def test_arrow_keys_move_through_tabs_and_follow_the_reading_direction(show: Any):
    page = show(gallery.parts_page())
    page.focus("#boards-near")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#boards-teams")).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("#boards-top")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#boards-near")).to_be_focused()
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#boards-teams")).to_be_focused()


def test_messages_come_one_at_a_time_and_the_newest_hurries_the_last(show: Any):
    page = show(gallery.parts_page())
    page.evaluate("toast('First'); void toast('Second')")
    expect(page.get_by_role("status").filter(has_text="Second")).to_be_visible()
    expect(page.get_by_text("First", exact=True)).to_have_count(0)


def test_a_message_waits_while_it_is_read_and_its_action_runs_once(show: Any):
    page = show(gallery.parts_page())
    page.clock.install()
    page.evaluate("window.undone = 0; void toast('Fewer like this.', {action: 'Undo', run: () => window.undone++})")
    page.hover(".toast")
    page.clock.run_for(20_000)
    page.get_by_role("button", name="Undo", exact=True).last.click()
    page.clock.run_for(1_000)
    expect(page.locator(".toast")).to_have_count(0)
    assert page.evaluate("window.undone") == 1


def test_a_message_leaves_after_six_seconds_but_an_error_stays(show: Any):
    page = show(gallery.parts_page())
    page.clock.install()
    page.evaluate("void toast('Saved')")
    page.clock.run_for(7_000)
    expect(page.locator(".toast")).to_have_count(0)
    page.evaluate("void toast('We could not save that.', {stay: true})")
    page.clock.run_for(60_000)
    expect(page.locator(".toast")).to_be_visible()
    page.evaluate("void toast('It still did not work.', {stay: true})")
    page.clock.run_for(1_000)
    expect(page.locator(".toast")).to_have_text("It still did not work.Close")
    page.locator(".toast").get_by_role("button", name="Close").click()
    page.clock.run_for(1_000)
    expect(page.locator(".toast")).to_have_count(0)


def test_what_came_of_the_next_try_takes_the_place_of_an_error_once_that_could_be_read(show: Any):
    page = show(gallery.parts_page())
    page.clock.install()
    page.evaluate("void toast('Tick the box first.', {stay: true})")
    page.clock.run_for(1_000)
    page.evaluate("void toast('You are in.')")
    page.clock.run_for(500)
    expect(page.locator(".toast")).to_have_text("Tick the box first.Close")
    page.clock.run_for(1_000)
    expect(page.locator(".toast")).to_have_text("You are in.")


def test_a_message_can_be_acted_on_while_a_sheet_is_open(show: Any):
    page = show(gallery.parts_page())
    page.click("#open-sheet")
    page.evaluate("void toast('We could not save that.', {action: 'Try again', run: () => window.again = true})")
    page.get_by_role("button", name="Try again").click()
    assert page.evaluate("window.again")


def test_z_undoes_only_inside_the_feed(show: Any):
    page = show(gallery.feed_page())
    page.evaluate("window.undone = 0; void toast('Fewer like this.', {action: 'Undo', run: () => window.undone++})")
    page.focus("nav a")
    page.keyboard.press("z")
    assert page.evaluate("window.undone") == 0
    page.focus("#feed")
    page.keyboard.press("z")
    assert page.evaluate("window.undone") == 1


def test_no_connection_is_said_after_three_seconds_and_forgotten_at_once(show: Any):
    page = show(gallery.parts_page())
    page.clock.install()
    bar = page.locator(".offbar")
    page.evaluate("dispatchEvent(new Event('offline'))")
    page.clock.run_for(2_000)
    expect(bar).to_be_hidden()
    page.clock.run_for(2_000)
    expect(bar).to_be_visible()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(bar).to_be_hidden()


def test_a_blink_of_the_connection_is_not_worth_a_word(show: Any):
    page = show(gallery.parts_page())
    page.clock.install()
    page.evaluate("dispatchEvent(new Event('offline')); dispatchEvent(new Event('online'))")
    page.clock.run_for(10_000)
    expect(page.locator(".offbar")).to_be_hidden()


def test_reduced_motion_stills_everything(show: Any):
    page = show(gallery.parts_page(), reduced_motion="reduce")
    durations = "[...document.querySelectorAll('*')].map(e => getComputedStyle(e).transitionDuration)"
    assert all(float(part.strip(" s")) <= 0.001 for each in page.evaluate(durations) for part in each.split(","))


def test_one_swipe_is_one_card(show: Any):
    page = show(gallery.feed_page())
    heights = page.evaluate("[...document.querySelectorAll('#feed > *')].map(e => e.offsetHeight)")
    assert set(heights) == {page.evaluate("document.getElementById('feed').clientHeight")}
