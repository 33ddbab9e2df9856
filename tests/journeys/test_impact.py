"""What came of a share: the link to the post is given, put right, looked at; reminders come and go."""

from playwright.async_api import Browser, Page, expect

from advocacy_app.access import cookie_name
from advocacy_app.db import transaction
from advocacy_app.models import Card, Member
from advocacy_app.services import sharing
from tests import factories
from tests.journeys.test_studio import PHONE, chromium
from tests.product import Product
from tests.services.sharing.stories import say, share_of

__all__ = ["chromium"]


async def phone_of(product: Product, browser: Browser, member: Member, path: str) -> Page:
    context = await browser.new_context(**PHONE)
    value = (await product.cookie_of(member)).split("=", 1)[1]
    await context.add_cookies([{"name": cookie_name(), "value": value, "url": product.url}])
    page = await context.new_page()
    page.set_default_timeout(15_000)
    await page.goto(product.url + path)
    return page


async def a_card(title: str) -> Card:
    async with transaction() as session:
        return await factories.card(session, title)


async def test_a_link_is_given_put_right_and_looked_at(product: Product, chromium: Browser):
    share = await say(product.cast.ana, await a_card("The dryer"), "It dries our beans now.")
    mine = await phone_of(product, chromium, product.cast.ana, "/me/impact")
    await expect(mine.get_by_text("It dries our beans now.")).to_be_visible()
    await mine.get_by_text("Add the link to your post").click()
    field = mine.get_by_label("Link to your post")
    await field.fill("not a link")
    await mine.get_by_role("button", name="Send").click()
    await expect(mine.get_by_text("doesn’t look like the address")).to_be_visible()
    await expect(field).to_have_value("not a link")
    await field.fill("https://www.linkedin.com/posts/ana-the-dryer")
    await mine.get_by_role("button", name="Send").click()
    await expect(mine.get_by_text("Waits for a look")).to_be_visible()

    owner = await phone_of(product, chromium, product.cast.ines, "/studio/posts")
    there = owner.get_by_role("button", name="It’s there")
    await there.click()
    await expect(owner.get_by_text("All seen")).to_be_visible()
    await owner.get_by_role("button", name="Undo").click()
    await expect(there).to_be_visible()
    assert not (await share_of(share.id)).post_seen_by

    await there.click()
    await owner.get_by_role("link", name="Home").click()
    await expect(owner.get_by_role("heading", level=1)).to_contain_text("Good to see you")
    await mine.reload()
    await expect(mine.get_by_text("Looked at")).to_be_visible()
    await expect(mine.get_by_text("Correct the link")).to_have_count(0)


async def test_a_reminder_is_cancelled_and_taken_back(product: Product, chromium: Browser):
    card = await a_card("Open house")
    async with transaction() as session:
        await sharing.remind_me(session, factories.viewer(product.cast.maja), card.slug, "tomorrow")
    page = await phone_of(product, chromium, product.cast.maja, "/me/reminders")
    row = page.get_by_role("link", name="Open house")
    await expect(row).to_be_visible()
    await page.locator("#reminders button").click()
    await expect(row).to_have_count(0)
    await page.locator(".toast button").click()
    await expect(row).to_be_visible()
