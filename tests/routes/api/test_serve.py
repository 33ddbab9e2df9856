"""What holds for every operation, tried on a few."""

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest
from sqlmodel import func, select

from advocacy_app import config, pace
from advocacy_app.db import reading, transaction
from advocacy_app.models import Card, EventRow, RequestKey
from advocacy_app.services import identity
from tests import factories
from tests.callers import Call
from tests.cast import Cast
from tests.hands import BOTH, Hands

PROBLEM = "application/problem+json"


async def _card() -> Card:
    async with transaction() as session:
        return await factories.card(session)


async def _events() -> int:
    async with reading() as session:
        return (await session.exec(select(func.count()).select_from(EventRow))).one()


# Who


async def test_a_stranger_learns_nothing(cast: Cast, stranger: httpx.AsyncClient) -> None:
    answer = await stranger.get("/api/v1/me", headers={"accept-language": "it"})
    assert (answer.status_code, answer.headers["content-type"]) == (401, PROBLEM)
    assert answer.json() == {
        "type": "urn:advocacy:api.sign_in_needed",
        "title": "Prima accedi",
        "status": 401,
        "detail": "Accedi di nuovo o invia un token valido. Non è cambiato nulla.",
    }


async def test_a_cookie_alone_is_not_enough(cast: Cast, browser_of: Call) -> None:
    ana = await browser_of(cast.ana, **{"x-advocacy": "0"})
    answer = await ana.get("/api/v1/me")
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:advocacy:api.header_missing")


async def test_a_token_acts_for_its_member(cast: Cast, script_of: Call) -> None:
    script = await script_of(cast.maja, "read")
    assert (await script.get("/api/v1/me")).json() == {
        "id": cast.maja.id,
        "name": "Maja Kos",
        "role": "employee",
        "language": "sl",
        "timezone": "Europe/Ljubljana",
        "visibility": "name",
    }


async def test_a_token_for_reading_cannot_write(cast: Cast, script_of: Call) -> None:
    card, script = await _card(), await script_of(cast.ana, "read")
    answer = await script.put(f"/api/v1/cards/{card.slug}/reaction")
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:advocacy:api.scope_missing")
    assert await _events() == 0


async def test_revoked_tokens_and_tokens_of_leavers_are_dead(cast: Cast, script_of: Call) -> None:
    ana, jakob = await script_of(cast.ana, "read"), await script_of(cast.jakob, "read")
    async with transaction() as session:
        await identity.revoke_tokens(session, cast.ana.id)
    assert [(await script.get("/api/v1/me")).status_code for script in (ana, jakob)] == [401, 401]


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer nonsense", "Basic YTpi", "Bearer é"])
async def test_a_made_up_authorization_is_refused(cast: Cast, stranger: httpx.AsyncClient, header: str) -> None:
    answer = await stranger.get("/api/v1/me", headers={b"authorization": header.encode()})
    assert answer.status_code == 401


