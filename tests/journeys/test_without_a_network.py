"""The app without a network: what is on the phone can be read, and leaves it with whoever signs out."""

import re
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from advocacy_app.access import MEMORY_SECONDS
from advocacy_app.i18n import tr
from tests.demo import Demo
from tests.phone import Phone, emptied, kept, live, signed_in, until
from tests.places import POST

OFFLINE = "Brez povezave"
CONFIRMED = """SELECT count(*) FROM share JOIN member ON member.id = member_id
               WHERE email LIKE 'maja%' AND confirmed_at IS NOT NULL"""


def first_slug(page: Page) -> str:
    return page.locator("#feed article[data-slug]").first.get_attribute("data-slug") or ""


def slugs(page: Page) -> list[str]:
    """Every post of the feed, in its order."""
    return page.locator("#feed article[data-slug]").evaluate_all("all => all.map((one) => one.dataset.slug)")


def private_caches(page: Page) -> dict[str, Any]:
    """What the service worker keeps about the reader."""
    return page.evaluate(
        """async () => Object.fromEntries(await Promise.all((await caches.keys())
             .filter((name) => !name.startsWith("shell-"))
             .map(async (name) => [name, (await (await caches.open(name)).keys()).map((r) => r.url)])))"""
    )


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def test_the_app_starts_offline_with_the_last_feed(demo: Demo, phone: Phone):
    context = phone()
    page = signed_in(demo, context, "maja")
    kept(page)
    seen = slugs(page)
    page.close()
    context.set_offline(True)
    page = opened(context, demo.origin)
    live(page)
    expect(page.locator("html")).to_have_attribute("lang", "sl")
    assert first_slug(page) in seen  # not always the first of them: what was looked at for long goes to the end
    expect(page.get_by_text(OFFLINE)).to_be_visible()
    expect(page.locator("[data-from]")).to_have_attribute("data-from", re.compile(r"Stanje ob \d\d:\d\d"))
    context.set_offline(False)
    expect(page.get_by_text(OFFLINE)).to_be_hidden()


def test_a_phone_that_kept_nothing_says_so_instead_of_an_empty_screen(demo: Demo, phone: Phone):
    context = phone()
    page = signed_in(demo, context, "maja")
    kept(page)
    page.evaluate("caches.delete('private')")
    context.set_offline(True)
    page.goto(demo.origin)
    expect(page.get_by_text(tr("sl", "offline.nothing_kept"))).to_be_visible()
    expect(page.locator(".skel:visible"), "nothing pretends to be on its way").to_have_count(0)
    context.set_offline(False)


def test_a_post_that_is_not_on_the_phone_says_so(demo: Demo, phone: Phone):
    context = phone()
    page = signed_in(demo, context, "maja")
    kept(page)
    page.evaluate("caches.delete('private')")
    context.set_offline(True)
    for address in (f"/c/{POST}", f"/share/{POST}"):
        page.goto(demo.origin + address)
        expect(page.get_by_text(tr("sl", "offline.nothing_kept"))).to_be_visible()
    context.set_offline(False)


def aged(page: Page, days: int) -> None:
    """What the phone keeps was last asked for so many days ago."""
    page.evaluate(
        """async (days) => {
             const cache = await caches.open("private");
             for (const request of await cache.keys()) {
               const answer = await cache.match(request), headers = new Headers(answer.headers);
               headers.set("x-kept", String(Date.now() - days * 86_400_000));
               await cache.put(request, new Response(await answer.text(), { headers }));
             }
           }""",
        days,
    )


def test_what_the_phone_did_not_ask_for_in_a_week_can_not_be_read_any_more(demo: Demo, phone: Phone):
    context = phone()
    page = signed_in(demo, context, "maja")
    kept(page)
    slug = first_slug(page)
    page.goto(f"{demo.origin}/icons/icon-192.png")  # no page of ours that would ask anew
    context.set_offline(True)
    aged(page, 6)
    page.goto(demo.origin)
    assert first_slug(page) == slug
    aged(page, 7)
    page.goto(f"{demo.origin}/saved")
    expect(page.get_by_text(tr("sl", "offline.nothing_kept"))).to_be_visible()
    page.goto(demo.origin)
    expect(page.get_by_text(tr("sl", "offline.nothing_kept"))).to_be_visible()
    assert not any(private_caches(page).values())
    context.set_offline(False)


