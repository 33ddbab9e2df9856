"""Learning in a tram: a lesson is read and answered without a network; once there is one, the right follows."""

import random

from playwright.sync_api import BrowserContext, Page, expect

from tests.demo import Demo
from tests.phone import Phone, emptied, signed_in, until

TRACK, LAST = "social-media-policy", "when-it-goes-wrong"
BEFORE = ("yes-and-no", "respect", "your-rights")
ROUNDS = 6
"""How often the tab is killed while the network comes and goes."""

_LEARN = """async ([track, names]) => {
  const send = (method, path, body) => fetch(`/api/v1/lessons/${track}/${path}`, {
    method, body: JSON.stringify(body), headers: { "content-type": "application/json", "x-advocacy": "1" } });
  for (const name of names) {
    const asked = await fetch(`/api/v1/boot?path=/learn/${track}/${name}`, { headers: { "x-advocacy": "1" } });
    const page = new DOMParser().parseFromString((await asked.json()).body, "text/html");
    const json = page.querySelector('script[data-state*="lesson_state"]');
    const { lesson_rx_state_: lesson } = JSON.parse(json.textContent).vars;
    await send("PUT", `${name}/done`, { version: lesson.version });
    for (const { name: question, right } of lesson.questions)
      await send("POST", `${name}/answers`, { id: crypto.randomUUID(), question, version: lesson.version,
        picked: right.split(" ").map(Number), at: new Date().toISOString() });
  }
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


def trusted(demo: Demo, email: str) -> int:
    return demo.asked(
        "SELECT count(*) FROM phototrust JOIN member ON member.id = member_id WHERE email LIKE ?", f"{email}%"
    )


def test_a_track_is_passed_in_a_tram_and_the_right_follows(own_demo: Demo, phone: Phone):
    for person, email in (("maja", "maja.kos"), ("giulia", "giulia.cossutta")):
        context = phone()
        page = signed_in(own_demo, context, person)
        page.evaluate(_LEARN, [TRACK, list(BEFORE)])
        page.goto(f"{own_demo.origin}/learn/{TRACK}/{LAST}")
        expect(page.locator(".deck .step").first).to_be_visible()
        page.reload()
        kept(page, LAST)
        context.set_offline(True)
        page.goto(f"{own_demo.origin}/learn/{TRACK}/{LAST}")
        read_to_the_end(page)
        expect(page.locator(".unlocked")).to_have_count(0)
        assert trusted(own_demo, email) == 0
        context.set_offline(False)
        expect(page.locator(".unlocked li")).to_be_visible(timeout=40_000)
        assert trusted(own_demo, email) == 1


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("x-who", state="attached")
    return page


def test_no_answer_is_lost_or_counted_twice_however_often_the_tab_dies(own_demo: Demo, phone: Phone):
    dice, context = random.Random(5), phone()
    page = signed_in(own_demo, context, "maja")
    kept(page, "/learn")
    for number in range(ROUNDS):
        context.set_offline(dice.random() < 0.5)
        page.evaluate(
            """async (id) => {
                 const body = { id, question: "q-inside", version: 1, picked: [1], at: new Date().toISOString() };
                 const path = "/api/v1/lessons/photos/inside-outside/answers";
                 await outbox.add({ method: "POST", path, kind: "lesson", slug: "photos/inside-outside", body });
               }""",
            f"round-{number:04d}",
        )
        page.wait_for_timeout(dice.randrange(0, 400))
        page.close()
        context.set_offline(dice.random() < 0.3)
        page = opened(context, own_demo.origin)
    context.set_offline(False)
    page.close()
    page = opened(context, own_demo.origin)
    emptied(page)
    assert own_demo.asked("SELECT count(*) FROM quizanswer WHERE \"key\" LIKE 'round-%'") == ROUNDS
