"""An owner launches a campaign from a template on a phone; a colleague finds it and takes part."""

import re
import time

from playwright.sync_api import Locator, expect

from tests.demo import Demo
from tests.integrations.images.made import tattling_jpeg
from tests.phone import Phone, signed_in

LONGEST = 120
"""Seconds that a launch may take (Q-E1)."""
RECALLED = 5
"""Seconds after which nobody sees a paused campaign any more."""
PHOTO = {"name": "walk.jpg", "mimeType": "image/jpeg", "buffer": tattling_jpeg()}


def test_an_owner_launches_from_a_template_and_a_colleague_takes_part(own_demo: Demo, phone: Phone):
    ines, taps = signed_in(own_demo, phone(), "ines"), 0

    def tap(what: Locator) -> None:
        nonlocal taps
        what.click()
        taps += 1

    begun = time.monotonic()
    ines.goto(f"{own_demo.origin}/studio")
    tap(ines.get_by_role("link", name=re.compile("^Campaigns")).first)
    tap(ines.get_by_role("button", name="New campaign"))
    tap(ines.get_by_role("button", name="Wellness week"))
    tap(ines.get_by_role("switch", name="Draw among all who take part"))
    tap(ines.get_by_role("button", name="Start now"))
    expect(ines.get_by_text("It’s live. Colleagues can join in now.")).to_be_visible()
    assert time.monotonic() - begun < LONGEST
    assert taps == 5

    ana = signed_in(own_demo, phone(), "ana")
    ana.get_by_role("link", name="Join in").click()
    ana.get_by_role("link", name="#WellnessWeek", exact=True).click()
    expect(ana.get_by_role("heading", level=1)).to_have_text("#WellnessWeek")
    expect(ana.get_by_text("The wall is yours")).to_be_visible()
    ana.get_by_role("tab", name="Brief").click()
    expect(ana.get_by_text("Nobody counts steps")).to_be_visible()

    ines.get_by_role("button", name="Pause", exact=True).click()
    expect(ana.get_by_role("heading", level=1)).to_have_text("Nothing here", timeout=RECALLED * 1000)
    ines.get_by_role("button", name="Let it go on").click()
    expect(ana.get_by_role("heading", level=1)).to_have_text("#WellnessWeek", timeout=RECALLED * 1000)

    ana.get_by_role("link", name=re.compile("^Add a photo")).click()
    ana.locator("#pick-choose").set_input_files([PHOTO])  # pyright: ignore[reportArgumentType]
    expect(ana.get_by_role("textbox", name="Hashtag")).to_have_value("#WellnessWeek")
