"""The owner's and the sceptic's story: a launch on a phone, three ways to a ticket, and a draw checked at home.

One language runs here; all five, on phones and at desks, on both databases with ``python -m bench sceptic``.
"""

import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, Locator, Page, WebSocketRoute, expect

from advocacy_app import clock
from advocacy_app.i18n import Language, tr
from tests.demo import Demo
from tests.integrations.images.made import tattling_jpeg
from tests.phone import Phone, signed_in
from tests.services.draws.tampering import Hands

OWNER, PHOTOGRAPHER, SCEPTIC, LATE = "chiara.furlan", "nika.zorman", "ziga.potocnik", "tjasa.vidmar"
Screen = dict[str, Any]
ON_A_PHONE: Screen = {}
DESK: Screen = {
    "viewport": {"width": 1280, "height": 900},
    "device_scale_factor": 1,
    "is_mobile": False,
    "has_touch": False,
}
LONGEST, MOST_TAPS = 120, 6
"""Seconds and taps that a launch may take (Q-E1)."""
OVER = timedelta(days=11)
"""After the campaign of a week and the three days for photos, before anything else of the demo closes."""
PRIZE = "A weekend at the sea"
TICKET = re.compile("^[0-9a-f]{16}")
PHOTO: Any = {"name": "noon.jpg", "mimeType": "image/jpeg", "buffer": tattling_jpeg()}


@dataclass
class Launch:
    """What it took."""

    address: str
    taps: int
    seconds: float


def the_story(
    demo: Demo, phone: Phone, language: Language, home: Path, *, owner: Screen = ON_A_PHONE, sceptic: Screen = DESK
) -> Launch:
    """From the first tap of the owner to the file on the sceptic's own machine.

    ``owner`` is the screen of everybody but the sceptic.
    """
    for person in (OWNER, PHOTOGRAPHER, SCEPTIC, LATE):
        demo.speaks(person, language)
    launch = launched(signed_in(demo, phone(**owner), OWNER), demo, language)
    contest = f"{demo.origin}{launch.address}"
    posts_and_enters(signed_in(demo, phone(**owner), PHOTOGRAPHER), contest, language)
    doubts = signed_in(demo, phone(**sceptic), SCEPTIC)
    enters(doubts, contest, language)
    late = signed_in(demo, phone(**owner), LATE)
    sends_late(late, contest, language, lambda: demo.later(clock.now() + OVER))
    receipt = saved(doubts, contest, language)
    checks(doubts, receipt, home, language)
    return launch


def launched(page: Page, demo: Demo, language: Language) -> Launch:
    """A template, a place, one tap: campaign, photo challenge, best post and draw begin together."""
    begun, taps = time.monotonic(), 0

    def tap(what: Locator) -> None:
        nonlocal taps
        press(what)
        taps += 1

    page.goto(f"{demo.origin}/studio")
    tap(page.locator('a[href="/studio/campaigns"]').first)
    tap(named(page, "button", "campaign.new", language))
    tap(named(page, "button", "campaign.template_wellness_week", language))
    page.locator("#kit_draw_prize").fill(PRIZE)
    page.locator("#kit_draw_value").fill("420")
    tap(page.locator("summary").filter(has_text=tr(language, "studio.for_site")))
    tap(page.locator("label.opt", has=page.locator("input[name^='for:site:']")).filter(has_text="Ljubljana"))
    tap(named(page, "button", "campaign.do_publish", language))
    expect(page.get_by_text(tr(language, "campaign.said_publish"))).to_be_visible()
    took = time.monotonic() - begun
    expect(named(page, "link", "kits.to_challenge", language)).to_be_visible()
    contest = named(page, "link", "kits.to_contest", language).get_attribute("href") or ""
    return Launch(f"/contests/{contest.rpartition('/')[2]}", taps, took)


def press(what: Locator) -> None:
    """A finger where there is a touch screen, a mouse where there is none."""
    if what.page.evaluate("navigator.maxTouchPoints"):
        what.tap()
    else:
        what.click()


def named(page: Page, role: Any, key: str, language: Language) -> Locator:
    return page.get_by_role(role, name=tr(language, key), exact=True).first


def posts_and_enters(page: Page, contest: str, language: Language) -> None:
    """A photo for the prize of the wall, which is a ticket, too."""
    words = f"Noon, and nobody is in a hurry. {contest[-6:]}"
    page.goto(contest)
    press(page.get_by_role("link", name=tr(language, "contest.post")))
    page.locator("#pick-choose").set_input_files([PHOTO])
    expect(page.locator(".shot:not(.more)")).to_have_count(1)
    page.locator("#caption").fill(words)
    page.locator("#alt").fill("A bench in the sun beside the café")
    page.locator("input[name=confidential][value=clear]").check()
    press(page.locator("button[form=add-form]"))
    expect(page).to_have_url(re.compile("/photos$"))
    mine = page.locator("li.photo[data-photo]").filter(has_text=words)
    expect(mine).to_be_visible(timeout=20_000)
    page.goto(contest)
    expect(page.get_by_text(tr(language, "contest.way_photo"))).to_be_visible()
    expect(page.locator(".contest code").first).to_have_text(TICKET)


