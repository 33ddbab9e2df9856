"""A photo from the shop floor: taken without a signal, kept on the phone, sent once, looked at, in everyone's feed."""

import random
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests import tools
from tests.demo import PEOPLE, Demo, running
from tests.integrations.images.made import CANARY, tattling_jpeg
from tests.phone import PATIENCE, Phone, kept, signed_in, until

if TYPE_CHECKING:
    from tests.servers import Postgres  # imported early, pytest could not rewrite its asserts

MINUTE, NOT_FOUND = 60, 404
"""What somebody who withdraws is promised, in seconds."""
ROUNDS = 8
"""How often the tab is killed while the network comes and goes; ``make bench`` does it 200 times."""


def rows(demo: Demo, question: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(demo.home / "advocacy.db")) as database:
        return database.execute(question, values).fetchall()


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def choose(page: Page, name: str = "shift.jpg") -> None:
    """Take a picture out of the gallery; it is there once it has been made small."""
    picture = {"name": name, "mimeType": "image/jpeg", "buffer": tattling_jpeg()}
    page.locator("#pick-choose").set_input_files([picture])  # pyright: ignore[reportArgumentType]
    expect(page.locator(".shot:not(.more)")).to_have_count(1)


def write(page: Page, caption: str) -> None:
    page.get_by_role("textbox", name="Caption").fill(caption)
    page.get_by_role("textbox", name="Describe the picture").fill("Gloved hand levelling beans in a roaster tray")
    page.get_by_role("radio", name="Looks clear").check()


