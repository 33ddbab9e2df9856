"""Photos over the API: taken once, refused in words, and nothing half is kept."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest
from sqlmodel import select

from advocacy_app import access, config, outside, own_data
from advocacy_app.db import reading, transaction
from advocacy_app.integrations.images import ImageWorkers
from advocacy_app.integrations.storage import NullStore, StorageError, open_store
from advocacy_app.models import Photo, Picture
from advocacy_app.routes.api import forms
from advocacy_app.services import identity
from tests import outdoors
from tests.callers import Call
from tests.cast import Cast
from tests.hands import BOTH
from tests.integrations.images import made
from tests.tools import free_port

SAID = {"client_id": "phone-1", "caption": "Night shift, line 2."}
Post = Callable[..., Awaitable[httpx.Response]]


@pytest.fixture(autouse=True)
async def workshop() -> AsyncIterator[NullStore]:
    """The real workshop: separate, confined processes."""
    images, store = ImageWorkers(size=1), NullStore()
    outdoors.install(images=images, storage=store)
    yield store
    await images.aclose()
    outside._outside.clear()


async def send(browser: httpx.AsyncClient, data: bytes | None = None, **said: Any) -> httpx.Response:
    file = ("../../etc/passwd\0.svg", made.jpeg() if data is None else data, "image/svg+xml")
    return await browser.post("/api/v1/photos", data=SAID | said, files={"file": file})


async def photos() -> list[Photo]:
    async with reading() as session:
        return list((await session.exec(select(Photo))).all())


async def kept(store: NullStore) -> list[str]:
    return [blob.key async for blob in store.blobs()]


async def test_a_photo_arrives_with_its_words(cast: Cast, browser_of: Call, workshop: NullStore):
    ana = await browser_of(cast.ana)
    said: Any = {"hashtag": "HandsOfLindhall", "alt": "A roaster", "captured_at": "2026-11-17T22:10:00+01:00"}
    answer = await send(ana, **said, place="Gdańsk", confidential="clear", scope="outside", people='[{"name":"Tomek"}]')
    assert answer.status_code == 201
    [photo] = await photos()
    assert answer.json() == {"id": photo.id, "state": "in_review", "known": False}
    assert (photo.caption, photo.hashtag, photo.place, photo.scope) == (
        "Night shift, line 2.",
        "#HandsOfLindhall",
        "Gdańsk",
        "outside",
    )
    assert photo.captured_at is not None
    assert photo.captured_at.isoformat() == "2026-11-17T21:10:00+00:00"
    assert photo.sent_at > photo.captured_at
    assert {key.rpartition(".")[2] for key in await kept(workshop)} == {"avif", "webp", "jpg"}
    [mine] = (await ana.get("/api/v1/photos/mine")).json()["photos"]
    assert (mine["client_id"], mine["state"], mine["people"][0]["name"]) == ("phone-1", "in_review", "Tomek")


async def test_a_photo_that_comes_twice_is_taken_once(cast: Cast, browser_of: Call, workshop: NullStore):
    ana = await browser_of(cast.ana)
    once, stored = await send(ana), await kept(workshop)
    again = await send(ana, caption="Another caption")
    assert (once.json()["id"], again.status_code, again.json()["known"]) == (again.json()["id"], 201, True)
    assert len(await photos()) == 1
    assert await kept(workshop) == stored


async def test_a_photo_is_mended_over_the_same_address_once(cast: Cast, browser_of: Call, workshop: NullStore):
    ana = await browser_of(cast.ana)
    photo = (await send(ana)).json()["id"]
    async with transaction() as session:
        (await session.get_one(Photo, photo)).state = "needs_change"
    words = {"client_id": (None, "mend-1"), "photo": (None, photo), "caption": (None, "Other words.")}
    answers = [await ana.post("/api/v1/photos", files=words) for _ in range(2)]
    assert [(one.status_code, one.json()["known"]) for one in answers] == [(201, False), (201, True)]
    before = await kept(workshop)
    async with transaction() as session:
        (await session.get_one(Photo, photo)).state = "needs_change"
    for _ in range(2):
        assert (await send(ana, client_id="mend-2", photo=photo)).json()["id"] == photo
    await own_data.clear_pictures_gone()
    assert not set(before) & set(await kept(workshop))
    assert (await send(ana, client_id="mend-3", photo=photo)).status_code == 409
    [row] = await photos()
    assert (row.round, row.state) == (3, "in_review")


async def test_the_evidence_of_a_consent_is_read_by_owners(cast: Cast, browser_of: Call):
    photo = (await send(await browser_of(cast.ana))).json()["id"]
    answer = await (await browser_of(cast.piotr)).get(f"/api/v1/photos/{photo}/consents")
    assert [entry["deed"] for entry in answer.json()["entries"]] == ["granted"]
    assert (await (await browser_of(cast.ana)).get(f"/api/v1/photos/{photo}/consents")).status_code == 403


async def test_a_script_with_a_token_sends_one_too(cast: Cast, script_of: Call):
    assert (await send(await script_of(cast.ana, "read"))).status_code == 403
    assert (await send(await script_of(cast.ana, "write"))).status_code == 201


async def test_strangers_and_foreign_pages_send_nothing(cast: Cast, browser_of: Call, stranger: httpx.AsyncClient):
    assert (await send(stranger)).status_code == 401
    assert (await send(await browser_of(cast.ana, **{"x-advocacy": "0"}))).status_code == 403
    assert await photos() == []


@pytest.mark.parametrize(
    "said",
    [
        {"client_id": ""},
        {"client_id": "x" * 65},
        {"scope": "everywhere"},
        {"captured_at": "yesterday"},
        {"people": "{"},
        {"people": "[" * 9000},
        {"people": '[{"id": "x"}]'},
        {"people": '[{"member": "0123456789abcdef"}]'},
        {"caption": "   "},
        {"hashtag": "two words"},
        {"colour": "red"},
    ],
)
async def test_what_does_not_fit_is_refused(cast: Cast, browser_of: Call, workshop: NullStore, said: Any):
    answer = await send(await browser_of(cast.ana), **said)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert (await photos(), await kept(workshop)) == ([], [])


async def test_a_file_that_is_no_photo_is_refused_in_the_senders_language(
    cast: Cast, browser_of: Call, workshop: NullStore
):
    answer = await send(await browser_of(cast.maja), b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:advocacy:photos.refused_format")
    assert "JPEG, PNG" in answer.json()["detail"]
    assert (await photos(), await kept(workshop)) == ([], [])


async def test_reading_stops_at_the_limit(cast: Cast, browser_of: Call):
    taken = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal taken
        yield b'--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n'
        for _ in range(2_000):
            taken += 1
            yield b"x" * 1_000_000

    ana = await browser_of(cast.ana)
    headers = {"content-type": "multipart/form-data; boundary=b"}
    answer = await ana.post("/api/v1/photos", content=endless(), headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:advocacy:photos.refused_too_large_bytes")


async def test_two_gigabytes_are_refused_before_the_first_byte(cast: Cast, browser_of: Call):
    async def never() -> AsyncIterator[bytes]:
        raise AssertionError("nobody should read this")
        yield b""

    headers = {"content-type": "multipart/form-data; boundary=b", "content-length": "2000000000"}
    answer = await (await browser_of(cast.ana)).post("/api/v1/photos", content=never(), headers=headers)
    assert answer.status_code == 422


async def test_a_thousand_files_are_refused(cast: Cast, browser_of: Call, workshop: NullStore):
    files = [("file", (f"{n}.jpg", b"\xff\xd8\xff", "image/jpeg")) for n in range(1_000)]
    answer = await (await browser_of(cast.ana)).post("/api/v1/photos", data=SAID, files=files)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:advocacy:photos.one_at_a_time")
    assert (await photos(), await kept(workshop)) == ([], [])


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data", "multipart/form-data; boundary="])
async def test_what_is_no_form_is_refused(cast: Cast, browser_of: Call, kind: str):
    ana = await browser_of(cast.ana)
    assert (await ana.post("/api/v1/photos", content=b"{}", headers={"content-type": kind})).status_code == 400


async def test_a_form_that_breaks_off_is_refused(cast: Cast, browser_of: Call):
    ana, headers = await browser_of(cast.ana), {"content-type": "multipart/form-data; boundary=b"}
    half = b'--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n\xff\xd8'
    assert (await ana.post("/api/v1/photos", content=half, headers=headers)).status_code == 400


async def test_who_dawdles_is_given_up(cast: Cast, browser_of: Call, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(forms, "IDLE_SECONDS", 0.05)

    async def slow() -> AsyncIterator[bytes]:
        yield b"--b\r\n"
        await asyncio.sleep(5)

    headers = {"content-type": "multipart/form-data; boundary=b"}
    answer = await (await browser_of(cast.ana)).post("/api/v1/photos", content=slow(), headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (408, "urn:advocacy:photos.too_slow")


async def test_a_session_that_ends_meanwhile_takes_nothing(cast: Cast, browser_of: Call, workshop: NullStore):
    ana = await browser_of(cast.ana)

    class Workshop:
        async def process(self, data: bytes, **_: Any) -> Any:
            async with transaction() as session:
                await identity.revoke_sessions(session, cast.ana.id)
            return await real.process(data)

    real = outside.outside().images
    outdoors.install(images=Workshop(), storage=workshop)
    assert (await send(ana)).status_code == 401
    assert (await photos(), await kept(workshop)) == ([], [])
    access.forget()
    await real.aclose()


@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), StorageError("away")])
async def test_a_store_that_fails_keeps_nothing_half(cast: Cast, browser_of: Call, fault: Exception):
    class Failing(NullStore):
        async def put(self, key: str, data: Any) -> Any:
            if key.endswith("720.jpg"):
                raise fault
            return await super().put(key, data)

    store = Failing()
    outdoors.install(images=outside.outside().images, storage=store)
    answer = await send(await browser_of(cast.ana))
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:advocacy:photos.storage_down")
    assert answer.headers["retry-after"] == "60"
    assert (await photos(), await kept(store)) == ([], [])


async def test_a_day_has_its_quota(cast: Cast, browser_of: Call, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ADVOCACY_PHOTOS_A_DAY", "1")
    config.settings.cache_clear()
    ana = await browser_of(cast.ana)
    assert [(await send(ana, client_id=name)).status_code for name in ("a", "b", "a")] == [201, 429, 201]


async def test_a_photo_that_nobody_let_through_opens_by_its_signed_address_only(
    cast: Cast, browser_of: Call, stranger: httpx.AsyncClient
):
    ana = await browser_of(cast.ana)
    await send(ana)
    [mine] = (await ana.get("/api/v1/photos/mine")).json()["photos"]
    answer = await stranger.get(mine["image"])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    bare, _, query = mine["image"].partition("?")
    for address in (
        bare,
        bare + "?" + query[:-1] + ("1" if query.endswith("0") else "0"),
        bare.replace("480", "720") + "?until=9999999999&key=0",
    ):
        assert (await stranger.get(address)).status_code == 404
    assert (await ana.delete(f"/api/v1/photos/{mine['id']}")).status_code == 204
    assert (await stranger.get(mine["image"])).status_code == 410
    gone = (await ana.get("/api/v1/photos/gone")).json()["pictures"]
    assert [bare.split("/")[2]] == gone
    async with reading() as session:
        assert (await session.exec(select(Picture))).all() == []


@BOTH
async def test_a_bucket_holds_photos_as_a_folder_does(cast: Cast, browser_of: Call, bucket: str):
    store = open_store(bucket)
    outdoors.install(images=outside.outside().images, storage=store)
    ana = await browser_of(cast.ana)
    assert (await send(ana)).status_code == 201
    [mine] = (await ana.get("/api/v1/photos/mine")).json()["photos"]
    assert (await ana.get(mine["image"])).status_code == 200
    await ana.delete(f"/api/v1/photos/{mine['id']}")
    await own_data.clear_pictures_gone()
    assert [blob.key async for blob in store.blobs()] == []


async def test_a_bucket_that_is_away_leaves_the_photo_on_the_phone(cast: Cast, browser_of: Call, bucket: str):
    away = open_store(f"s3://away?endpoint=http://127.0.0.1:{free_port()}&region=us-east-1")
    outdoors.install(images=outside.outside().images, storage=away)
    answer = await send(await browser_of(cast.ana))
    assert (answer.status_code, await photos()) == (503, [])
