from typing import Any

import httpx
import pytest

from advocacy_app import bootstrap, outside
from advocacy_app.db import transaction
from tests import factories
from tests.callers import Call
from tests.cast import Cast


@pytest.fixture
async def picture_id(db: str) -> str:
    bootstrap.prepare()
    async with transaction() as session:
        picture = await factories.picture(session)
    await outside.outside().storage.put(f"picture/{picture.id}/720.jpg", b"bytes")
    return picture.id


async def test_a_public_posts_picture_is_for_anybody_and_kept_for_a_minute(
    picture_id: str, stranger: httpx.AsyncClient
) -> None:
    async with transaction() as session:
        await factories.card(session, picture_id=picture_id)
    answer = await stranger.get(f"/media/{picture_id}/720.jpg")
    assert (answer.status_code, answer.content) == (200, b"bytes")
    assert answer.headers["cache-control"] == "public, max-age=60"


async def test_a_small_picture_stands_in_for_the_sizes_that_it_does_not_have(
    picture_id: str, stranger: httpx.AsyncClient
) -> None:
    async with transaction() as session:
        await factories.card(session, picture_id=picture_id)
    assert (await stranger.get(f"/media/{picture_id}/1080.jpg")).content == b"bytes"
    assert (await stranger.get(f"/media/{picture_id}/480.jpg")).status_code == 404


@pytest.mark.parametrize("values", [{"scope": "inside"}, {"state": "draft"}, {"state": "paused"}, {"live_at": None}])
async def test_other_pictures_are_not(picture_id: str, stranger: httpx.AsyncClient, values: dict[str, Any]) -> None:
    async with transaction() as session:
        await factories.card(session, picture_id=picture_id, **values)
    assert (await stranger.get(f"/media/{picture_id}/720.jpg")).status_code == 404


async def test_a_colleague_keeps_a_picture_that_stays_inside(picture_id: str, cast: Cast, browser_of: Call) -> None:
    async with transaction() as session:
        await factories.card(session, picture_id=picture_id, scope="inside")
    answer = await (await browser_of(cast.ana)).get(f"/media/{picture_id}/720.jpg")
    assert answer.status_code == 200
    assert answer.headers["cache-control"].startswith("private")


@pytest.mark.parametrize("until", ["1" * 5000, "9" * 12, "4102444800", "-1", "1e9", "٣", "", "%00"])
async def test_a_made_up_address_opens_nothing(picture_id: str, stranger: httpx.AsyncClient, until: str) -> None:
    address = {"until": until, "key": "0" * 32}
    assert (await stranger.get(f"/media/{picture_id}/720.jpg", params=address)).status_code == 404


@pytest.mark.parametrize("variant", ["720.gif", "early.avif", "9999.jpg", "..", "720.jpg%00"])
async def test_there_are_no_other_variants(picture_id: str, stranger: httpx.AsyncClient, variant: str) -> None:
    async with transaction() as session:
        await factories.card(session, picture_id=picture_id)
    assert (await stranger.get(f"/media/{picture_id}/{variant}")).status_code == (400 if "%00" in variant else 404)
