"""Pictures of posts: who may send them, who sees them before readers do, and what is refused on the way."""

from collections.abc import AsyncIterator

import pytest
from sqlmodel import select

from advocacy_app import outside
from advocacy_app.db import reading
from advocacy_app.integrations.images import ImageWorkers
from advocacy_app.models import Picture
from tests import outdoors
from tests.callers import Call
from tests.cast import Cast
from tests.integrations.images import made
from tests.services.content.stories import drafted, local, moved

JPEG = {"content-type": "image/jpeg"}


@pytest.fixture(autouse=True)
async def workshop() -> AsyncIterator[None]:
    """The real workshop: separate, confined processes."""
    images = ImageWorkers(size=1)
    outdoors.install(images=images)
    yield
    await images.aclose()
    outside._outside.clear()


async def test_a_champion_sends_a_picture_and_nobody_else_sees_it_yet(cast: Cast, browser_of: Call):
    tomek, piotr = await browser_of(cast.tomek), await browser_of(cast.piotr)
    answer = await tomek.post("/api/v1/pictures", content=made.jpeg(), headers=JPEG)
    assert answer.status_code == 201
    address = f"/media/{answer.json()['id']}/720.jpg"
    assert [(await browser.get(address)).status_code for browser in (tomek, piotr)] == [200, 404]


async def test_a_picture_is_under_the_embargo_of_its_post(cast: Cast, browser_of: Call):
    piotr, ana = await browser_of(cast.piotr), await browser_of(cast.ana)
    sent = await piotr.post("/api/v1/pictures", content=made.jpeg(), headers=JPEG)
    picture = sent.json()["id"]
    slug = await drafted(cast.piotr, picture=picture, live_at=local(cast.piotr, hours=2))
    slug = await moved(cast.piotr, slug, "schedule")
    addresses = (f"/media/{picture}/720.jpg", f"/api/v1/cards/{slug}", f"/p/{slug}")
    assert [(await ana.get(address)).status_code for address in addresses] == [404, 404, 404]
    assert (await piotr.get(addresses[0])).status_code == 200


@pytest.mark.parametrize("who", ["ana", "olga"])
async def test_those_who_write_nothing_send_nothing(cast: Cast, browser_of: Call, who: str):
    browser = await browser_of(getattr(cast, who))
    answer = await browser.post("/api/v1/pictures", content=made.jpeg(), headers=JPEG)
    assert answer.status_code == 403
    async with reading() as session:
        assert (await session.exec(select(Picture))).all() == []


async def test_a_page_of_somebody_else_cannot_send_one(cast: Cast, browser_of: Call):
    browser = await browser_of(cast.tomek, **{"x-advocacy": "0"})
    assert (await browser.post("/api/v1/pictures", content=made.jpeg(), headers=JPEG)).status_code == 403


async def test_what_is_no_picture_is_refused_in_words(cast: Cast, browser_of: Call):
    browser = await browser_of(cast.tomek)
    answer = await browser.post("/api/v1/pictures", content=b"<html>", headers=JPEG)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:advocacy:photos.refused_not_an_image")


async def test_reading_stops_at_fifteen_megabytes(cast: Cast, browser_of: Call):
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(400):
            sent += 1
            yield b"\xff\xd8" + b"x" * 100_000

    browser = await browser_of(cast.tomek)
    answer = await browser.post("/api/v1/pictures", content=endless(), headers=JPEG)
    assert answer.status_code == 413
    assert sent <= 400
