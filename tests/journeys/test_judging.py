"""A judge on a phone: entries without names, one tap a score, an undo, and everything still there later."""

import re

from playwright.sync_api import expect

from tests.demo import Demo
from tests.phone import Phone, signed_in


def test_a_judge_scores_on_a_phone_and_changes_her_mind(demo: Demo, phone: Phone):
    ana = signed_in(demo, phone(), "ana")
    ana.goto(f"{demo.origin}/inbox")
    ana.get_by_role("link", name=re.compile("^You’re a judge")).click()
    expect(ana.get_by_role("heading", level=2, name="Entry 3")).to_be_visible()
    idea = ana.get_by_role("group", name="The idea")
    idea.get_by_role("radio", name="4").check(force=True)
    expect(ana.get_by_role("button", name="Undo")).to_be_visible()
    ana.reload()
    expect(idea.get_by_role("radio", name="4")).to_be_checked()
    idea.get_by_role("radio", name="2").check(force=True)
    ana.get_by_role("button", name="Undo").click()
    expect(idea.get_by_role("radio", name="4")).to_be_checked()
    ana.get_by_role("button", name="Next entry").click()
    expect(ana.get_by_role("heading", level=2, name="Entry 4")).to_be_visible()
