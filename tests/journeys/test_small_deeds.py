"""Thanks, saves and "not for me": at once on the screen, exactly once on the server."""

import re

from playwright.sync_api import Locator, Page, Route, expect

from tests.demo import Demo
from tests.phone import Phone, emptied, live, signed_in, until

THANKS, SAVE, NOT_FOR_ME = re.compile("^Hvala"), re.compile("^Shrani"), re.compile("^Ni zame")
MINE = """SELECT count(*) FROM {table} JOIN card ON card.id = card_id JOIN member ON member.id = {table}.member_id
          WHERE slug = ? AND email LIKE 'maja%'"""


def first_card(page: Page) -> Locator:
    return page.locator("#feed article[data-slug]").first


def slug_of(card: Locator) -> str:
    return card.get_attribute("data-slug") or ""


def button(card: Locator, name: re.Pattern[str]) -> Locator:
    return card.get_by_role("button", name=name)


def flip(toggle: Locator) -> str:
    """Tap, and see it the other way round at once; returns what it is now."""
    wanted = "false" if toggle.get_attribute("aria-pressed") == "true" else "true"
    toggle.tap()
    expect(toggle).to_have_attribute("aria-pressed", wanted)
    return wanted


def mine(demo: Demo, table: str, slug: str) -> int:
    """How often Maja is in a table with a card."""
    return demo.asked(MINE.format(table=table), slug)


def test_a_tap_is_shown_at_once_and_counted(demo: Demo, maja: Page):
    card = first_card(maja)
    toggle = button(card, THANKS)
    count = int(toggle.get_attribute("data-n") or 0)
    if toggle.get_attribute("aria-pressed") == "true":
        flip(toggle)
        count -= 1
    flip(toggle)
    expect(toggle).to_have_accessible_name(f"Hvala, {count + 1}")
    emptied(maja)
    assert mine(demo, "thanks", slug_of(card)) == 1
    flip(toggle)
    emptied(maja)
    assert mine(demo, "thanks", slug_of(card)) == 0


def test_taps_before_any_script_are_done_once_the_scripts_are_there(demo: Demo, phone: Phone):
    page = phone().new_page()
    held: list[Route] = []
    holding = True

    def hold(route: Route) -> None:
        if holding:
            held.append(route)
        else:
            route.continue_()

    page.route(re.compile(r"/(assets|js)/.*\.js$"), hold)
    page.goto(demo.sign_in_link("maja"), wait_until="commit")
    card = page.locator("boot-screen article").first
    slug, wanted = slug_of(card), flip(button(card, SAVE))
    holding = False
    for route in held:
        route.continue_()
    live(page)
    expect(button(first_card(page), SAVE)).to_have_attribute("aria-pressed", wanted)
    emptied(page)
    assert mine(demo, "saved", slug) == (wanted == "true")


def test_offline_deeds_survive_a_killed_app_and_go_out_once(own_demo: Demo, phone: Phone):
    context = phone()
    page = signed_in(own_demo, context, "maja")
    slug = slug_of(first_card(page))
    own_demo.stop()
    context.set_offline(True)
    thanked, saved = flip(button(first_card(page), THANKS)), flip(button(first_card(page), SAVE))
    expect(button(first_card(page), SAVE)).to_have_class(re.compile("unsent"))
    page.close()
    own_demo.start()
    context.set_offline(False)
    page = context.new_page()
    page.goto(own_demo.origin)
    expect(button(page.locator(f'article[data-slug="{slug}"]').last, THANKS)).to_have_attribute("aria-pressed", thanked)
    emptied(page)
    assert mine(own_demo, "thanks", slug) == (thanked == "true")
    assert mine(own_demo, "saved", slug) == (saved == "true")


def test_an_answer_that_was_lost_does_not_count_twice(demo: Demo, maja: Page):
    card = first_card(maja)
    lost: list[str] = []

    def lose(route: Route) -> None:
        route.fetch()
        lost.append(route.request.headers["idempotency-key"])
        route.abort()

    maja.route("**/saved", lose, times=1)
    wanted = flip(button(card, SAVE))
    until(maja, "async () => (await outbox.list()).length === 1")
    maja.evaluate("outbox.flush()")
    emptied(maja)
    assert demo.asked("SELECT count(*) FROM requestkey WHERE key = ?", lost[0]) == 1
    assert mine(demo, "saved", slug_of(card)) == (wanted == "true")


def test_a_refusal_takes_the_screen_back_and_says_why(own_demo: Demo, phone: Phone):
    page = signed_in(own_demo, phone(), "maja")
    card = page.locator('#feed article:has([data-act=thanks][aria-pressed="false"])').first
    own_demo.asked("UPDATE card SET state = 'archived' WHERE slug = ? RETURNING 1", slug_of(card))
    button(card, THANKS).dispatch_event("click")
    expect(page.get_by_role("status").filter(has_text="Tu ni ničesar")).to_be_visible()
    expect(button(card, THANKS)).to_have_attribute("aria-pressed", "false")


def test_two_tabs_show_the_same(demo: Demo, maja: Page):
    other = maja.context.new_page()
    other.goto(demo.origin)
    live(other)
    wanted = flip(button(first_card(maja), SAVE))
    same = other.locator(f'#feed article[data-slug="{slug_of(first_card(maja))}"]')
    expect(button(same, SAVE)).to_have_attribute("aria-pressed", wanted)


def test_not_for_me_can_be_undone(demo: Demo, maja: Page):
    card = maja.locator("#feed article").filter(has=maja.get_by_role("button", name=NOT_FOR_ME)).first
    slug = slug_of(card)
    same = maja.locator(f'#feed article[data-slug="{slug}"]')
    same.scroll_into_view_if_needed()
    button(same, NOT_FOR_ME).tap()
    expect(same).to_be_hidden()
    maja.get_by_role("button", name="Razveljavi").tap()
    expect(same).to_be_visible()
    emptied(maja)
    assert mine(demo, "notforme", slug) == 0


def test_a_reminder_can_be_undone_and_share_stays_in_reach(demo: Demo, maja: Page):
    card = maja.locator("#feed article:has([data-opens=more-sheet]):has(a.share)").first
    slug = slug_of(card)
    card.locator("[data-opens=more-sheet]").tap()
    maja.locator("#more-sheet [data-remind]").tap()
    undo = maja.get_by_role("button", name="Razveljavi")
    expect(undo).to_be_visible()
    card.locator("a.share").tap(trial=True)
    assert mine(demo, "reminder", slug) == 1
    undo.tap()
    emptied(maja)
    assert mine(demo, "reminder", slug) == 0


def test_the_keys_of_the_feed_work_inside_the_feed_only(maja: Page):
    first, second = first_card(maja), maja.locator("#feed article[data-slug]").nth(1)
    before = [button(card, name).get_attribute("aria-pressed") for card in (first, second) for name in (THANKS, SAVE)]
    maja.keyboard.press("l")
    first.focus()
    maja.keyboard.press("ArrowDown")
    expect(second).to_be_focused()
    maja.keyboard.press("l")
    maja.keyboard.press("s")
    after = [button(card, name).get_attribute("aria-pressed") for card in (first, second) for name in (THANKS, SAVE)]
    assert [a != b for a, b in zip(before, after, strict=True)] == [False, False, True, True]
