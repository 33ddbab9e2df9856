"""Pictures that a phone hands over while no service worker is there: nothing is kept, and the page says so."""

import httpx
import pytest

from advocacy_app.routes import handing_over
from tests.integrations.images.made import tattling_jpeg


def pictures(size: int = 1) -> list[tuple[str, tuple[str, bytes, str]]]:
    return [("photos", (f"{n}.jpg", tattling_jpeg(), "image/jpeg")) for n in range(size)]


@pytest.mark.parametrize(
    "origin",
    [
        {},
        {"origin": "null", "sec-fetch-site": "none"},
        {"sec-fetch-site": "none"},
        {"origin": "http://localhost:8000", "sec-fetch-site": "same-origin"},
    ],
)
async def test_a_share_sheet_without_a_worker_leads_to_the_page_that_says_so(
    stranger: httpx.AsyncClient, origin: dict[str, str]
):
    answer = await stranger.post("/add", files=pictures(2), data={"text": "Kiln three"}, headers=origin)
    assert (answer.status_code, answer.headers["location"]) == (303, "/add?shared=1")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "origin",
    [
        {"origin": "null"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example", "sec-fetch-site": "none"},
        {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "cross-site"},
    ],
)
async def test_a_page_of_others_hands_nothing_over(stranger: httpx.AsyncClient, origin: dict[str, str]):
    assert (await stranger.post("/add", files=pictures(1), headers=origin)).status_code == 403


async def test_what_never_ends_is_not_read_to_its_end(stranger: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(handing_over, "MOST", 1000)
    assert (await stranger.post("/add", files=pictures(3))).status_code == 303