# What


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", "json_invalid"),
        ("{", "json_invalid"),
        ("[]", "model_type"),
        ("null", "model_type"),
        ('{"slugs": "a"}', "list_type"),
        ('{"slugs": [1]}', "string_type"),
        ('{"slugs": []}', "too_short"),
        ('{"slugs": ["a"], "extra": 1}', "extra_forbidden"),
        ('{"slugs": ["../etc/passwd"]}', "string_pattern_mismatch"),
        ('{"slugs": ["a\\u0000b"]}', "string_pattern_mismatch"),
        ('{"slugs": ["\\ud800"]}', "json_invalid"),
        (json.dumps({"slugs": ["a"] * 51}), "too_long"),
        (json.dumps({"slugs": ["a" * 81]}), "string_too_long"),
        ("[" * 5000 + "]" * 5000, "json_invalid"),
        ('{"slugs": ["a"], "slugs": ' + "[" * 300 + "]" * 300 + "}", "json_invalid"),
        ("NaN", "model_type"),
    ],
)
async def test_what_does_not_fit_is_refused_with_its_place(cast: Cast, browser_of: Call, body: str, code: str) -> None:
    ana = await browser_of(cast.ana)
    answer = await ana.post("/api/v1/feed/seen", content=body, headers={"content-type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert answer.json()["errors"][0]["code"] == code


async def test_a_body_that_is_too_large_is_not_read_to_its_end(cast: Cast, browser_of: Call) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        for _ in range(1000):
            sent += 8192
            yield b"x" * 8192

    ana = await browser_of(cast.ana)
    answer = await ana.post("/api/v1/feed/seen", content=endless(), headers={"content-type": "application/json"})
    assert answer.status_code == 413
    assert sent < 1000 * 8192


async def test_only_json_is_read(cast: Cast, browser_of: Call) -> None:
    ana = await browser_of(cast.ana)
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        answer = await ana.post("/api/v1/feed/seen", content='{"slugs":["a"]}', headers={"content-type": kind})
        assert answer.status_code == 415


@pytest.mark.parametrize("query", ["?after=", "?after=../x", "?other=1", "?after=a&after=b%00"])
async def test_a_query_that_does_not_fit_is_refused(cast: Cast, browser_of: Call, query: str) -> None:
    assert (await (await browser_of(cast.ana)).get(f"/api/v1/feed{query}")).status_code == 422


@pytest.mark.parametrize("slug", ["%00", "a%00b", "..%2F..%2Fetc%2Fpasswd", "%ff", "a" * 5000, "😀", "a'--"])
async def test_hostile_addresses_lead_nowhere(cast: Cast, browser_of: Call, slug: str) -> None:
    ana = await browser_of(cast.ana)
    for method in ("GET", "PUT"):
        answer = await ana.request(method, f"/api/v1/cards/{slug}{'' if method == 'GET' else '/saved'}")
        assert answer.status_code == (400 if "%00" in slug else 404)


async def test_unknown_addresses_and_methods_are_problems_too(cast: Cast, browser_of: Call) -> None:
    ana = await browser_of(cast.ana)
    nowhere, patch = await ana.get("/api/v1/nowhere"), await ana.patch("/api/v1/me")
    assert (nowhere.status_code, nowhere.headers["content-type"]) == (404, PROBLEM)
    assert (patch.status_code, patch.json()["type"]) == (405, "urn:advocacy:api.method_unknown")
    assert set(patch.headers["allow"].split(", ")) == {"GET", "HEAD"}


async def test_our_own_faults_say_so_and_nothing_more(
    cast: Cast, browser_of: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("advocacy_app.services.feed.feed", broken)
    answer = await (await browser_of(cast.ana)).get("/api/v1/feed")
    assert (answer.status_code, answer.json()["type"]) == (500, "urn:advocacy:error.ours")
    assert "secret" not in answer.text


# How often


async def test_too_many_writes_are_told_when_to_come_back(
    cast: Cast, browser_of: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "WRITES", pace.RateLimitItemPerMinute(3, 1, "few"))
    card, ana, maja = await _card(), await browser_of(cast.ana), await browser_of(cast.maja)
    answers = [await ana.put(f"/api/v1/cards/{card.slug}/saved") for _ in range(4)]
    assert [a.status_code for a in answers] == [204, 204, 204, 429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 120
    assert (await maja.put(f"/api/v1/cards/{card.slug}/saved")).status_code == 204


async def test_redis_counts_for_all_workers(
    cast: Cast, browser_of: Call, redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADVOCACY_REDIS_URL", redis_url)
    config.settings.cache_clear()
    pace._shared.cache_clear()
    monkeypatch.setattr(pace, "READS", pace.RateLimitItemPerMinute(2, 1, "few"))
    ana = await browser_of(cast.ana)
    assert [(await ana.get("/api/v1/me")).status_code for _ in range(3)] == [200, 200, 429]


# Idempotency keys


@BOTH
async def test_the_same_key_gets_the_same_answer_and_one_deed(cast: Cast, browser_of: Call) -> None:
    card, ana = await _card(), await browser_of(cast.ana)
    for _ in range(3):
        answer = await ana.put(f"/api/v1/cards/{card.slug}/reaction", headers={"idempotency-key": "tap-1"})
        assert answer.status_code == 204
    await ana.delete(f"/api/v1/cards/{card.slug}/reaction", headers={"idempotency-key": "tap-2"})
    await ana.put(f"/api/v1/cards/{card.slug}/reaction", headers={"idempotency-key": "tap-1"})
    assert (await ana.get(f"/api/v1/cards/{card.slug}")).json()["thanks"]["count"] == 0
    assert await _events() == 1


@BOTH
async def test_a_key_belongs_to_one_request(cast: Cast, browser_of: Call) -> None:
    card, ana, maja = await _card(), await browser_of(cast.ana), await browser_of(cast.maja)
    key = {"idempotency-key": "k"}
    assert (await ana.put(f"/api/v1/cards/{card.slug}/reaction", headers=key)).status_code == 204
    other = await ana.put(f"/api/v1/cards/{card.slug}/saved", headers=key)
    assert (other.status_code, other.json()["type"]) == (422, "urn:advocacy:api.key_reused")
    assert (await maja.put(f"/api/v1/cards/{card.slug}/saved", headers=key)).status_code == 204


@BOTH
async def test_copies_that_arrive_at_once_are_done_once(cast: Cast, browser_of: Call) -> None:
    card, ana = await _card(), await browser_of(cast.ana)
    address, key = f"/api/v1/cards/{card.slug}/reaction", {"idempotency-key": "once"}
    answers = await asyncio.gather(*(ana.put(address, headers=key) for _ in range(8)))
    assert {a.status_code for a in answers} == {204}
    async with reading() as session:
        assert len((await session.exec(select(RequestKey))).all()) == 1
    assert await _events() == 1


async def test_a_refused_request_keeps_no_key(cast: Cast, browser_of: Call) -> None:
    ana, key = await browser_of(cast.ana), {"idempotency-key": "k"}
    assert (await ana.put("/api/v1/cards/nowhere/saved", headers=key)).status_code == 404
    async with reading() as session:
        assert (await session.exec(select(RequestKey))).all() == []


@pytest.mark.parametrize("key", ["", "a b", "x" * 81, "é"])
async def test_a_key_is_plain_and_short(cast: Cast, browser_of: Call, key: str) -> None:
    card, ana = await _card(), await browser_of(cast.ana)
    answer = await ana.put(f"/api/v1/cards/{card.slug}/saved", headers={b"idempotency-key": key.encode()})
    assert answer.status_code == 422


async def test_keys_are_forgotten_after_48_hours(cast: Cast, browser_of: Call, hands: Hands) -> None:
    card, ana = await _card(), await browser_of(cast.ana)
    await ana.put(f"/api/v1/cards/{card.slug}/saved", headers={"idempotency-key": "k"})
    for hours, left in ((47, 1), (2, 0)):
        hands.forward(hours=hours)
        async with transaction() as session:
            await identity.drop_old_keys(session)
            assert len((await session.exec(select(RequestKey))).all()) == left
