"""The whole loop on a phone, in every language, in the embedded edition and in the grown-up one.

In, swipe, react, share in one's own words, be clicked, see the points and their reason, stand on a board.
"""

import re
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Error, Locator, Page, expect

from advocacy_app.i18n import LANGUAGES, Language, tr
from tests.demo import Demo
from tests.phone import Phone, emptied, shown, signed_in, swipe, until
from tests.places import LOCKED

READERS = {
    "en": "rui.carvalho",
    "it": "giulia.cossutta",
    "sl": "nika.zorman",
    "pl": "leszek.gorski",
    "da": "amalie.kjaer",
}
WORDS = {
    "en": "I walked past the dryer for a year before I knew this.",
    "it": "Ci passo davanti ogni mattina e non lo sapevo.",
    "sl": "Vsak dan grem mimo in tega nisem vedela.",
    "pl": "Codziennie obok przechodzę i nie miałam pojęcia.",
    "da": "Jeg går forbi hver dag og anede det ikke.",
}
SOMEBODY = (
    "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/142.0.0.0 Mobile Safari/537.36"
)
SHEET = "navigator.share = async (given) => { window.given = given }; navigator.canShare = () => false;"
TOO_SOON = 3_500  # milliseconds; whoever opens a link sooner after it went out is a machine


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_loop(demo: Demo, phone: Phone, language: Language):
    go_round(demo, phone, language)


def test_the_loop_on_several_workers(grown_up: Demo, phone: Phone):
    go_round(grown_up, phone, "pl")


def go_round(demo: Demo, phone: Phone, language: Language) -> None:
    context = phone(locale=language)
    context.add_init_script(SHEET)
    page = signed_in(demo, context, READERS[language])
    expect(page.locator("html")).to_have_attribute("lang", language)
    swipes_one_at_a_time(page)
    reacts(page, language)
    link = shares(page, language)
    somebody_outside_opens(link, phone)
    points_arrive(page, language)
    stands_on_a_board(page, language)


def named(language: Language, key: str) -> re.Pattern[str]:
    """Names begin with their word; counts may follow."""
    return re.compile(f"^{re.escape(tr(language, key))}")


def swipes_one_at_a_time(page: Page) -> None:
    order = page.locator("#feed article[data-slug]").evaluate_all("cards => cards.map((card) => card.dataset.slug)")
    assert shown(page) == order[0]
    swipe(page)
    assert shown(page) == order[1]
    swipe(page, up=False)
    assert shown(page) == order[0]


def reacts(page: Page, language: Language) -> None:
    card = company_post(page)
    card.scroll_into_view_if_needed()
    for key in ("feed.thanks", "feed.save"):
        toggle = card.get_by_role("button", name=named(language, key))
        wanted = "false" if toggle.get_attribute("aria-pressed") == "true" else "true"
        toggle.tap()
        expect(toggle).to_have_attribute("aria-pressed", wanted)
    card.get_by_role("button", name=named(language, "feed.not_for_me")).tap()
    expect(card).to_be_hidden()
    page.get_by_role("button", name=tr(language, "common.undo")).tap()
    expect(card).to_be_visible()
    emptied(page)


def company_post(page: Page) -> Locator:
    """The first post of the company that may go outside in words of one's own."""
    own_words = f'#feed article:not([data-slug="{LOCKED}"]):has([data-act=hide]):has(a.share)'
    slug = page.locator(own_words).first.get_attribute("data-slug")
    return page.locator(f'#feed article[data-slug="{slug}"]')


def shares(page: Page, language: Language) -> str:
    company_post(page).get_by_role("link", name=named(language, "feed.share")).tap()
    page.get_by_role("textbox", name=tr(language, "composer.title")).fill(WORDS[language])
    page.get_by_role("button", name=named(language, "common.share")).tap()
    expect(page.get_by_role("heading", name=tr(language, "composer.done_title"))).to_be_visible()
    emptied(page)
    given = page.evaluate("window.given")
    assert WORDS[language] in given["text"]
    return given["url"]


def somebody_outside_opens(link: str, phone: Phone) -> None:
    """The story lies on a site of the company that no test can reach: being sent there is enough."""
    stranger = phone(user_agent=SOMEBODY).new_page()
    stranger.wait_for_timeout(TOO_SOON)
    with stranger.expect_request(re.compile(r"^https://lindhall\.example/")) as sent, suppress(Error):
        stranger.goto(link)
    assert "utm_source" in parse_qs(urlsplit(sent.value.url).query)


def points_arrive(page: Page, language: Language) -> None:
    go(page, "/me/points")
    entries = page.locator("ul.ledger li")
    until(page, "async () => document.querySelectorAll('ul.ledger .tag').length >= 2")
    expect(entries.nth(1)).to_contain_text(tr(language, "points.state_pending"))
    entries.first.get_by_role("button").tap()
    why = page.get_by_role("dialog")
    expect(why.get_by_text(tr(language, "points.what_you_did"), exact=True)).to_be_visible()
    expect(why.get_by_text(tr(language, "points.the_rule"), exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(why).to_be_hidden()


def stands_on_a_board(page: Page, language: Language) -> None:
    go(page, "/boards")
    expect(page.get_by_role("heading", name=tr(language, "boards.own_best"))).to_be_visible()
    page.get_by_role("button", name=tr(language, "boards.period_all")).tap()
    expect(page.locator("li.rank.me")).to_be_visible()


def go(page: Page, path: str) -> None:
    page.goto(f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}{path}")
