"""A wish on a phone: asked for, approved, handed over; and a thank-you in words between two colleagues."""

from playwright.sync_api import Page, expect

from tests.demo import Demo
from tests.journeys.test_the_loop import go
from tests.phone import Phone, signed_in

ASKS, APPROVES, IS_THANKED = "davide.rossetti", "ines.matos", "maja.kos"
BAG = "The first bag of a new roast"
WORDS = "Grazie per quella foto alle sei: adesso so che aria c’è da voi."


def test_a_wish_is_asked_for_approved_and_handed_over(demo: Demo, phone: Phone):
    page, desk = signed_in(demo, phone(), ASKS), signed_in(demo, phone(), APPROVES)
    go(page, "/rewards")
    wish = page.locator(".reward", has_text=BAG)
    wish.get_by_text("Chiedilo…").tap()
    wish.get_by_role("button", name="Usa 40 punti").tap()
    order = page.locator(".order", has_text=BAG)
    expect(order.locator(".tag")).to_have_text("Chiesto")
    hands_over(desk)
    expect(order.locator(".tag")).to_have_text("Consegnato")
    expect(order.locator("ol.trail li.done")).to_have_count(3)


def hands_over(desk: Page) -> None:
    go(desk, "/studio/rewards")
    order = desk.locator(".order", has_text="Davide Rossetti")
    order.get_by_role("button", name="Approve").tap()
    order.get_by_role("button", name="Handed over").tap()
    expect(order).to_be_hidden()


def test_words_from_one_colleague_reach_the_other(demo: Demo, phone: Phone):
    page, other = signed_in(demo, phone(), ASKS), signed_in(demo, phone(), IS_THANKED)
    go(other, "/kudos")
    go(page, "/kudos")
    page.get_by_role("searchbox").fill("Maja")
    page.get_by_role("button", name="Maja Kos").tap()
    page.get_by_role("textbox", name="Le tue parole").fill("Grazie")
    page.get_by_role("button", name="Manda un grazie").tap()
    expect(page.get_by_text("Qualche parola in più")).to_be_visible()
    page.get_by_role("textbox", name="Le tue parole").fill(WORDS)
    page.get_by_role("button", name="Manda un grazie").tap()
    expect(page.locator(".kudos", has_text=WORDS)).to_be_visible()
    expect(other.locator(".kudos", has_text=WORDS)).to_be_visible()
