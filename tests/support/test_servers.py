"""The neighbours that other tests rely on are real and start clean."""

import base64
import hashlib
import json
import secrets
import smtplib
import subprocess
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import asyncpg
import httpx
import pytest
import redis.asyncio
from playwright.async_api import async_playwright

from tests.servers import Mailbox, OidcServer


async def _ask_postgres(url: str, *statements: str) -> object:
    """The answer to the last of the statements."""
    connection = await asyncpg.connect(url.replace("+asyncpg", ""))
    try:
        return [await connection.fetchval(statement) for statement in statements][-1]
    finally:
        await connection.close()


@pytest.mark.parametrize("time", ["first", "second"])
async def test_each_test_gets_a_postgres_database_of_its_own(postgres_url: str, time: str) -> None:
    assert await _ask_postgres(postgres_url, "CREATE TABLE once (n int)", "SELECT count(*) FROM once") == 0


async def test_postgres_lowers_letters_beyond_ascii(postgres_url: str) -> None:
    assert await _ask_postgres(postgres_url, "SELECT lower('ŠÓØ')") == "šóø"


@pytest.mark.parametrize("time", ["first", "second"])
async def test_each_test_gets_an_empty_redis(redis_url: str, time: str) -> None:
    async with redis.asyncio.from_url(redis_url) as client:
        assert await client.incr("once") == 1


def test_a_mail_arrives_whole(smtp_server: Mailbox) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "a@example.com", "b@example.com", "Žive barve"
    letter.set_content("Dzień dobry!")
    parts = urlsplit(smtp_server.url)
    with smtplib.SMTP(parts.hostname or "", parts.port or 0) as client:
        client.send_message(letter)
    [arrived] = smtp_server.messages
    assert (arrived["Subject"], arrived.get_content().strip()) == ("Žive barve", "Dzień dobry!")


BACK = "http://localhost:5555/auth/test/callback"


def _ask_to_sign_in(server: OidcServer, **more: str) -> str:
    asked = {"client_id": server.client_id, "response_type": "code", "scope": "openid email profile", "nonce": "n"}
    return f"{server.issuer}/auth?{urlencode(asked | {'redirect_uri': BACK} | more)}"


@pytest.mark.parametrize(("person", "verified"), [("anna", True), ("bruno", False)])
async def test_the_openid_provider_signs_people_in(oidc_provider: OidcServer, person: str, verified: bool) -> None:  # noqa: FBT001
    verifier = secrets.token_urlsafe(32)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    asked = _ask_to_sign_in(oidc_provider, code_challenge=challenge, code_challenge_method="S256")
    [code] = parse_qs(urlsplit(await oidc_provider.sign_in(asked, person)).query)["code"]
    form = {"grant_type": "authorization_code", "code": code, "code_verifier": verifier, "redirect_uri": BACK}
    async with httpx.AsyncClient(auth=(oidc_provider.client_id, oidc_provider.client_secret)) as client:
        token = (await client.post(f"{oidc_provider.issuer}/token", data=form)).json()["id_token"]
    claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    assert (claims["sub"], claims["email_verified"], claims["nonce"]) == (person, verified, "n")


async def test_the_openid_provider_insists_on_pkce(oidc_provider: OidcServer) -> None:
    assert "error=invalid_request" in await oidc_provider.sign_in(_ask_to_sign_in(oidc_provider), "anna")


async def test_the_browser_draws_every_diacritic_in_the_phones_font(chromium_path: Path) -> None:
    """A letter the font lacks would be drawn in another font, and so be counted under another name."""
    page_text = "<body style='font-family: system-ui'>ČŠŽčšž ĄĆĘŁŃÓŚŹŻąćęłńóśźż ÆØÅæøå ÀÈÉÌÒÙ"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium_path)
        page = await browser.new_page()
        await page.set_content(page_text)
        tools = await page.context.new_cdp_session(page)
        await tools.send("DOM.enable")
        await tools.send("CSS.enable")
        document = await tools.send("DOM.getDocument")
        body = await tools.send("DOM.querySelector", {"nodeId": document["root"]["nodeId"], "selector": "body"})
        drawn = await tools.send("CSS.getPlatformFontsForNode", {"nodeId": body["nodeId"]})
        await browser.close()
    assert [font["familyName"] for font in drawn["fonts"]] == ["Roboto"]


def test_node_finds_the_npm_packages(node_path: Path, npm_dir: Path) -> None:
    script = "require('axe-core').version"
    version = subprocess.run([node_path, "-p", script], check=True, cwd=npm_dir, capture_output=True, text=True).stdout
    assert version.strip() == "4.14.1"
