"""The page behind a consent link, and the same for colleagues who are signed in."""

from typing import Any

import httpx
import pytest

from advocacy_app import bus, clock, outside
from advocacy_app.db import transaction
from advocacy_app.i18n import LANGUAGES
from advocacy_app.integrations.storage import NullStore
from advocacy_app.models import Member, Photo
from advocacy_app.services import culture, identity
from tests import factories, outdoors
from tests.callers import Call
from tests.cast import Cast
from tests.services.culture.stories import sent
from tests.services.culture.test_consent import people_of

OURS = {"origin": "http://localhost:8000"}


async def link_of(cast: Cast, **values: Any) -> str:
    photo = await sent(cast.ana, people=[culture.InPicture(name="Driver")], **values)
    [driver] = await people_of(photo)
    async with transaction() as session:
        link = await culture.make_link(session, factories.viewer(cast.ana), driver.id)
        (await session.get_one(Photo, photo)).state = "live"
    return link.removeprefix("http://localhost:8000")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_question_is_asked_in_every_language(cast: Cast, stranger: httpx.AsyncClient, language: str):
    page = await stranger.get(await link_of(cast), headers={"accept-language": language})
    assert page.status_code == 200
    assert f'lang="{language}"' in page.text
    assert "Ana Kralj" in page.text
    assert page.text.count('name="answer"') == 2
    assert page.headers["referrer-policy"] == "same-origin"
    assert page.headers["cache-control"] == "private, no-store"


async def test_yes_and_no_are_one_tap_each_and_can_be_changed(cast: Cast, stranger: httpx.AsyncClient):
    link = await link_of(cast, scope="outside")
    for said, words in (("yes", "Thank you"), ("no", "being taken down"), ("yes", "Thank you"), ("no", "taken down")):
        answer = await stranger.post(link, data={"answer": said, "scope": "outside", "days": "30"}, headers=OURS)
        assert (answer.status_code, answer.headers["location"]) == (303, f"{link}?said=1")
        assert words in (await stranger.get(answer.headers["location"])).text
        assert ("/media/" in (await stranger.get(link)).text) is (said == "yes")


async def test_a_link_that_leads_nowhere_says_so(cast: Cast, stranger: httpx.AsyncClient):
    link = await link_of(cast)
    async with transaction() as session:
        [photo] = await culture.mine(session, factories.viewer(cast.ana))
        await culture.withdraw(session, factories.viewer(cast.ana), photo.id)
    for address in (link, "/consent/nonsense"):
        assert (await stranger.get(address)).status_code == 410
        assert (await stranger.post(address, data={"answer": "yes"}, headers=OURS)).status_code == 410


async def test_a_colleague_answers_signed_in_and_nobody_else_does(cast: Cast, browser_of: Call):
    photo = await sent(cast.ana, people=[culture.InPicture(member_id=cast.maja.id)])
    [person] = await people_of(photo)
    maja, lena = await browser_of(cast.maja), await browser_of(cast.lena)
    assert (await maja.get(f"/consent/of/{person.id}")).status_code == 200
    assert (await lena.get(f"/consent/of/{person.id}")).status_code == 410
    assert (await lena.post(f"/consent/of/{person.id}", data={"answer": "no"}, headers=OURS)).status_code == 404
    assert (await maja.post(f"/consent/of/{person.id}", data={"answer": "no"}, headers=OURS)).status_code == 303
    assert [one.answer for one in await people_of(photo)] == ["refused"]


async def test_a_stranger_is_led_to_the_door(cast: Cast, stranger: httpx.AsyncClient):
    for answer in (await stranger.get("/consent/of/x"), await stranger.post("/consent/of/x", data={}, headers=OURS)):
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=/consent/of/x")


async def test_a_withdrawn_consent_closes_the_picture_at_once(
    cast: Cast, stranger: httpx.AsyncClient, browser_of: Call
):
    store = NullStore()
    outdoors.install(storage=store)
    link = await link_of(cast)
    page = (await stranger.get(link)).text
    address = page.split('src="/media/')[1].split('"')[0].replace("&amp;", "&")
    await store.put("picture/" + address.split("?")[0], b"pixels")
    assert (await stranger.get(f"/media/{address}")).status_code == 200
    began = clock.now()
    await stranger.post(link, data={"answer": "no"}, headers=OURS)
    assert (await stranger.get(f"/media/{address}")).status_code == 404
    assert (clock.now() - began).total_seconds() < 60
    outside._outside.clear()


@pytest.mark.parametrize("language", LANGUAGES)
async def test_who_left_says_without_an_account_what_may_stay(cast: Cast, stranger: httpx.AsyncClient, language: str):
    photos = [await sent(cast.maja) for _ in range(2)]
    async with transaction() as session:
        await identity.deactivate(session, await session.get_one(Member, cast.maja.id), factories.viewer(cast.ines))
    while await bus.deliver_next():
        pass
    async with transaction() as session:
        [leaver] = await culture.leavers(session, factories.viewer(cast.piotr))
    link = leaver.link.removeprefix("http://localhost:8000")
    page = await stranger.get(link, headers={"accept-language": language})
    assert (page.status_code, page.headers["referrer-policy"]) == (200, "same-origin")
    assert page.text.count("/media/") == 2
    person = page.text.split('name="person" value="')[2].split('"')[0]
    for data, left in (({"answer": "no", "person": person}, 1), ({"answer": "no"}, 0), ({"answer": "yes"}, 2)):
        answer = await stranger.post(link, data=data, headers=OURS)
        assert (answer.status_code, answer.headers["location"]) == (303, link)
        async with transaction() as session:
            states = [(await session.get_one(Photo, photo)).state for photo in photos]
        assert states.count("pulled") == 0  # not published yet, so there is nothing to pull
        assert (await stranger.get(link)).text.count("/media/") == left