def enters(page: Page, contest: str, language: Language) -> None:
    """Without posting anything: rules, one tap, a ticket."""
    page.goto(contest)
    takes_part(page, language)
    expect(page.get_by_text(tr(language, "contest.entered_toast"))).to_be_visible()
    expect(page.locator(".contest code").first).to_have_text(TICKET)


def takes_part(page: Page, language: Language) -> None:
    page.locator("input[name=accept]").first.check()
    press(named(page, "button", "contest.without_posting", language))


def sends_late(page: Page, contest: str, language: Language, closes: Callable[[], subprocess.Popen[bytes]]) -> None:
    """A tap that is on its way while the list closes: refused, and the phone says why."""
    travelling: list[tuple[WebSocketRoute, str | bytes]] = []

    def carry(line: WebSocketRoute) -> None:
        server = line.connect_to_server()

        def pass_on(word: str | bytes) -> None:
            late = "enter_contest" in str(word)
            travelling.append((server, word)) if late else server.send(word)

        line.on_message(pass_on)

    page.route_web_socket(re.compile("/_event"), carry)
    page.goto(contest)
    takes_part(page, language)
    worker = closes()
    while worker.poll() is None or not travelling:
        page.wait_for_timeout(100)
    assert worker.returncode == 0
    for server, word in travelling:
        server.send(word)
    expect(page.get_by_text(tr(language, "contest.entry_closed"))).to_be_visible(timeout=20_000)
    expect(page.get_by_text(tr(language, "contest.list_closed"), exact=True)).to_be_visible()


def saved(page: Page, contest: str, language: Language) -> Download:
    """The receipt, and on to the proof."""
    page.goto(contest)
    with page.expect_download() as receipt:
        page.get_by_role("link", name=tr(language, "contest.receipt")).click()
    page.get_by_role("link", name=tr(language, "contest.check")).click()
    return receipt.value


def checks(page: Page, receipt: Download, home: Path, language: Language) -> None:
    """In the browser, signed in or not; then at home, with nothing but Python; then a file that somebody changed."""
    expect(page.get_by_text(tr(language, "draw.label")).first).to_be_visible()
    page.locator("[data-find]").click()
    verdict, good = page.locator("[data-verdict]"), tr(language, "proof.good")
    expect(verdict).to_have_text(good, timeout=20_000)
    expect(page.locator("[data-mine]")).to_have_text(re.compile("[0-9a-f]{16}"))
    with page.expect_download() as audit:
        page.locator("a[href$='/audit.zip']").click()
    with page.expect_download() as program:
        page.locator("a[href$='/verify.py']").click()
    for download, name in ((audit.value, "audit.zip"), (program.value, "verify.py"), (receipt, "receipt.json")):
        download.save_as(home / name)
    at_home(home)
    forged = Hands.on((home / "audit.zip").read_bytes())
    forged.members["entries.csv"] = forged.members["entries.csv"].replace(b",1\n", b",2\n", 1)
    (home / "audit.zip").write_bytes(forged.unsigned())
    assert "entries.csv is not what was signed" in plain_python(home, status=1)
    page.route("**/audit.zip", lambda route: route.fulfill(path=home / "audit.zip"))
    page.locator("[data-check]").click()
    expect(verdict).to_have_text(tr(language, "proof.bad"))
    fault = tr(language, "proof.fault_part_changed", part="entries.csv")
    expect(page.locator("[data-checks] .failed")).to_contain_text(fault)


def at_home(home: Path) -> None:
    """Her own ticket is in it."""
    said = plain_python(home)
    assert "All checks passed" in said
    assert "Your entry" in said


def plain_python(home: Path, status: int = 0) -> str:
    """What ``python3 -I`` says in a folder that holds nothing else."""
    command = [sys.executable, "-I", "verify.py", "audit.zip", "receipt.json"]
    told = subprocess.run(command, cwd=home, env={}, capture_output=True, text=True, encoding="utf-8", check=False)
    assert told.returncode == status, told.stdout + told.stderr
    return told.stdout


def test_a_colleague_who_never_trusts_raffles_finds_her_own_ticket_at_home(
    own_demo: Demo, phone: Phone, tmp_path: Path
):
    launch = the_story(own_demo, phone, "en", tmp_path)
    assert launch.seconds < LONGEST
    assert launch.taps <= MOST_TAPS
