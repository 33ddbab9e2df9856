"""What anybody may ask about certificates, and the files that their holders keep."""

import json

import httpx
import jsonschema
import pytest
from joserfc.jwk import RSAKey
from openbadgeslib.ob3 import OB3Verifier

from tests.callers import Call
from tests.cast import Cast
from tests.hands import Hands
from tests.services.credentials.stories import SCHEMAS, elsewhere, issue, revoke, token_of


async def of(browser: httpx.AsyncClient, number: str, name: str) -> bytes:
    answer = await browser.get(f"/me/credentials/{number}/{name}")
    assert answer.status_code == 200
    return answer.content


async def checked(stranger: httpx.AsyncClient, file: bytes) -> str:
    answer = await stranger.post("/credentials/check", files={"file": ("badge", file)})
    assert answer.status_code == 200
    return answer.text


async def test_a_stranger_reads_that_it_is_valid_and_no_name(cast: Cast, hands: Hands, stranger: httpx.AsyncClient):
    mine = await issue(cast.ana)
    answer = await stranger.get(f"/credentials/{mine.id}")
    assert answer.status_code == 200
    assert "This certificate is valid" in answer.text
    assert "Photos and consent" in answer.text
    assert cast.ana.name not in answer.text


async def test_a_stranger_reads_that_it_was_revoked_but_not_why(cast: Cast, hands: Hands, stranger: httpx.AsyncClient):
    mine = await issue(cast.ana)
    await revoke(cast.piotr, mine.id, "Two accounts, one person.")
    page = (await stranger.get(f"/credentials/{mine.id}")).text
    assert "This certificate was revoked" in page
    assert "Two accounts" not in page


@pytest.mark.parametrize("number", ["0" * 32, "nonsense", "A" * 32])
async def test_a_number_that_was_never_issued_is_not_known(db: str, stranger: httpx.AsyncClient, number: str):
    answer = await stranger.get(f"/credentials/{number}")
    assert answer.status_code == 404
    assert "know this certificate" in answer.text


async def test_a_program_finds_its_way_from_the_file_to_the_verdict(
    cast: Cast, stranger: httpx.AsyncClient, browser_of: Call
):
    """The header leads to the key, the credential to its status list, and both are open to every origin."""
    mine = await issue(cast.ana)
    token = (await of(await browser_of(cast.ana), mine.id, "badge.jwt")).decode()
    keys = (await stranger.get("/credentials/keys")).json()
    found = elsewhere(token, keys)
    key = await stranger.get(found["protectedHeader"]["kid"])
    assert (key.json(), key.headers["access-control-allow-origin"]) == (keys["keys"][0], "*")
    status = await stranger.get(found["payload"]["credentialStatus"]["statusListCredential"])
    assert elsewhere(token, keys, list=status.text)["ok"]
    achievement = await stranger.get(found["payload"]["credentialSubject"]["achievement"]["id"])
    assert achievement.json()["name"] == mine.title
    assert (await stranger.get(achievement.json()["related"][0]["id"])).status_code == 200
    issuer = await stranger.get(found["payload"]["issuer"]["id"])
    jsonschema.validate(issuer.json(), json.loads((SCHEMAS / "ob_v3p0_profile_schema.json").read_text()))


async def test_a_baked_badge_is_read_and_verified_by_another_library(
    cast: Cast, stranger: httpx.AsyncClient, browser_of: Call
):
    mine, browser = await issue(cast.ana), await browser_of(cast.ana)
    public = RSAKey.import_key((await stranger.get("/credentials/keys")).json()["keys"][0]).as_pem(private=False)
    png, svg = await of(browser, mine.id, "badge.png"), await of(browser, mine.id, "badge.svg")
    verifier = OB3Verifier(pubkey_pem=public)
    for token in (verifier.extract_token_from_png(png), verifier.extract_token_from_svg(svg)):
        assert token == await token_of(mine.id)
        assert verifier.verify(token).achievement.name == "Photos and consent"
    assert "Genuine and valid" in await checked(stranger, png)
    assert "Genuine and valid" in await checked(stranger, svg)


async def test_a_changed_file_is_called_altered_and_a_picture_is_called_empty(
    cast: Cast, hands: Hands, stranger: httpx.AsyncClient, browser_of: Call
):
    hers, his = await issue(cast.ana), await issue(cast.bruno)
    header, _, signature = (await token_of(hers.id)).split(".")
    body = (await token_of(his.id)).split(".")[1]
    assert "Altered" in await checked(stranger, f"{header}.{body}.{signature}".encode())
    picture = await of(await browser_of(cast.ana), hers.id, "certificate.png")
    assert "No certificate found in it" in await checked(stranger, picture)


@pytest.mark.parametrize("name", ["ana", "bruno", "maja", "tomek", "lena"])
async def test_there_is_a_certificate_in_every_language(cast: Cast, hands: Hands, browser_of: Call, name: str):
    reader = getattr(cast, name)
    mine, browser = await issue(reader), await browser_of(reader)
    assert mine.language == reader.language
    assert (await of(browser, mine.id, "certificate.pdf")).startswith(b"%PDF-")
    assert (await of(browser, mine.id, "certificate.png")).startswith(b"\x89PNG")


async def test_files_are_for_their_holder_alone(
    cast: Cast, hands: Hands, stranger: httpx.AsyncClient, browser_of: Call
):
    mine = await issue(cast.ana)
    for name in ("certificate.pdf", "certificate.png", "badge.png", "badge.svg", "badge.jwt"):
        assert (await (await browser_of(cast.piotr)).get(f"/me/credentials/{mine.id}/{name}")).status_code == 404
        assert (await stranger.get(f"/me/credentials/{mine.id}/{name}")).status_code == 303
    assert (await (await browser_of(cast.ana)).get(f"/me/credentials/{mine.id}/secret")).status_code == 404


async def test_a_file_that_is_too_large_is_refused_in_words(db: str, stranger: httpx.AsyncClient):
    answer = await stranger.post("/credentials/check", files={"file": ("badge", b"x" * 2_000_001)})
    assert answer.status_code == 422
    assert "Choose one badge file" in answer.text
