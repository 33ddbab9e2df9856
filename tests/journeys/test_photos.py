"""A photo from the shop floor: taken without a signal, kept on the phone, sent once, looked at, in everyone's feed."""

import random
import re
import sqlite3
from contextlib import closing
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.demo import Demo
from tests.integrations.images.made import CANARY, tattling_jpeg
from tests.phone import Phone, kept, signed_in, until

ROUNDS = 8
"""How often the tab is killed while the network comes and goes; ``make bench`` does it 200 times."""


def rows(demo: Demo, question: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(demo.home / "advocacy.db")) as database:
        return database.execute(question, values).fetchall()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def choose(page: Page, name: str = "shift.jpg") -> None:
    """Take a picture out of the gallery; it is there once it has been made small."""
    picture = {"name": name, "mimeType": "image/jpeg", "buffer": tattling_jpeg()}
    page.locator("#pick-choose").set_input_files([picture])  # pyright: ignore[reportArgumentType]
    expect(page.locator(".shot:not(.more)")).to_have_count(1)


def write(page: Page, caption: str) -> None:
    page.get_by_role("textbox", name="Caption").fill(caption)
    page.get_by_role("textbox", name="Describe the picture").fill("Gloved hand levelling beans in a roaster tray")
    page.get_by_role("radio", name="Looks clear").check()


def send(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Send")).click()
    expect(page).to_have_url(re.compile("/photos$"))


def all_sent(page: Page) -> None:
    member = page.locator("x-who").get_attribute("data-member")
    until(page, "async () => !!self.photoOutbox")
    until(page, "async (member) => (await photoOutbox.list(member)).length === 0", member)


def test_a_photo_taken_without_a_signal_is_sent_once_and_ends_in_the_feed(own_demo: Demo, phone: Phone):
    ana = phone()
    page = signed_in(own_demo, ana, "ana")
    kept(page)
    page.goto(f"{own_demo.origin}/add")
    ana.set_offline(True)
    choose(page)
    write(page, "Kiln three before the first light. It hums.")
    own_demo.kill()
    send(page)
    expect(page.get_by_text("Waiting for signal")).to_be_visible()
    page.close()
    own_demo.start()
    ana.set_offline(False)
    page = opened(ana, f"{own_demo.origin}/photos")
    all_sent(page)
    mine = page.locator(".photos .photo").filter(has_text="Kiln three before")
    expect(mine).to_contain_text("In review", timeout=20_000)
    assert rows(own_demo, "SELECT state FROM photo WHERE caption LIKE '%It hums%'") == [("in_review",)]

    ines = signed_in(own_demo, phone(), "ines")
    ines.goto(f"{own_demo.origin}/studio/photos")
    ines.locator(".review .queue button").last.click()  # the longest waiting stand first
    expect(ines.locator(".seen-photo")).to_contain_text("Kiln three before")
    ines.get_by_role("button", name="Publish", exact=True).click()
    expect(ines.locator(".seen-photo").filter(has_text="Kiln three before")).to_have_count(0)

    expect(mine).to_contain_text("On the wall", timeout=40_000)
    card = mine.locator("a").first.get_attribute("href")
    giulia = signed_in(own_demo, phone(), "giulia")
    giulia.goto(f"{own_demo.origin}{card}")
    expect(giulia.locator("article img").first).to_have_attribute("alt", re.compile("Gloved hand"))


def test_what_was_begun_is_there_again_after_the_tab_was_killed(demo: Demo, phone: Phone):
    context = phone()
    page = signed_in(demo, context, "ana")
    page.goto(f"{demo.origin}/add")
    choose(page)
    write(page, "Half a sentence")
    until(page, "async (m) => (await photoOutbox.readDraft(m))?.fields.confidential === 'clear'", _member(page))
    page.close()
    page = opened(context, f"{demo.origin}/add")
    expect(page.get_by_role("textbox", name="Caption")).to_have_value("Half a sentence")
    expect(page.locator(".shot:not(.more)")).to_have_count(1)


def _member(page: Page) -> str:
    return page.locator("x-who").get_attribute("data-member") or ""


def test_place_camera_and_author_never_leave_the_phone(demo: Demo, phone: Phone):
    page = signed_in(demo, phone(), "ana")
    page.goto(f"{demo.origin}/add")
    choose(page)
    until(page, "async (m) => (await photoOutbox.readDraft(m))?.shots.length === 1", _member(page))
    kept_bytes = page.evaluate(
        """async (m) => [...new Uint8Array(await (await photoOutbox.readDraft(m)).shots[0].file.arrayBuffer())]""",
        _member(page),
    )
    assert CANARY not in bytes(kept_bytes)
    assert b"Exif" not in bytes(kept_bytes)


def test_no_photo_is_lost_or_sent_twice_however_often_the_tab_dies(own_demo: Demo, phone: Phone):
    dice, context = random.Random(7), phone()
    page = signed_in(own_demo, context, "maja")
    kept(page)
    for number in range(ROUNDS):
        context.set_offline(dice.random() < 0.5)
        page.evaluate(
            """async ([member, id, caption]) => {
                 const canvas = new OffscreenCanvas(64 + caption.length, 64);
                 canvas.getContext("2d").fillRect(Math.random() * 60, 0, 9, 64);
                 const file = await canvas.convertToBlob({ type: "image/jpeg" });
                 const app = document.querySelector("script[src$='/app.js']").src;
                 await import(app.replace("app.js", "photo-outbox.js"));
                 const fields = { caption, scope: "inside", language: "sl" };
                 await photoOutbox.add(member, [{ client_id: id, file, fields }]);
               }""",
            [_member(page), f"round-{number}", f"Krog {number}"],
        )
        page.wait_for_timeout(dice.randrange(0, 400))
        page.close()
        context.set_offline(dice.random() < 0.3)
        page = opened(context, own_demo.origin)
        page.wait_for_selector("x-who", state="attached")
    context.set_offline(False)
    page.close()
    page = opened(context, own_demo.origin)
    all_sent(page)
    sent = rows(own_demo, "SELECT client_id FROM photo WHERE caption LIKE 'Krog %' ORDER BY client_id")
    assert [one for (one,) in sent] == [f"round-{number}" for number in range(ROUNDS)]