def test_a_saved_post_can_be_read_offline(demo: Demo, phone: Phone):
    context = phone()
    page = signed_in(demo, context, "maja")
    unsaved = page.locator('#feed article:has([data-act=save][aria-pressed="false"])')
    card = unsaved.filter(has=page.locator("h2")).first
    slug, title = card.get_attribute("data-slug"), card.locator("h2").text_content() or ""
    card.get_by_role("button", name=re.compile("^Shrani")).dispatch_event("click")
    until(page, "async (slug) => (await (await caches.open('private')).keys()).some((r) => r.url.includes(slug))", slug)
    page.close()
    context.set_offline(True)
    page = opened(context, f"{demo.origin}/saved")
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    page = opened(context, f"{demo.origin}/c/{slug}")
    expect(page.get_by_role("heading", name=title)).to_be_visible()


def test_the_banner_waits_three_seconds_and_leaves_without_a_word(maja: Page):
    maja.context.set_offline(True)
    maja.wait_for_timeout(1500)
    expect(maja.get_by_text(OFFLINE)).to_be_hidden()
    expect(maja.get_by_text(OFFLINE)).to_be_visible()
    maja.context.set_offline(False)
    expect(maja.get_by_text(OFFLINE)).to_be_hidden()


def test_what_waits_is_listed(maja: Page):
    maja.context.set_offline(True)
    for act in ("thanks", "save"):
        maja.locator(f'#feed [data-act={act}][aria-pressed="false"]').first.dispatch_event("click")
    expect(maja.get_by_text(OFFLINE)).to_be_visible()
    maja.get_by_role("button", name="2 čakata").tap()
    sheet = maja.get_by_role("dialog", name="Pošlje se pozneje")
    expect(sheet.get_by_role("listitem")).to_have_text(["1 zahvala", "1 shranjena objava"])


def test_signing_out_takes_everything_private_along(demo: Demo, maja: Page):
    kept(maja)
    assert private_caches(maja)["private"]
    maja.context.set_offline(True)
    maja.locator("#feed article").first.get_by_role("button", name=re.compile("^Hvala")).tap()
    until(maja, "async () => (await outbox.list()).length > 0")
    maja.context.set_offline(False)
    maja.evaluate(
        """() => { const form = document.createElement("form");
                   document.body.append(Object.assign(form, { method: "post", action: "/auth/sign-out" }));
                   form.requestSubmit(); }"""
    )
    expect(maja).to_have_url(re.compile("/sign-in"))
    assert not any(private_caches(maja).values())
    waiting = """() => new Promise((done) => { indexedDB.open("outbox").onsuccess = ({ target }) =>
        (target.result.transaction("deeds").objectStore("deeds").count().onsuccess = (e) => done(e.target.result)) })"""
    assert maja.evaluate(waiting) == 0


def ends_everywhere(demo: Demo, phone: Phone, person: str) -> None:
    """Somebody lost a phone, and ends every session from another one."""
    other = phone()
    page = signed_in(demo, other, person)
    page.request.post(
        f"{demo.origin}/auth/sign-out", form={"everywhere": "1"}, headers={"origin": demo.origin}, max_redirects=0
    )
    other.close()


def test_a_lost_phone_forgets_at_the_first_answer_that_says_so(demo: Demo, phone: Phone):
    lost = phone()
    page = signed_in(demo, lost, "maja")
    kept(page)
    page.goto(f"{demo.origin}/icons/icon-192.png")  # no page of ours that would notice anything by itself
    assert private_caches(page)
    ends_everywhere(demo, phone, "maja")
    page.wait_for_timeout(MEMORY_SECONDS * 1000)
    page.evaluate("fetch('/api/v1/boot?path=/', { headers: { 'x-advocacy': '1' } })")
    until(page, "async () => !(await caches.has('private')) && !(await caches.has('pictures'))")
    lost.set_offline(True)
    page.goto(demo.origin)
    expect(page.get_by_text(tr("sl", "offline.nothing_kept"))).to_be_visible()
    assert page.locator("x-who").count() == 0
    lost.set_offline(False)


def test_a_lost_phone_that_is_opened_shows_the_way_in(demo: Demo, phone: Phone):
    lost = phone()
    page = signed_in(demo, lost, "maja")
    kept(page)
    page.close()
    ends_everywhere(demo, phone, "maja")
    page = opened(lost, demo.origin)
    page.wait_for_url("**/sign-in*")
    until(page, "async () => !(await caches.has('private'))")


