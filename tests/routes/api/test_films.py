"""Films of posts: sent as they are, with captions or not at all, seen by those who may see their post."""

import httpx
import pytest

from advocacy_app import outside
from advocacy_app.db import transaction
from advocacy_app.integrations.storage import NullStore
from advocacy_app.jobs.films import drop_forgotten_films
from advocacy_app.models import Card
from advocacy_app.services.content.errors import CaptionsMissing
from tests import factories, outdoors
from tests.callers import Call
from tests.cast import Cast
from tests.hands import Hands
from tests.integrations.test_films import FILM, VTT
from tests.services.content.stories import drafted, moved

MP4 = {"content-type": "video/mp4"}
TEXT = {"content-type": "text/vtt"}


@pytest.fixture(autouse=True)
def world() -> None:
    outdoors.install(storage=NullStore())


async def sent(browser: httpx.AsyncClient, *languages: str) -> str:
    answer = await browser.post("/api/v1/films", content=FILM, headers=MP4)
    assert answer.status_code == 201
    film = answer.json()["id"]
    for language in languages:
        there = await browser.put(f"/api/v1/films/{film}/captions/{language}", content=VTT.encode(), headers=TEXT)
        assert there.status_code == 204
    return film


async def test_a_film_goes_live_with_its_captions_and_comes_in_pieces(cast: Cast, browser_of: Call):
    piotr, ana = await browser_of(cast.piotr), await browser_of(cast.ana)
    film = await sent(piotr, "pl", "en")
    slug = await drafted(cast.piotr, kind="video", film=film, film_captions="pl,en", scope="inside")
    address = f"/media/film/{film}/film.mp4"
    assert [(await browser.get(address)).status_code for browser in (ana, piotr)] == [404, 200]
    await moved(cast.piotr, slug, "publish")
    whole = await ana.get(address)
    assert (whole.status_code, whole.content, whole.headers["content-type"]) == (200, FILM, "video/mp4")
    part = await ana.get(address, headers={"range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")
    assert part.headers["content-range"] == f"bytes 4-7/{len(FILM)}"
    assert (await ana.get(address, headers={"range": "bytes=-4"})).content == FILM[-4:]
    assert (await ana.get(address, headers={"range": f"bytes={len(FILM)}-"})).status_code == 416
    assert (await ana.get(f"/media/film/{film}/en.vtt")).text == VTT


async def test_who_may_not_change_a_post_does_not_caption_its_film(cast: Cast, browser_of: Call):
    piotr, champion = await browser_of(cast.piotr), await browser_of(cast.tomek)
    film = await sent(piotr, "en")
    await moved(cast.piotr, await drafted(cast.piotr, kind="video", film=film, film_captions="en"), "publish")
    address = f"/api/v1/films/{film}/captions/en"
    answers = [await who.put(address, content=VTT.encode(), headers=TEXT) for who in (champion, piotr)]
    assert [answer.status_code for answer in answers] == [403, 204]


async def test_strangers_see_the_films_of_public_posts_alone(cast: Cast, browser_of: Call, stranger: httpx.AsyncClient):
    film = await sent(await browser_of(cast.piotr), "en")
    async with transaction() as session:
        card = await factories.card(session, kind="video", video_url=f"film:{film}:en", scope="inside")
    address = f"/media/film/{film}/film.mp4"
    assert (await stranger.get(address)).status_code == 404
    async with transaction() as session:
        (await session.get_one(Card, card.id)).scope = "outside"
    assert (await stranger.get(address)).status_code == 200
    assert "<track" in (await stranger.get(f"/p/{card.slug}")).text


async def test_a_film_without_captions_does_not_go_out(cast: Cast, browser_of: Call):
    film = await sent(await browser_of(cast.piotr))
    slug = await drafted(cast.piotr, kind="video", film=film, film_captions="")
    with pytest.raises(CaptionsMissing):
        await moved(cast.piotr, slug, "publish")


@pytest.mark.parametrize("data", [b"", b"no film", FILM[:40], FILM.replace(b"avc1", b"av01")])
async def test_what_is_no_film_leaves_nothing_behind(cast: Cast, browser_of: Call, data: bytes):
    answer = await (await browser_of(cast.tomek)).post("/api/v1/films", content=data, headers=MP4)
    assert answer.status_code == 422
    assert [blob async for blob in outside.outside().storage.blobs("film/")] == []


async def test_those_who_write_nothing_send_nothing(cast: Cast, browser_of: Call):
    film = await sent(await browser_of(cast.tomek))
    ana = await browser_of(cast.ana)
    assert (await ana.post("/api/v1/films", content=FILM, headers=MP4)).status_code == 403
    there = await ana.put(f"/api/v1/films/{film}/captions/en", content=VTT.encode(), headers=TEXT)
    assert there.status_code == 403


@pytest.mark.parametrize("name", ["film.mp4", "en.vtt"])
@pytest.mark.parametrize("film", ["%25", "_" * 32, "0" * 31, "..%2f..", "f" * 32])
async def test_no_other_name_leads_to_a_film(
    cast: Cast, browser_of: Call, stranger: httpx.AsyncClient, film: str, name: str
):
    there = await sent(await browser_of(cast.piotr), "en")
    async with transaction() as session:
        await factories.card(session, kind="video", video_url=f"film:{there}:en")
    assert (await stranger.get(f"/media/film/{film}/{name}")).status_code == 404


async def test_a_film_that_no_card_shows_is_gone_after_a_day(cast: Cast, browser_of: Call, hands: Hands):
    piotr = await browser_of(cast.piotr)
    kept, forgotten = await sent(piotr, "en"), await sent(piotr, "en")
    async with transaction() as session:
        await factories.card(session, kind="video", video_url=f"film:{kept}:en")
    await drop_forgotten_films()
    hands.forward(days=2)
    await drop_forgotten_films()
    left = {blob.key.split("/")[1] async for blob in outside.outside().storage.blobs("film/")}
    assert forgotten not in left
    assert kept in left
