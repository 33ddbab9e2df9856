"""Learning on a phone: a lesson read to the end, and answers that survive whatever happens to the tab."""

import random
import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.demo import Demo
from tests.phone import PATIENCE, Phone, signed_in, until

ROUNDS = 6
"""How often the tab is killed while the network comes and goes."""

_HAND_OVER = """async ([id, times]) => {
  const body = { id, question: "q-inside", version: 1, picked: [1], at: new Date().toISOString() };
  const path = "/api/v1/lessons/photos/inside-outside/answers";
  for (let n = 0; n < times; n++)
    await outbox.add({ method: "POST", path, kind: "lesson", slug: "photos/inside-outside", body });
}"""
_ANSWER = """() => {
  const step = document.querySelector(".step:not([inert])");
  const wanted = step.dataset.right.split(" ");
  const pick = (box) => box.checked !== wanted.includes(box.value) && box.click();
  for (const box of step.querySelectorAll("input")) pick(box);
  for (const [n, list] of [...step.querySelectorAll("select")].entries()) list.value = wanted[n];
  const order = step.querySelector(".order");
  for (const [n] of wanted.entries())
    for (let tries = 0; order && order.children[n].dataset.at !== wanted[n] && tries < 9; tries++)
      [...order.children].find((item) => item.dataset.at === wanted[n]).querySelector('[data-move="-1"]').click();
}"""


def read_to_the_end(page: Page) -> None:
    """Every card, then every question, each answered right."""
    on = page.locator("[data-next]")
    expect(on).to_be_visible()
    expect(page.locator("[data-count]")).to_have_text(re.compile("."))  # the lesson's own script is there
    while (says := on.get_attribute("data-says")) not in {"open", "tracks"}:
        before = page.locator("[data-count]").text_content()
        if says == "check":
            page.evaluate(_ANSWER)
            on.click()
            expect(page.locator(".step:not([inert])")).to_have_attribute("data-verdict", "right")
        else:
            on.click()
            expect(page.locator(".step[data-verdict]:not([inert])")).to_have_count(0)
        assert before


def kept(page: Page, path: str) -> None:
    """Wait until the phone has a lesson with it."""
    until(
        page,
        """async (path) => navigator.serviceWorker.controller && (await (await caches.open("private")).keys())
             .some(({ url }) => decodeURIComponent(url).includes(path))""",
        path,
    )


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("x-who", state="attached")
    return page


def answers_die(demo: Demo, context: BrowserContext, kills: int) -> list[str]:
    """Kill the tab so often while answers are on their way and the network comes and goes; returns what arrived.

    Every second answer is handed to the outbox twice, as a phone does that was killed before it knew.
    """
    dice = random.Random(5)
    page = signed_in(demo, context, "maja")
    kept(page, "/learn")
    for number in range(kills):
        context.set_offline(dice.random() < 0.5)
        page.evaluate(_HAND_OVER, [f"round-{number:04d}", 1 + number % 2])
        page.wait_for_timeout(dice.randrange(0, 400))
        page.close()
        context.set_offline(dice.random() < 0.3)
        page = opened(context, demo.origin)
    context.set_offline(False)
    page.close()
    page = opened(context, demo.origin)
    until(page, "async () => (await outbox.list()).length === 0", patience=PATIENCE + 2 * kills)
    return demo.asked('SELECT group_concat("key") FROM quizanswer WHERE "key" LIKE \'round-%\'').split(",")


def test_no_answer_is_lost_or_counted_twice_however_often_the_tab_dies(own_demo: Demo, phone: Phone):
    arrived = answers_die(own_demo, phone(), ROUNDS)
    assert sorted(arrived) == [f"round-{number:04d}" for number in range(ROUNDS)]