def test_the_next_person_on_this_phone_sees_nothing_of_the_last(demo: Demo, phone: Phone):
    context = phone()
    page = signed_in(demo, context, "maja")
    kept(page)
    context.set_offline(True)
    page.locator("#feed article").first.get_by_role("button", name=re.compile("^Shrani")).tap()
    until(page, "async () => (await outbox.list()).length > 0")
    context.set_offline(False)
    context.clear_cookies()
    page.goto(demo.sign_in_link("giulia"))
    live(page)
    expect(page.locator("html")).to_have_attribute("lang", "it")
    until(page, "async () => (await outbox.list()).every((deed) => deed.kind === 'seen')")
    wrong = [
        b
        for b in page.locator("#feed [data-act=save]").all()
        if b.get_attribute("aria-pressed") != b.get_attribute("data-on")
    ]
    assert wrong == []


def test_a_worker_that_is_switched_off_takes_itself_away(own_demo: Demo, phone: Phone):
    context = phone()
    kept(signed_in(own_demo, context, "maja"))
    own_demo.stop()
    own_demo.settings = {"ADVOCACY_SERVICE_WORKER": "false"}
    own_demo.start()
    page = opened(context, own_demo.origin)
    until(page, "async () => (await caches.keys()).length === 0")
    until(page, "async () => !(await navigator.serviceWorker.getRegistration())?.active?.scriptURL")


def test_a_restarted_server_does_not_sweep_the_screen(own_demo: Demo, phone: Phone):
    page = signed_in(own_demo, phone(), "maja")
    slug = first_slug(page)
    own_demo.kill()
    page.evaluate(
        """() => { window.fewest = 99; new MutationObserver(() => { window.fewest = Math.min(window.fewest,
             document.querySelectorAll("#feed article[data-slug]").length) }).observe(document.body,
             { childList: true, subtree: true }) }"""
    )
    own_demo.start()
    expect(page.locator("html")).to_have_attribute("data-net", "on", timeout=30_000)
    page.wait_for_timeout(2000)
    assert first_slug(page) == slug
    assert page.evaluate("fewest") > 3


def test_a_share_that_is_said_offline_counts_once_although_the_app_was_killed(own_demo: Demo, phone: Phone):
    context = phone()
    context.add_init_script(
        """navigator.share = () => new Promise((done) => (window.done = done)); navigator.canShare = () => false;
           addEventListener("composer:answer", () => (window.answered = true))"""
    )
    page = signed_in(own_demo, context, "maja")
    before = own_demo.asked(CONFIRMED)
    page.goto(f"{own_demo.origin}/share/{POST}")
    page.get_by_role("textbox", name=tr("sl", "composer.title")).fill("Vsak dan grem mimo in tega nisem vedela.")
    until(page, "() => window.answered === true")
    page.get_by_role("button", name=re.compile(f"^{tr('sl', 'common.share')}")).tap()
    until(page, "() => !!window.done")
    own_demo.stop()
    context.set_offline(True)
    page.evaluate("done()")
    expect(page.locator("[data-done]")).to_be_visible()
    until(page, "async () => (await outbox.list()).some((deed) => deed.kind === 'share')")
    page.close()
    own_demo.start()
    context.set_offline(False)
    emptied(opened(context, own_demo.origin))
    assert own_demo.asked(CONFIRMED) == before + 1


def test_what_was_said_of_a_share_stays_when_the_connection_is_back(demo: Demo, maja: Page):
    """The page is loaded anew then, and knows the words no more; an address given later is still for that share."""
    maja.add_init_script("delete Navigator.prototype.share")
    maja.goto(f"{demo.origin}/share/{POST}")
    maja.get_by_role("textbox", name=tr("sl", "composer.title")).fill("Ne vem, kdo je to pustil na peči, ampak hvala.")
    maja.locator(".foot [data-way=copy]:visible").last.tap()
    maja.get_by_role("dialog").get_by_role("button", name=tr("sl", "composer.yes_out")).tap()
    title = maja.get_by_role("heading", name=tr("sl", "composer.done_title"))
    expect(title).to_be_visible()
    maja.context.set_offline(True)
    expect(maja.locator("html")).to_have_attribute("data-net", "off", timeout=30_000)
    maja.context.set_offline(False)
    expect(maja.locator("html")).to_have_attribute("data-net", "on", timeout=30_000)
    maja.wait_for_timeout(2000)
    expect(title).to_be_visible()
    maja.get_by_role("textbox", name=re.compile(tr("sl", "composer.address"))).fill(
        "https://www.linkedin.com/posts/maja-1"
    )
    maja.get_by_role("button", name=tr("sl", "common.send")).tap()
    expect(maja.get_by_text(tr("sl", "composer.address_given")).first).to_be_visible()
