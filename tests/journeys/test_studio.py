"""The studio on a phone: a champion writes and asks, a colleague finds nothing there."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright, expect
from sqlmodel import select

from advocacy_app.access import cookie_name
from advocacy_app.db import reading
from advocacy_app.models import Card, Member
from tests.product import Product

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "locale": "en-GB"}
TITLE = "Steam from the roaster"


@pytest.fixture
async def chromium(chromium_path: Path) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        yield browser
        await browser.close()


async def phone_of(product: Product, browser: Browser, member: Member) -> Page:
    context = await browser.new_context(**PHONE)
    value = (await product.cookie_of(member)).split("=", 1)[1]
    await context.add_cookies([{"name": cookie_name(), "value": value, "url": product.url}])
    page = await context.new_page()
    page.set_default_timeout(15_000)
    return page


async def state_of(title: str) -> str:
    async with reading() as session:
        return (await session.exec(select(Card.state).where(Card.title == title))).one()


def desk(page: Page) -> Locator:
    """The form; the phone beside it shows the same words."""
    return page.locator("#desk")


async def written(page: Page, url: str) -> None:
    await page.goto(f"{url}/studio")
    await page.get_by_role("button", name="New post").click()
    await desk(page).get_by_label("Title").fill(TITLE)
    await desk(page).get_by_label("In two sentences").fill("It used to leave through the roof.")
    await desk(page).get_by_label("Text", exact=True).fill("Now it dries the beans.")


async def test_a_champion_can_only_ask(product: Product, chromium: Browser):
    page = await phone_of(product, chromium, product.cast.tomek)
    await written(page, product.url)
    await expect(page.get_by_role("button", name="Publish now")).to_have_count(0)
    await desk(page).get_by_label("Title").fill("A champion’s idea")
    await page.get_by_role("button", name="Send for review").click()
    await expect(page.get_by_role("button", name="Take it back")).to_be_visible()
    assert await state_of("A champion’s idea") == "in_review"


async def test_a_colleague_finds_no_studio(product: Product, chromium: Browser):
    page = await phone_of(product, chromium, product.cast.ana)
    answer = await page.goto(f"{product.url}/studio/content")
    assert answer is not None
    assert answer.status == 404
    await expect(page.get_by_role("heading")).to_have_count(1)
    await expect(page.get_by_role("navigation", name="Studio")).to_have_count(0)
