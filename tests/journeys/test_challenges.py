"""A challenge on a phone: join with a tap, do the last thing, see the line fill by itself, understand the points."""

import re

from playwright.sync_api import Page, expect

from tests.demo import Demo
from tests.journeys.test_the_loop import SHEET, go
from tests.phone import Phone, emptied, signed_in
from tests.places import POST

NEARLY_THERE = "selam.tesfaye"
"""Has shared two different posts in the window of the demo's first challenge, and has not joined it."""
THREE_POSTS = "/challenges/00000000000000000000000000c4a001"


def test_join_act_the_line_fills_and_the_points_explain_themselves(demo: Demo, phone: Phone):
    context = phone()
    context.add_init_script(SHEET)
    page = signed_in(demo, context, NEARLY_THERE)
    challenge = context.new_page()
    challenge.goto(demo.origin + THREE_POSTS)
    joins(challenge)
    shares_another(page)
    expect(challenge.get_by_text("3 of 3 posts", exact=True)).to_be_visible()
    expect(challenge.get_by_role("status").get_by_text("You got there.")).to_be_visible()
    expect(challenge.get_by_role("button", name="Leave the challenge")).to_be_hidden()
    challenge.get_by_role("link", name="Why these points?").tap()
    explained(challenge)
    go(page, "/me/badges")
    expect(page.get_by_role("heading", name="Got there")).to_be_visible()


def joins(page: Page) -> None:
    expect(page.get_by_text("2 of 3 posts", exact=True)).to_be_visible()
    page.get_by_role("button", name=re.compile("^Join")).tap()
    expect(page.get_by_role("button", name="Leave the challenge")).to_be_visible()
    expect(page.get_by_text("You’re in", exact=True)).to_be_visible()


def shares_another(page: Page) -> None:
    """A post that this person has not shared before: the same one again would count once."""
    go(page, f"/share/{POST}")
    page.get_by_role("textbox", name="Your words").fill(
        "I work at Lindhall, and the third post is the one I had to think about."
    )
    page.get_by_role("button", name=re.compile("^Share")).tap()
    expect(page.get_by_role("heading", name="Said in your own words")).to_be_visible()
    emptied(page)


def explained(page: Page) -> None:
    """The ledger has the line, and its sheet says why."""
    page.wait_for_url("**/me/points")
    page.get_by_role("button", name=re.compile("You reached a goal")).first.tap()
    why = page.get_by_role("dialog")
    expect(why.get_by_text("Why 40 points?", exact=True)).to_be_visible()
    expect(why.get_by_text("Three posts in your own words")).to_be_visible()
