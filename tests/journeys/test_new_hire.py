"""The new hire: in within a minute, something thanked, a lesson in the tram, and the right that it gives.

``python -m bench new_hire`` tells it in all five languages.
"""

import re
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from advocacy_app.i18n import NATIVE, Language, tr
from tests.demo import Demo
from tests.journeys.test_first_steps import COUNTING, FIRST_RUN_SECONDS, FIRST_RUN_TAPS
from tests.journeys.test_learning import kept, read_to_the_end
from tests.phone import PATIENCE, Phone, live

TRACK, LAST = "social-media-policy", "when-it-goes-wrong"
BEFORE = ("yes-and-no", "respect", "your-rights")

_LEARN = """async ([track, names]) => {
  const send = (method, path, body) => fetch(`/api/v1/lessons/${track}/${path}`, {
    method, body: JSON.stringify(body), headers: { "content-type": "application/json", "x-advocacy": "1" } });
  for (const name of names) {
    const asked = await fetch(`/api/v1/boot?path=/learn/${track}/${name}`, { headers: { "x-advocacy": "1" } });
    const page = new DOMParser().parseFromString((await asked.json()).body, "text/html");
    const json = page.querySelector('script[data-state*="lesson_state"]');
    const { lesson_rx_state_: lesson } = JSON.parse(json.textContent).vars;
    await send("PUT", `${name}/done`, { version: lesson.version });
    for (const { name: question, right } of lesson.questions)
      await send("POST", `${name}/answers`, { id: crypto.randomUUID(), question, version: lesson.version,
        picked: right.split(" ").map(Number), at: new Date().toISOString() });
  }
}"""


@dataclass(frozen=True)
class FirstRun:
    """What getting in took: taps, seconds, and letters typed."""

    taps: int
    seconds: float
    typed: int


def gets_in(demo: Demo, page: Page, person: str, language: Language) -> FirstRun:
    """The invitation is opened; colleagues' posts come first, then three steps, and the feed."""
    demo.hire(person, "en")
    link, begun = demo.sign_in_link(person), time.monotonic()
    page.goto(link)
    expect(page).to_have_url(re.compile("/welcome"))
    expect(page.locator(".posts > li").first).to_be_in_viewport()
    expect(page.locator("input:visible, textarea:visible, select:visible")).to_have_count(0)
    page.get_by_role("link", name=tr("en", "welcome.join_in")).tap()
    page.get_by_role("button", name=NATIVE[language], exact=True).tap()
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.locator(".door label.chip").first.tap()
    page.get_by_role("button", name=tr(language, "common.continue")).tap()
    page.get_by_role("button", name=re.compile(f"^{re.escape(tr(language, 'visibility.name'))}")).tap()
    page.get_by_role("link", name=tr(language, "welcome.thank")).tap()
    live(page)
    taps, typed = page.evaluate("[Number(localStorage.getItem('taps')), Number(localStorage.getItem('typed'))]")
    return FirstRun(taps, time.monotonic() - begun, typed)


def settles_in(demo: Demo, context: BrowserContext, person: str, language: Language) -> FirstRun:
    """The whole story; it ends with the right to post without review."""
    context.add_init_script(COUNTING)
    context.add_init_script("""addEventListener("keydown", (event) => event.isTrusted &&
      localStorage.setItem("typed", Number(localStorage.getItem("typed")) + 1), true)""")
    page = context.new_page()
    run = gets_in(demo, page, person, language)
    thanks = page.locator("#feed [data-act=thanks]").first
    thanks.tap()
    expect(thanks).to_have_attribute("aria-pressed", "true")
    page.evaluate(_LEARN, [TRACK, list(BEFORE)])
    page.goto(f"{demo.origin}/learn/{TRACK}/{LAST}")
    expect(page.locator(".deck .step").first).to_be_visible()
    page.reload()
    kept(page, LAST)
    context.set_offline(True)
    page.goto(f"{demo.origin}/learn/{TRACK}/{LAST}")
    read_to_the_end(page)
    expect(page.locator(".unlocked")).to_have_count(0)
    context.set_offline(False)
    right = page.locator(".unlocked li")
    expect(right).to_have_text(tr(language, "learn.right_post_without_review"), timeout=40_000)
    proves_it(demo, context, page, language)
    return run


def proves_it(demo: Demo, context: BrowserContext, page: Page, language: Language) -> None:
    """The certificate is there a moment later; it is kept as a file, and a stranger reads that it is valid."""
    mine = page.get_by_role("article").filter(has=page.locator("a[href^='/credentials/']"))
    deadline = time.monotonic() + PATIENCE
    while not mine.count():
        assert time.monotonic() < deadline, "No certificate"
        page.goto(f"{demo.origin}/me/credentials")
        page.wait_for_load_state("networkidle")
    with page.expect_download() as coming:
        mine.get_by_role("link", name=tr(language, "credential.file_pdf")).first.tap()
    assert Path(coming.value.path()).read_bytes().startswith(b"%PDF")
    address = mine.get_by_role("link", name=tr(language, "credential.seen")).get_attribute("href")
    assert context.browser
    stranger = context.browser.new_context()
    shown = stranger.new_page()
    shown.goto(f"{demo.origin}{address}")
    expect(shown.get_by_role("heading", name=tr("en", "credential.valid_title"))).to_be_visible()
    stranger.close()


def test_a_new_hire_settles_in(own_demo: Demo, phone: Phone):
    run = settles_in(own_demo, phone(), "eva.nova", "en")
    assert (run.taps <= FIRST_RUN_TAPS, run.seconds <= FIRST_RUN_SECONDS, run.typed) == (True, True, 0)


def test_a_new_hire_settles_in_on_postgresql_and_redis_in_slovenian(grown_up: Demo, phone: Phone):
    run = settles_in(grown_up, phone(), "neza.nova", "sl")
    assert (run.taps <= FIRST_RUN_TAPS, run.typed) == (True, 0)