def send(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Send")).click()
    expect(page).to_have_url(re.compile("/photos$"))


def all_sent(page: Page, *, patience: float = PATIENCE) -> None:
    member = page.locator("x-who").get_attribute("data-member")
    until(page, "async () => !!self.photoOutbox")
    until(page, "async (member) => (await photoOutbox.list(member)).length === 0", member, patience=patience)


def the_story(demo: Demo, phone: Phone) -> None:
    """Taken without a signal while the server dies and the tab is closed; sent once, looked at, in the feed."""
    ana = phone()
    page = signed_in(demo, ana, "ana")
    kept(page)
    ana.set_offline(True)
    page.goto(f"{demo.origin}/add")
    choose(page)
    write(page, "Kiln three before the first light. It hums.")
    demo.kill()
    send(page)
    expect(page.get_by_text("Waiting for signal")).to_be_visible()
    page.close()
    page = opened(ana, f"{demo.origin}/photos")
    expect(page.get_by_text("Waiting for signal")).to_be_visible()
    page.close()
    demo.start()
    ana.set_offline(False)
    page = opened(ana, f"{demo.origin}/photos")
    all_sent(page)
    mine = page.locator(".photos .photo").filter(has_text="Kiln three before")
    expect(mine).to_contain_text("In review", timeout=20_000)
    expect(mine).to_have_count(1)

    ines = signed_in(demo, phone(), "ines")
    ines.goto(f"{demo.origin}/studio/photos")
    ines.locator(".review .queue button").last.click()  # the longest waiting stand first
    expect(ines.locator(".seen-photo")).to_contain_text("Kiln three before")
    ines.get_by_role("button", name="Publish", exact=True).click()
    expect(ines.locator(".seen-photo").filter(has_text="Kiln three before")).to_have_count(0)

    expect(mine).to_contain_text("On the wall", timeout=40_000)
    card = mine.locator("a").first.get_attribute("href")
    giulia = signed_in(demo, phone(), "giulia")
    giulia.goto(f"{demo.origin}{card}")
    picture = giulia.locator("article img").first
    expect(picture).to_have_attribute("alt", re.compile("Gloved hand"))
    until(giulia, "(image) => image.naturalWidth > 0", picture.element_handle())


def test_a_photo_taken_without_a_signal_is_sent_once_and_ends_in_the_feed(own_demo: Demo, phone: Phone):
    the_story(own_demo, phone)


def test_so_does_one_of_a_company_with_postgresql_redis_and_a_bucket(
    phone: Phone, postgres_server: "Postgres", redis_server: str, bucket: str, tmp_path: Path
):
    settings = {
        "ADVOCACY_DATABASE_URL": postgres_server.url(postgres_server.create()),
        "ADVOCACY_REDIS_URL": redis_server,
        "ADVOCACY_STORAGE_URL": bucket,
        "ADVOCACY_WORKERS": "2",
    }
    with running(tmp_path, **settings) as demo:
        the_story(demo, phone)


def trusted(demo: Demo, person: str) -> None:
    """Somebody whose photos appear at once."""
    command = [sys.executable, "-m", "advocacy_app.cli", "photo", "trust", f"{PEOPLE[person]}@lindhall.example"]
    subprocess.run(command, cwd=tools.ROOT, env=demo.environment, capture_output=True, check=True)


def shown_with(page: Page, other: str) -> dict[str, str]:
    """Send a photo that shows somebody else as well; its ids, once it is on the wall."""
    return page.evaluate(
        """async (other) => {
             const canvas = new OffscreenCanvas(800, 1000), pen = canvas.getContext("2d");
             pen.fillStyle = "#7a4"; pen.fillRect(0, 0, 800, 1000);
             const form = new FormData();
             for (const [name, value] of Object.entries({ client_id: crypto.randomUUID(), caption: "Two at the mill",
               hashtag: "#HandsOfLindhall", people: JSON.stringify([{ member: other }]) })) form.set(name, value);
             form.set("file", await canvas.convertToBlob({ type: "image/jpeg" }), "mill.jpg");
             const ask = (path, more) => fetch(path, { headers: { "x-advocacy": "1" }, ...more }).then((a) => a.json());
             const { id } = await ask("/api/v1/photos", { method: "POST", body: form });
             for (;;) {
               const photo = await ask(`/api/v1/photos/${id}`);
               if (photo.slug) return { id, slug: photo.slug, person: photo.people[0].id,
                 picture: photo.image.split("/")[2] };
               await new Promise((go) => setTimeout(go, 200));
             }
           }""",
        other,
    )


WALL = "/t/handsoflindhall"
FEATURE = """async (id) => {
  const path = `/api/v1/photos/${id}/featured`;
  const { status } = await fetch(path, { method: "PUT", headers: { "x-advocacy": "1" } });
  if (status >= 300) throw new Error(`Not featured: ${status}`);
}"""
"""So it stands near the beginning of everybody's feed."""
KEEPS = """async (id) => (await (await caches.open("pictures")).keys()).some(({ url }) => url.includes(id))"""
"""Whether the service worker of a phone holds a picture."""
FORGOT = """async (id) => {
  const [pictures, pages] = [await caches.open("pictures"), await caches.open("private")];
  if ((await pictures.keys()).some(({ url }) => url.includes(id))) return false;
  for (const one of await pages.keys()) if ((await (await pages.match(one)).text()).includes(id)) return false;
  return true;
}"""
"""Whether neither it nor a page that names it is kept on a phone any more."""


def withdrawn(demo: Demo, phone: Phone) -> tuple[float, float]:
    """Seconds until a photo that somebody withdraws from has left an open phone, and phones that come back.

    The open one shows the post itself, the wall and the feed; of the others one was closed, one had no signal.
    """
    trusted(demo, "ana")
    ines, ana = signed_in(demo, phone(), "ines"), signed_in(demo, phone(), "ana")
    sent = shown_with(ana, _member(ines))
    ines.evaluate(FEATURE, sent["id"])
    away = phone()
    in_hand, in_a_tunnel = phone(), phone()
    # she stays on the feed that she came to: anywhere else the photo is soon no longer new to her
    listed, gone_one = signed_in(demo, in_hand, "giulia"), signed_in(demo, away, "maja")
    kept(listed)
    kept(gone_one)
    lists = [listed, opened(in_hand, f"{demo.origin}{WALL}")]
    gone_one.goto(f"{demo.origin}/c/{sent['slug']}")
    open_one = opened(in_hand, f"{demo.origin}/c/{sent['slug']}")
    for page in (open_one, gone_one):
        expect(page.locator("article img").first).to_be_visible()
        until(page, KEEPS, sent["picture"])
    gone_one.close()
    shown = f"img[src*='{sent['picture']}']"
    screens = [open_one, *lists]
    screens.append(offline := signed_in(demo, in_a_tunnel, "tomek.rak"))
    offline.goto(f"{demo.origin}{WALL}")
    for page in screens:
        expect(page.locator(shown).first).to_be_attached()
    in_a_tunnel.set_offline(True)

    ines.goto(f"{demo.origin}/consent/of/{sent['person']}")
    ines.get_by_role("button", name="Don’t agree").click()
    began = time.monotonic()
    for page in screens[:-1]:
        expect(page.locator(shown)).to_have_count(0, timeout=MINUTE * 1000)
    until(open_one, FORGOT, sent["picture"])
    assert open_one.request.get(f"{demo.origin}/media/{sent['picture']}/720.webp").status == NOT_FOUND
    left = time.monotonic()
    until(opened(away, demo.origin), FORGOT, sent["picture"])
    in_a_tunnel.set_offline(False)
    expect(offline.locator(shown)).to_have_count(0, timeout=MINUTE * 1000)
    until(offline, FORGOT, sent["picture"])
    return left - began, time.monotonic() - left


def test_a_consent_that_is_withdrawn_leaves_open_phones_and_those_that_come_back(demo: Demo, phone: Phone):
    assert sum(withdrawn(demo, phone)) < MINUTE


DRAFTED = """() => {
  const { member } = document.querySelector("x-who").dataset;
  return self.photoOutbox.readDraft(member, document.querySelector("[data-mend]").dataset.mend).then(Boolean);
}"""
"""Whether what was typed to mend a photo lies in the phone's own store."""


def mending(page: Page, origin: str) -> Locator:
    """The form of the photo that a reviewer sent back."""
    page.goto(f"{origin}/photos")
    photo = page.locator(".photo").filter(has_text="Planning the winter blend")
    photo.get_by_role("button", name="Fix it").click()
    return photo


def test_a_photo_is_cropped_without_a_signal_and_nobody_signs_out_over_it(own_demo: Demo, phone: Phone):
    context = phone()
    page = signed_in(own_demo, context, "ana")
    kept(page)
    mending(page, own_demo.origin).get_by_role("textbox", name="Describe").fill("Three cups, and a plan")
    until(page, DRAFTED)
    page.close()
    page = context.new_page()
    photo = mending(page, own_demo.origin)
    expect(photo.get_by_role("textbox", name="Describe")).to_have_value("Three cups, and a plan")
    photo.get_by_role("button", name="Crop…").click()
    photo.get_by_role("button", name="Top left corner").press("ArrowRight")
    photo.get_by_role("button", name="Use this part").click()
    context.set_offline(True)
    photo.get_by_role("button", name="Send again").dblclick()
    expect(page.get_by_text("Waiting for signal")).to_be_visible()
    expect(photo.last.get_by_role("button", name="Send again")).to_be_hidden()
    page.get_by_role("link", name="Back").click()
    page.get_by_role("button", name="Sign out").click()
    asked = page.get_by_role("dialog", name="Not everything has gone out")
    expect(asked).to_contain_text("1 photo hasn’t left this phone yet.")
    asked.get_by_role("button", name="Send first").click()
    expect(asked.get_by_role("status")).to_be_visible()
    context.set_offline(False)
    page.wait_for_url(re.compile("/sign-in"))
    mended = (
        "SELECT state, round, (SELECT count(*) FROM photomend) FROM photo WHERE caption LIKE 'Planning the winter%'"
    )
    assert rows(own_demo, mended) == [("in_review", 2, 1)]


def test_what_was_begun_is_there_again_after_the_tab_was_killed(demo: Demo, phone: Phone):
    context = phone()
    page = signed_in(demo, context, "ana")
    page.goto(f"{demo.origin}/add")
    choose(page)
    write(page, "Half a sentence")
    page.get_by_role("textbox", name="Hashtag").fill("two words!")
    page.get_by_role("textbox", name="Hashtag").press("Enter")
    until(page, "async (m) => (await photoOutbox.readDraft(m))?.fields.confidential === 'clear'", _member(page))
    page.close()
    page = opened(context, f"{demo.origin}/add")
    expect(page.get_by_role("textbox", name="Caption")).to_have_value("Half a sentence")
    expect(page.get_by_role("textbox", name="Hashtag")).to_have_value("#twowords")
    expect(page.locator(".shot:not(.more)")).to_have_count(1)


def _member(page: Page) -> str:
    return page.locator("x-who").get_attribute("data-member") or ""


def test_place_camera_and_author_never_leave_the_phone(demo: Demo, phone: Phone):
    page = signed_in(demo, phone(), "ana")
    page.goto(f"{demo.origin}/add")
    choose(page)
    until(page, "async (m) => (await photoOutbox.readDraft(m))?.shots.length === 1", _member(page))
    kept_bytes = page.evaluate(
        """async (m) => [...new Uint8Array(await (await photoOutbox.readDraft(m)).shots[0].file.arrayBuffer())]""",
        _member(page),
    )
    assert CANARY not in bytes(kept_bytes)
    assert b"Exif" not in bytes(kept_bytes)


SHARED = """({ action, enctype, params }) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action, enctype });
  form.append(Object.assign(document.createElement("input"), {
    type: "file", id: "handed", multiple: true, name: params.files[0].name }));
  document.body.append(form);
}"""
"""What Android does with pictures that somebody shares with an installed app: it sends them as the manifest says."""


def installed(page: Page) -> None:
    """The app in a window of its own, as a phone opens it from its home screen."""
    page.add_init_script(
        """const asked = window.matchMedia.bind(window);
           window.matchMedia = (query) => asked(query.replace("(display-mode: browser)", "not all"));"""
    )


HIDDEN = """<form method="post" enctype="multipart/form-data" action="{origin}/add">
<input name="text" value="Buy this"></form><script>document.forms[0].submit()</script>"""


@pytest.mark.parametrize("policy", ["no-referrer", "unsafe-url"])
def test_a_page_of_others_puts_nothing_into_the_form(demo: Demo, phone: Phone, policy: str):
    page = signed_in(demo, phone(), "ana")
    kept(page)
    elsewhere = HIDDEN.format(origin=demo.origin)
    headers = {"content-type": "text/html", "referrer-policy": policy}
    page.route("http://elsewhere.example/", lambda route: route.fulfill(headers=headers, body=elsewhere))
    page.goto("http://elsewhere.example/")
    page.wait_for_url(f"{demo.origin}/add*")
    until(page, "async () => !location.search && document.querySelector('#add-form')?.elements.caption.value === ''")
    assert page.evaluate("async () => (await (await caches.open('shared')).keys()).length") == 0


def test_pictures_come_in_through_the_phones_own_share_sheet(demo: Demo, phone: Phone):
    page = signed_in(demo, phone(), "ana")
    kept(page)
    manifest = page.request.get(f"{demo.origin}/manifest.webmanifest").json()
    installed(page)
    page.evaluate(SHARED, manifest["share_target"])
    pictures = [{"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": tattling_jpeg()} for n in range(2)]
    page.locator("#handed").set_input_files(pictures)  # pyright: ignore[reportArgumentType]
    page.locator("#handed").evaluate("(input) => input.form.submit()")
    expect(page.locator(".shot:not(.more)")).to_have_count(2, timeout=PATIENCE * 1000)
    expect(page).to_have_url(re.compile("/add$"))
    until(page, "async (m) => (await photoOutbox.readDraft(m))?.shots.length === 2", _member(page))
    assert page.evaluate("async () => (await (await caches.open('shared')).keys()).length") == 0
    each_in_its_own_words(demo, page)


def each_in_its_own_words(demo: Demo, page: Page) -> None:
    """The words for both are where each begins; what is said of one alone is sent with that one."""
    caption, away = page.get_by_role("textbox", name="Caption"), page.get_by_role("button", name="Remove Jure")
    write(page, "Two kilns, one morning.")
    page.get_by_role("switch", name="Own words for each photo").check()
    page.get_by_role("button", name="Photo 2", exact=True).click()
    caption.fill("The second kiln, already warm.")
    page.get_by_role("textbox", name="Name").fill("Jure")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(away).to_be_visible()
    page.get_by_role("button", name="Photo 1", exact=True).click()
    expect(caption).to_have_value("Two kilns, one morning.")
    expect(away).to_have_count(0)
    send(page)
    all_sent(page)
    assert rows(
        demo,
        "SELECT caption, alt <> '', (SELECT count(*) FROM photoperson WHERE photo_id = photo.id) FROM photo"
        " WHERE caption LIKE '%kiln%morning.' OR caption LIKE '%kiln, already%' ORDER BY caption DESC",
    ) == [("Two kilns, one morning.", 1, 0), ("The second kiln, already warm.", 0, 1)]


def test_two_must_agree_and_a_session_that_ended_in_mid_upload_takes_nothing(own_demo: Demo, phone: Phone):
    own_demo.stop()
    own_demo.settings = {"ADVOCACY_PHOTO_REVIEWERS": "2"}
    own_demo.start()
    context, held = phone(), []
    page = signed_in(own_demo, context, "ana")
    page.goto(f"{own_demo.origin}/add")
    choose(page)
    write(page, "Four eyes on the new mill.")
    page.route("**/api/v1/photos", lambda route: held.append(route) if not held else route.continue_())
    leaving: list[Route] = []
    page.route(re.compile("/sign-in"), lambda route: leaving.append(route))  # noqa: PLW0108 - a builtin has no signature
    send(page)
    expect(page.locator("[data-outgoing] progress")).to_be_visible()
    other = signed_in(own_demo, phone(), "ana")
    other.evaluate(
        """() => { const form = document.createElement("form");
                   form.innerHTML = "<input name=everywhere value=yes>";
                   document.body.append(Object.assign(form, { method: "post", action: "/auth/sign-out" }));
                   HTMLFormElement.prototype.submit.call(form); }"""
    )
    other.wait_for_url(re.compile("/sign-in"))
    held[0].continue_()
    waits = page.locator("[data-outgoing]")
    expect(waits).to_contain_text("Sign in again and it goes.")
    expect(waits.get_by_role("link", name="Sign in")).to_have_attribute("href", "/sign-in?next=/photos")
    page.unroute(re.compile("/sign-in"))
    for way in leaving:
        way.continue_()
    page.wait_for_url(re.compile("/sign-in"))
    four_eyes = "SELECT state FROM photo WHERE caption LIKE 'Four eyes%'"
    assert rows(own_demo, four_eyes) == []
    page = signed_in(own_demo, context, "ana")
    all_sent(page)
    assert rows(own_demo, four_eyes) == [("in_review",)]
    for person, said in (("ines", "One more colleague"), ("nadia.rahman", "On its way")):
        reviewer = signed_in(own_demo, phone(), person)
        reviewer.goto(f"{own_demo.origin}/studio/photos")
        reviewer.locator(".review .queue button").last.click()
        expect(reviewer.locator(".seen-photo")).to_contain_text("Four eyes")
        reviewer.get_by_role("button", name="Publish", exact=True).click()
        expect(reviewer.get_by_role("status").filter(has_text=said)).to_be_visible()
    page.goto(f"{own_demo.origin}/photos")
    mine = page.locator(".photos .photo").filter(has_text="Four eyes")
    expect(mine).to_contain_text("Colleagues can see it", timeout=40_000)


def tabs_die(demo: Demo, context: BrowserContext, rounds: int) -> list[str]:
    """Write a photo and kill the tab, again and again, while the network comes and goes; what arrived, by name."""
    dice = random.Random(7)
    page = signed_in(demo, context, "maja")
    kept(page)
    for number in range(rounds):
        context.set_offline(dice.random() < 0.5)
        page.evaluate(
            """async ([member, id, caption]) => {
                 const canvas = new OffscreenCanvas(64 + caption.length, 64);
                 canvas.getContext("2d").fillRect(Math.random() * 60, 0, 9, 64);
                 const file = await canvas.convertToBlob({ type: "image/jpeg" });
                 const app = document.querySelector("script[src$='/app.js']").src;
                 await import(app.replace("app.js", "photo-outbox.js"));
                 const fields = { caption, scope: "inside", language: "sl" };
                 await photoOutbox.add(member, [{ client_id: id, file, fields }]);
               }""",
            [_member(page), f"round-{number:03}", f"Krog {number}"],
        )
        page.wait_for_timeout(dice.randrange(0, 400))
        page.close()
        context.set_offline(dice.random() < 0.3)
        page = opened(context, demo.origin)
        page.wait_for_selector("x-who", state="attached")
    context.set_offline(False)
    page.close()
    page = opened(context, demo.origin)
    all_sent(page, patience=30 + 5 * rounds)
    sent = rows(demo, "SELECT client_id FROM photo WHERE caption LIKE 'Krog %' ORDER BY client_id")
    return [one for (one,) in sent]


def test_no_photo_is_lost_or_sent_twice_however_often_the_tab_dies(own_demo: Demo, phone: Phone):
    assert tabs_die(own_demo, phone(), ROUNDS) == [f"round-{number:03}" for number in range(ROUNDS)]
