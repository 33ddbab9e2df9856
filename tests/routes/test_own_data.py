"""Taking one's data along, and leaving for good."""

import json
from pathlib import Path

import httpx
import pytest

from advocacy_app import bootstrap
from advocacy_app.config import Settings
from advocacy_app.db import reading
from advocacy_app.i18n import tr
from advocacy_app.models import Member
from tests.callers import Call
from tests.cast import Cast


@pytest.fixture(autouse=True)
def outside_here(settings: Settings) -> Path:
    bootstrap.prepare()
    return settings.data_dir


async def _is_there(member: Member) -> bool:
    async with reading() as session:
        return await session.get(Member, member.id) is not None


async def test_everybody_gets_their_own_data_and_nobody_has_to_allow_it(cast: Cast, browser_of: Call) -> None:
    for member in (cast.ana, cast.olga):
        answer = await (await browser_of(member)).get("/me/privacy/data.json")
        assert json.loads(answer.text)["data"]["member"][0]["id"] == member.id
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["content-disposition"].startswith("attachment")


async def test_the_page_to_read_is_in_ones_own_language_and_a_file_to_keep(cast: Cast, browser_of: Call) -> None:
    answer = await (await browser_of(cast.maja)).get("/me/privacy/data.html")
    assert f"<h1>{tr('sl', 'privacy.page_title')}</h1>" in answer.text
    assert cast.maja.name in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("ending", ["json", "html"])
async def test_a_stranger_gets_no_data(cast: Cast, stranger: httpx.AsyncClient, ending: str) -> None:
    answer = await stranger.get(f"/me/privacy/data.{ending}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/me/privacy")


async def test_an_account_is_erased_with_its_session(cast: Cast, browser_of: Call) -> None:
    browser = await browser_of(cast.ana)
    answer = await browser.post("/auth/erase")
    assert (answer.status_code, answer.headers["location"]) == (303, "/goodbye")
    assert "storage" in answer.headers["clear-site-data"]
    assert not await _is_there(cast.ana)
    assert (await browser.get("/me/privacy/data.json")).status_code == 303


async def test_another_site_can_erase_nobody(cast: Cast, browser_of: Call) -> None:
    browser = await browser_of(cast.ana, origin="https://elsewhere.example")
    assert (await browser.post("/auth/erase")).status_code == 403
    assert (await browser.get("/auth/erase")).status_code == 405
    assert await _is_there(cast.ana)


async def test_a_page_says_goodbye_without_anyone_being_signed_in(db: str, stranger: httpx.AsyncClient) -> None:
    page = await stranger.get("/goodbye", headers={"accept-language": "pl"})
    assert page.status_code == 200
    assert "Wszystko usunięte" in page.text
