"""The public page of a draw and the files behind it."""

import json
import re

import httpx
import pytest
from limits import RateLimitItemPerMinute

from advocacy_app.db import reading
from advocacy_app.routes import draws as routes
from advocacy_app.services import contests, draws
from advocacy_app.services.contests.minutes import told
from tests.callers import Call
from tests.cast import Cast
from tests.hands import Hands
from tests.services.contests import stories


async def test_anybody_gets_the_program_that_checks_a_draw(stranger: httpx.AsyncClient):
    answer = await stranger.get("/draws/verify.py")
    assert answer.status_code == 200
    assert answer.content == draws.verifier()
    assert answer.headers["content-disposition"] == 'attachment; filename="verify.py"'
    assert answer.headers["content-type"] == "text/x-python; charset=utf-8"


async def test_the_page_of_a_draw_is_for_anybody_and_names_nobody(
    cast: Cast, hands: Hands, stranger: httpx.AsyncClient
):
    draw = await stories.drawn(cast, hands)
    answer = await stranger.get(f"/draws/{draw.id}")
    assert answer.status_code == 200
    assert draws.phrase(bytes.fromhex(draw.c1_sha256)) in answer.text
    assert "A weekend in Trieste" in answer.text
    assert "not against the organiser" in answer.text
    for member in (cast.maja, cast.lena, cast.bruno, cast.piotr):
        assert member.name not in answer.text
        assert member.id not in answer.text


async def test_the_audit_file_from_the_net_passes_every_check(cast: Cast, hands: Hands, stranger: httpx.AsyncClient):
    draw = await stories.drawn(cast, hands)
    answer = await stranger.get(f"/draws/{draw.id}/audit.zip")
    assert draws.checked(answer.content).failed is None
    assert (await stranger.get(f"/draws/{draw.id}/verify.py")).content == draws.verifier()


async def test_the_frozen_rules_have_the_published_checksum(cast: Cast, hands: Hands, stranger: httpx.AsyncClient):
    draw = await stories.drawn(cast, hands)
    answer = await stranger.get(f"/draws/{draw.id}/rules.txt")
    assert draws.sha256(answer.content).hex() == json.loads(draw.c0)["rules_sha256"]


async def test_files_that_are_made_anew_are_not_made_without_end(
    cast: Cast, hands: Hands, stranger: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(routes, "_MADE", RateLimitItemPerMinute(2, 1, cast.ana.id))
    draw = await stories.drawn(cast, hands)
    asked = ("minutes.pdf", "audit.zip", "minutes.pdf", "audit.zip", "rules.txt")
    answers = [(await stranger.get(f"/draws/{draw.id}/{file}")).status_code for file in asked]
    assert answers == [200, 200, 429, 429, 200]


@pytest.mark.parametrize("language", ["en", "it", "sl", "pl", "da"])
async def test_there_are_minutes_in_every_language(
    cast: Cast, hands: Hands, stranger: httpx.AsyncClient, language: str
):
    draw = await stories.drawn(cast, hands)
    answer = await stranger.get(f"/draws/{draw.id}/minutes.pdf", headers={"accept-language": language})
    assert answer.status_code == 200
    assert answer.headers["content-language"] == language
    assert answer.content.startswith(b"%PDF-")


async def test_minutes_on_paper_name_the_year_and_the_zone_and_say_nothing_twice(cast: Cast, hands: Hands):
    draw = await stories.drawn(cast, hands)
    async with reading() as session:
        paper = told(await contests.proof(session, draw.id, "en"), "Lindhall", "en")
    said = [line["text"] for part in paper["parts"] for line in part["lines"]]
    assert paper["zone"] == "Times are those of Europe/Warsaw."
    dated = [line for line in said if re.search(r"\d\d:\d\d", line)]
    assert dated
    assert [line for line in dated if not re.search(r"\b20\d\d\b", line)] == []
    assert "not against the organiser" in paper["label"]
    assert paper["label"] not in said
    assert not [line for line in said if "this page" in line]


async def test_a_receipt_is_its_owners_alone(cast: Cast, hands: Hands, stranger: httpx.AsyncClient, browser_of: Call):
    draw = await stories.drawn(cast, hands)
    address = f"/draws/{draw.id}/receipt.json"
    assert (await stranger.get(address)).status_code == 401
    assert (await (await browser_of(cast.ana)).get(address)).status_code == 404
    mine = await (await browser_of(cast.maja)).get(address)
    assert mine.json()["subject_id"] == cast.maja.id


async def test_before_the_draw_there_is_no_audit_file(cast: Cast, hands: Hands, stranger: httpx.AsyncClient):
    draw = await stories.draw_of(await stories.launched(cast))
    assert (await stranger.get(f"/draws/{draw.id}")).status_code == 200
    for file in ("audit.zip", "minutes.pdf"):
        assert (await stranger.get(f"/draws/{draw.id}/{file}")).status_code == 404


async def test_a_draw_that_is_not_there_looks_like_nothing(stranger: httpx.AsyncClient):
    for path in ("", "/audit.zip", "/minutes.pdf", "/rules.txt", "/verify.py"):
        assert (await stranger.get(f"/draws/{'0' * 32}{path}")).status_code == 404


async def test_a_strange_signature_is_refused_in_words(cast: Cast, hands: Hands, browser_of: Call):
    contest_id = await stories.launched(cast, entropy="drand")
    draw = await stories.draw_of(contest_id)
    hands.forward(days=7, hours=8)
    await stories.closes()
    client = await browser_of(cast.maja)
    for typed in ("12", "00" * 48):
        answer = await client.post(f"/draws/{draw.id}/beacon", data={"signature": typed})
        assert answer.status_code == 422
        assert "signature of round" in answer.text


async def test_only_a_witness_finds_the_page_of_a_witness(
    cast: Cast, hands: Hands, browser_of: Call, stranger: httpx.AsyncClient
):

    people = [contests.WitnessForm("Works council", cast.ana.id)]
    draw = await stories.draw_of(await stories.launched(cast, entropy="witness", witnesses=people))
    address = f"/draws/{draw.id}/witness"
    assert (await stranger.get(address)).status_code == 303
    assert (await (await browser_of(cast.maja)).get(address)).status_code == 404
    ana = await browser_of(cast.ana)
    assert "Lock in a number" in (await ana.get(address)).text
    assert (await ana.post(address, data={"commit": "0" * 64})).status_code == 303
    assert "locked in" in (await ana.get(address)).text
    assert (await ana.post(address, data={"commit": "no"})).status_code == 422
