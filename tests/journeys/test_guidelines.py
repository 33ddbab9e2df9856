"""Guidelines at work: a big change is accepted once, a hint is mended with one tap, the brake reaches a phone."""

import time

from playwright.sync_api import Page, expect

from tests.demo import Demo
from tests.phone import Phone, signed_in
from tests.places import POST

WAIT = 30_000
RIGHTS = "## Your rights {#rights .text}"
SECONDS = 5
"""Within which an open phone says that sharing stands still."""
ACCEPTED = """SELECT count(*) FROM guidelineacceptance JOIN member ON subject = 'member:' || member.id
    WHERE email LIKE 'giulia%'"""


def test_a_big_change_a_hint_and_the_brake(own_demo: Demo, phone: Phone):
    owner, reader = signed_in(own_demo, phone(), "ines"), signed_in(own_demo, phone(locale="en-GB"), "giulia")
    publish(owner, own_demo.origin)
    before = own_demo.asked(ACCEPTED)
    reader.goto(f"{own_demo.origin}/guidelines/social-media-policy")
    accept = reader.locator("#guideline button.full")
    accept.click()
    expect(accept).to_have_count(0, timeout=WAIT)
    reader.reload()
    expect(reader.locator("#guideline .note.good")).to_be_visible()
    expect(accept).to_have_count(0)
    assert own_demo.asked(ACCEPTED) == before + 1

    reader.goto(f"{own_demo.origin}/share/{POST}")
    words = reader.locator("textarea").first
    words.fill("Caldo che resta in casa.")
    fix = reader.locator("[data-fix]").first
    said = fix.get_attribute("data-fix") or ""
    fix.click()
    assert said.strip() in words.input_value()

    halt(owner, own_demo.origin)
    pulled = time.monotonic()
    expect(reader.locator(".pausebar")).to_contain_text("A rumour", timeout=WAIT)
    assert time.monotonic() - pulled < SECONDS


def publish(owner: Page, origin: str) -> None:
    """A sentence more, as a version that matters."""
    owner.goto(f"{origin}/studio/guidelines/social-media-policy")
    body = owner.locator("#body")
    body.fill(body.input_value().replace(RIGHTS, f"{RIGHTS}\n\nOne sentence more.", 1))
    owner.get_by_role("button", name="Save", exact=True).click()
    expect(owner.locator(".paper")).to_contain_text("One sentence more.", timeout=WAIT)
    owner.get_by_label("What’s new, in one sentence").fill("One sentence more.")
    owner.get_by_text("Something that matters").click()
    owner.get_by_role("button", name="Publish", exact=True).click()
    expect(owner.locator(".toast").last).to_be_visible(timeout=WAIT)


def halt(owner: Page, origin: str) -> None:
    """Pull the brake, with a reason."""
    owner.goto(f"{origin}/studio/guidelines")
    owner.get_by_text("Pause all sharing…").click()
    owner.get_by_label("Why, for everybody to read").fill("A rumour is going round. We look into it.")
    owner.get_by_role("button", name="Pause all sharing", exact=True).click()
