"""Proof of what was learnt: passed, shown to a stranger, handed in as a file, and taken back."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.demo import Demo
from tests.journeys.test_new_hire import _LEARN
from tests.journeys.test_the_loop import go
from tests.phone import Phone, signed_in

LEARNS, RUNS_IT = "rui.carvalho", "ines.matos"
TRACK, TITLE = "profile", "Your profile and personal brand"
LESSONS = ("known-for", "profile-basics", "your-network", "rhythm")


def test_a_passed_track_is_proven_to_a_stranger_until_it_is_revoked(demo: Demo, phone: Phone, tmp_path: Path):
    page, stranger = signed_in(demo, phone(), LEARNS), phone()
    page.evaluate(_LEARN, [TRACK, list(LESSONS)])
    go(page, "/me/credentials")
    mine = page.get_by_role("article").filter(has_text=TITLE)
    expect(mine.get_by_text("Valid", exact=True)).to_be_visible()
    address = mine.get_by_role("link", name="What others see").get_attribute("href")
    badge = downloaded(page, mine, tmp_path)
    shown = stranger.new_page()
    shown.goto(f"{demo.origin}{address}")
    expect(shown.get_by_role("heading", name="This certificate is valid")).to_be_visible()
    expect(shown.get_by_text("Rui Carvalho")).to_have_count(0)
    mine.get_by_role("switch").tap()
    expect(mine.get_by_role("switch")).to_be_checked()
    handed_in(shown, badge, "Genuine and valid")
    expect(shown.get_by_text("Rui Carvalho")).to_be_visible()
    revokes(signed_in(demo, phone(), RUNS_IT))
    shown.goto(f"{demo.origin}{address}")
    expect(shown.get_by_role("heading", name="This certificate was revoked")).to_be_visible()
    handed_in(shown, badge, "Genuine, but revoked")
    expect(mine.get_by_text("Issued to the wrong Rui.")).to_be_visible()


def downloaded(page: Page, mine: Locator, folder: Path) -> Path:
    """The badge, kept as one keeps a file."""
    mine.get_by_text("Download", exact=True).tap()
    with page.expect_download() as coming:
        mine.get_by_role("link", name="Badge, PNG").tap()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def handed_in(page: Page, badge: Path, verdict: str) -> None:
    """A stranger checks the file itself."""
    page.get_by_label("File to check").set_input_files(badge)
    page.get_by_role("button", name="Check", exact=True).tap()
    expect(page.get_by_role("heading", name=verdict)).to_be_visible()


def revokes(desk: Page) -> None:
    """Whoever runs the programme takes it back, with a reason."""
    go(desk, "/studio/credentials")
    row = desk.locator(".issued > li").filter(has_text="Rui Carvalho").filter(has_text=TITLE)
    row.get_by_text("Revoke…").tap()
    row.get_by_role("textbox", name="Why?").fill("Issued to the wrong Rui.")
    row.get_by_role("button", name="Revoke for good").tap()
    expect(row.get_by_text("Revoked", exact=True)).to_be_visible()
