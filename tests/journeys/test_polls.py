"""A poll is answered in a tunnel: thanks at once, and one answer when the network is back."""

from playwright.sync_api import expect

from tests.demo import Demo
from tests.phone import Phone, emptied, signed_in

COUNTED = (
    "SELECT sum(n) FROM polltally JOIN poll ON poll.id = poll_id WHERE template = 'more_of' AND poll.state = 'open'"
)
SEATED = (
    "SELECT count(*) FROM pollseat JOIN poll ON poll.id = poll_id JOIN member ON member.id = member_id"
    " WHERE template = 'more_of' AND answered AND email LIKE ?"
)


def test_an_answer_from_a_tunnel_counts_once(demo: Demo, phone: Phone):
    context = phone()
    page = signed_in(demo, context, "giulia")
    before = demo.asked(COUNTED)
    page.goto(f"{demo.origin}/polls")
    poll = page.locator("article[data-poll]").filter(has=page.locator("label.opt")).first
    poll.get_by_role("button").click()
    expect(poll.locator("[data-when=none]")).to_be_visible()
    context.set_offline(True)
    poll.locator("label.opt").first.click()
    poll.get_by_role("button").click()
    expect(poll.locator(".done")).to_be_visible()
    assert demo.asked(SEATED, "giulia%") == 0
    context.set_offline(False)
    emptied(page)
    page.reload()
    expect(page.locator("article[data-answered=true]")).to_have_count(1)
    assert (demo.asked(COUNTED), demo.asked(SEATED, "giulia%")) == (before + 1, 1)
