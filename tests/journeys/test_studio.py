"""An owner at work on a phone: writes, adds a picture, looks at it, schedules, publishes, recalls. A champion asks."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, Locator, Page, async_playwright, expect
from sqlmodel import select

from advocacy_app.access import cookie_name
from advocacy_app.db import reading
from advocacy_app.models import Card, Member
from tests.integrations.images import made
from tests.integrations.test_films import FILM, VTT
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


def file(name: str, kind: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": kind, "buffer": data}


async def written(page: Page, url: str) -> None:
    await page.goto(f"{url}/studio")
    await page.get_by_role("button", name="New post").click()
    await desk(page).get_by_label("Title").fill(TITLE)
    await desk(page).get_by_label("In two sentences").fill("It used to leave through the roof.")
    await desk(page).get_by_label("Text", exact=True).fill("Now it dries the beans.")


async def test_an_owner_writes_shows_schedules_publishes_and_recalls(product: Product, chromium: Browser):
    page = await phone_of(product, chromium, product.cast.ines)
    await written(page, product.url)
    card = page.locator(".device [inert] article")
    await expect(card.get_by_role("heading", name=TITLE, include_hidden=True)).to_be_visible()

    await page.locator("[data-file=picture]").set_input_files(
        {"name": "steam.jpg", "mimeType": "image/jpeg", "buffer": made.jpeg()}
    )
    await expect(page.locator(".focus-pick img")).to_be_visible()
    await page.locator(".focus-pick").click(position={"x": 40, "y": 40})
    await expect(card.locator("img")).to_have_count(1)

    await desk(page).get_by_label("Not before").fill("2030-01-02T09:00")
    await page.get_by_role("button", name="Schedule").click()
    question = page.get_by_role("dialog", name="The picture has no description yet")
    await question.get_by_role("button", name="Describe the picture").click()
    await expect(page.locator("[name='alt:en']")).to_be_focused()
    await page.keyboard.type("Steam above a drum of beans")
    await page.get_by_role("button", name="Schedule").click()
    await expect(page.locator(".toast").last).to_contain_text("Scheduled")
    assert await state_of(TITLE) == "scheduled"
    reader = await phone_of(product, chromium, product.cast.ana)
    await reader.goto(product.url)
    await expect(reader.get_by_text(TITLE)).to_have_count(0)

    await desk(page).get_by_label("Not before").fill("")
    await page.get_by_role("button", name="Publish now").click()
    await expect(page.locator(".toast").last).to_contain_text("It’s live.")
    assert await state_of(TITLE) == "live"
    await reader.reload()
    shown = reader.locator("#feed").get_by_role("article").filter(has_text=TITLE)
    await expect(shown).to_be_visible()
    await expect(shown.locator("img")).to_have_count(1)

    await page.get_by_role("button", name="Pause", exact=True).click()
    await expect(page.locator(".toast").last).to_contain_text("Paused")
    await reader.reload()
    await expect(reader.get_by_text(TITLE)).to_have_count(0)


async def test_a_film_goes_out_with_captions_or_not_at_all(product: Product, chromium: Browser):
    page = await phone_of(product, chromium, product.cast.ines)
    await page.goto(f"{product.url}/studio")
    await page.get_by_role("button", name="New post").click()
    await desk(page).get_by_label("Title").fill("A film of steam")
    await desk(page).get_by_label("In two sentences").fill("It used to leave through the roof.")
    await desk(page).locator("select[name=kind]").select_option("video")
    await page.get_by_text("A film of your own").click()
    await page.locator("[data-file=film]").set_input_files(file("steam.mp4", "video/mp4", b"no film"))
    await expect(page.locator("#film-told")).to_contain_text("MP4 with H.264")
    await page.locator("[data-file=film]").set_input_files(file("steam.mp4", "video/mp4", FILM))
    await expect(page.get_by_label("Language of the captions")).to_be_visible()
    await page.get_by_role("button", name="Publish now").click()
    await expect(page.get_by_label("Language of the captions")).to_have_accessible_description(re.compile("captions"))
    await page.locator("[data-file=captions]").set_input_files(file("steam.vtt", "text/vtt", VTT.encode()))
    await expect(page.locator("#desk .tag").filter(has_text="English")).to_be_visible()
    await page.get_by_role("button", name="Publish now").click()
    await expect(page.locator(".toast").last).to_contain_text("It’s live.")
    reader = await phone_of(product, chromium, product.cast.ana)
    await reader.goto(product.url)
    await (
        reader.locator("#feed")
        .get_by_role("article")
        .filter(has_text="A film of steam")
        .get_by_role("link", name="Watch")
        .click()
    )
    await expect(reader.locator("video track[srclang=en]")).to_have_count(1)


async def test_a_refusal_stands_at_its_field_until_that_is_mended(product: Product, chromium: Browser):
    page = await phone_of(product, chromium, product.cast.ines)
    await page.goto(f"{product.url}/studio/contests")
    await page.get_by_role("button", name="New contest").click()
    title, value = page.get_by_label("Title", exact=True), page.locator("[name=value-1]")
    await title.fill("Autumn")
    await page.locator("[name=prize-1]").fill("A kayak")
    await value.fill("a lot")
    await page.get_by_role("button", name="Save").click()
    await expect(value).to_be_focused()
    await expect(value).to_have_attribute("aria-invalid", "true")
    await expect(value).to_have_accessible_description(re.compile("Prize: A kayak"))
    await expect(page.locator(".toast")).to_have_count(0)
    await expect(title).to_have_value("Autumn")
    await expect(value).to_have_value("a lot")
    await page.keyboard.type("!")
    await expect(value).not_to_have_attribute("aria-invalid", "true")
    await value.fill("300")
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator(".toast").last).to_contain_text("Saved")


async def test_what_is_folded_away_opens_for_its_refusal(product: Product, chromium: Browser):
    page = await phone_of(product, chromium, product.cast.ines)
    await page.goto(f"{product.url}/studio/contests")
    await page.get_by_role("button", name="New contest").click()
    await page.get_by_label("Title", exact=True).fill("Autumn")
    await page.locator("[name=hashtag]").evaluate("field => field.value = 'two words'")
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator("[name=hashtag]")).to_be_focused()


async def test_a_rule_is_rehearsed_while_it_is_written(product: Product, chromium: Browser):
    page = await phone_of(product, chromium, product.cast.ines)
    await page.goto(f"{product.url}/studio/guidelines/rules")
    await page.locator("#rule summary").click()
    await page.locator("#rule-form [name=pattern]").fill("coffee")
    await page.locator("#rule-form [name=label]").fill("Style guide 2.1")
    await expect(page.get_by_text(re.compile("latest .* post"))).to_be_visible()


async def test_a_poll_is_opened_with_what_is_typed(product: Product, chromium: Browser):
    page = await phone_of(product, chromium, product.cast.ines)
    await page.goto(f"{product.url}/studio/polls")
    await page.get_by_role("button", name="Your own question").click()
    await page.locator("[name=title]").fill("Lunch")
    await page.locator("[name=question-0]").fill("Soup or bread?")
    await page.get_by_role("button", name="Open the poll").first.click()
    await page.locator("#opening-sheet").get_by_role("button", name="Open the poll").click()
    await expect(page.locator("[name=offered][aria-invalid=true]")).to_be_focused()
    await page.locator("[name=offered]").fill("Soup\nBread")
    await page.get_by_role("button", name="Open the poll").first.click()
    await page.locator("#opening-sheet").get_by_role("button", name="Open the poll").click()
    await expect(page.get_by_role("heading", name="Lunch", level=1)).to_be_visible()
    await expect(page.locator("[name=title]")).to_have_count(0)


async def test_an_empty_field_is_said_in_the_readers_language(product: Product, chromium: Browser):
    page = await phone_of(product, chromium, product.cast.ines)
    await page.goto(f"{product.url}/studio/rewards")
    await page.get_by_role("button", name="Give it").click()
    await expect(page.locator("[name=words]:visible")).to_have_accessible_description("Something’s missing here.")
    await expect(page.locator("[name=words]:visible")).to_be_focused()


async def test_the_calendar_opens_at_today(product: Product, chromium: Browser):
    page = await phone_of(product, chromium, product.cast.ines)
    await page.goto(f"{product.url}/studio/calendar")
    await expect(page.locator(".cal > .today")).to_be_in_viewport()


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


async def test_what_was_typed_stays_when_somebody_else_was_quicker(product: Product, chromium: Browser):
    page = await phone_of(product, chromium, product.cast.ines)
    await written(page, product.url)
    await desk(page).get_by_label("Title").fill("Two at once")
    await page.locator(".deeds").get_by_role("button", name="Save").click()
    await expect(page.locator(".toast").last).to_contain_text("Saved")
    second = await phone_of(product, chromium, product.cast.ines)
    await second.goto(page.url)
    await desk(second).get_by_label("Title").fill("Two at once, second")
    await second.locator(".deeds").get_by_role("button", name="Save").click()
    await expect(second.locator(".toast").last).to_contain_text("Saved")
    await desk(page).get_by_label("Title").fill("My own words")
    await page.locator(".deeds").get_by_role("button", name="Save").click()
    await expect(page.locator(".toast").last).to_contain_text("Somebody else")
    await expect(desk(page).get_by_label("Title")).to_have_value("My own words")
    assert await state_of("Two at once, second") == "draft"
