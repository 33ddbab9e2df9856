from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
from sqlmodel import select

from advocacy_app import clock
from advocacy_app.db import reading, transaction
from advocacy_app.models import Card, Share, Transfer
from tests import factories
from tests.callers import Call
from tests.cast import Cast

WORDS = "I help make this coffee, and I am proud of it."


async def _card(**values: Any) -> Card:
    async with transaction() as session:
        return await factories.card(session, **values)


async def _begin(client: httpx.AsyncClient, shown: Card, **changes: Any) -> httpx.Response:
    share = {"card": shown.slug, "network": "linkedin", "caption": WORDS} | changes
    return await client.post("/api/v1/shares", json=share)


async def _transfers() -> int:
    async with reading() as session:
        return len((await session.exec(select(Transfer))).all())


async def test_a_share_gets_a_link_of_its_own(cast: Cast, browser_of: Call) -> None:
    card, ana = await _card(), await browser_of(cast.ana)
    answer = await _begin(ana, card)
    assert answer.status_code == 201
    share = answer.json()
    assert WORDS in share["text"]
    assert "/s/" in share["url"]
    assert await _transfers() == 0


async def test_a_confirmed_share_counts_once(cast: Cast, browser_of: Call) -> None:
    card, ana = await _card(), await browser_of(cast.ana)
    share = (await _begin(ana, card)).json()
    answers = [await ana.post(f"/api/v1/shares/{share['id']}/confirm", json={}) for _ in range(2)]
    assert [(a.status_code, a.json()["id"]) for a in answers] == [(200, share["id"])] * 2
    assert answers[0].json()["points"] == 5
    assert answers[0].json()["lands_at"]
    assert await _transfers() == 1


async def test_a_share_that_was_changed_on_its_way_is_confirmed_as_it_went_out(cast: Cast, browser_of: Call) -> None:
    card, ana = await _card(), await browser_of(cast.ana)
    share = (await _begin(ana, card)).json()
    said = {"text": "In other words.", "network": "whatsapp", "language": "en"}
    await ana.post(f"/api/v1/shares/{share['id']}/confirm", json={"said": said})
    async with reading() as session:
        row = await session.get_one(Share, share["id"])
    assert (row.caption, row.network) == ("In other words.", "whatsapp")


async def test_the_address_of_the_post_may_come_with_it(cast: Cast, browser_of: Call) -> None:
    card, ana = await _card(), await browser_of(cast.ana)
    share = (await _begin(ana, card)).json()
    address = "https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000000/"
    answer = await ana.post(f"/api/v1/shares/{share['id']}/confirm", json={"post_url": address})
    assert answer.status_code == 200
    async with reading() as session:
        assert (await session.get_one(Share, share["id"])).evidence == "url"


async def test_an_address_that_is_no_post_confirms_nothing(cast: Cast, browser_of: Call) -> None:
    card, ana = await _card(), await browser_of(cast.ana)
    share = (await _begin(ana, card)).json()
    answer = await ana.post(f"/api/v1/shares/{share['id']}/confirm", json={"post_url": "https://evil.example/"})
    assert (answer.status_code, await _transfers()) == (422, 0)


async def test_nobody_confirms_for_somebody_else(cast: Cast, browser_of: Call) -> None:
    card, ana, maja = await _card(), await browser_of(cast.ana), await browser_of(cast.maja)
    share = (await _begin(ana, card)).json()
    answer = await maja.post(f"/api/v1/shares/{share['id']}/confirm", json={})
    assert (answer.status_code, await _transfers()) == (404, 0)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"card": "nowhere"}, 404),
        ({"network": "myspace"}, 422),
        ({"network": "../x"}, 422),
        ({"caption": ""}, 422),
        ({"caption": "x" * 5001}, 422),
        ({"caption": "a\0b"}, 422),
        ({"language": "de"}, 422),
        ({"points": 100}, 422),
    ],
)
async def test_what_cannot_be_shared_is_refused(
    cast: Cast, browser_of: Call, changes: dict[str, Any], status: int
) -> None:
    card, ana = await _card(), await browser_of(cast.ana)
    assert (await _begin(ana, card, **changes)).status_code == status


async def test_what_is_for_inside_stays_inside(cast: Cast, browser_of: Call) -> None:
    answer = await _begin(await browser_of(cast.ana), await _card(scope="inside"))
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:advocacy:sharing.inside_only")


async def test_a_key_makes_one_share_of_many_tries(cast: Cast, browser_of: Call) -> None:
    card, ana = await _card(), await browser_of(cast.ana)
    share, key = {"card": card.slug, "network": "copy", "caption": WORDS}, {"idempotency-key": "k"}
    answers = [await ana.post("/api/v1/shares", json=share, headers=key) for _ in range(3)]
    assert len({a.json()["id"] for a in answers}) == 1
    assert {a.status_code for a in answers} == {201}


async def test_a_reminder_is_answered_in_the_callers_own_time(cast: Cast, browser_of: Call) -> None:
    card, maja = await _card(), await browser_of(cast.maja)
    tomorrow = (clock.now() + timedelta(days=1)).date()
    answer = await maja.put(f"/api/v1/cards/{card.slug}/reminder", json={"when": f"{tomorrow}T09:00"})
    assert answer.status_code == 200
    assert datetime.fromisoformat(answer.json()["at"]).astimezone(ZoneInfo("Europe/Ljubljana")).hour == 9
    assert answer.json()["when"].endswith(" 9:00")
    assert answer.json()["instead_of"] is None
    again = await maja.put(f"/api/v1/cards/{card.slug}/reminder", json={"when": f"{tomorrow}T18:00"})
    assert again.json()["instead_of"] == answer.json()["at"]
    back = await maja.put(f"/api/v1/cards/{card.slug}/reminder", json={"when": again.json()["instead_of"]})
    assert back.json()["when"] == answer.json()["when"]
    for when in ("soon", "2020-01-01T09:00"):
        assert (await maja.put(f"/api/v1/cards/{card.slug}/reminder", json={"when": when})).status_code == 422
