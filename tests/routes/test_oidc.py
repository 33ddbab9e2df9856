"""In with a company account: a real provider, and one that misbehaves in every way we could think of."""

import json
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from sqlmodel import func, select

from advocacy_app import config
from advocacy_app.access import cookie_name, forget
from advocacy_app.db import reading, transaction
from advocacy_app.models import ExternalIdentity, LoginSession, Member
from advocacy_app.routes import house, oidc_client
from advocacy_app.services import identity
from tests.cast import Cast
from tests.servers import OidcServer
from tests.support.bad_provider import (
    CLIENT,
    SECRET,
    BadProvider,
    not_signed,
    signed_by_somebody_else,
    signed_with_our_secret,
)

OURS = {"origin": "http://localhost:8000"}
GOOD = {"code": "good"}


@pytest.fixture(autouse=True)
def nothing_remembered() -> Iterator[None]:
    forget()
    house._known.clear()
    oidc_client._registered.cache_clear()
    yield
    house._known.clear()
    oidc_client._registered.cache_clear()


def configure(monkeypatch: pytest.MonkeyPatch, *providers: dict[str, Any]) -> None:
    monkeypatch.setenv("ADVOCACY_OIDC", json.dumps(providers))
    config.settings.cache_clear()


@pytest.fixture
async def provider(bad_provider: BadProvider, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> BadProvider:
    """Configured twice under two names, as ``test`` and ``other``; Ana's account there is "subject-1"."""
    base = {"label": "Lindhall ID", "issuer": bad_provider.issuer, "client_id": CLIENT, "client_secret": SECRET}
    configure(monkeypatch, {"name": "test", **base}, {"name": "other", **base})
    await link(cast.ana, bad_provider.issuer)
    return bad_provider


async def link(member: Member, issuer: str, subject: str = "subject-1") -> None:
    async with transaction() as session:
        await identity.connect_account(session, member, identity.Vouched(issuer, subject))


async def set_out(browser: httpx.AsyncClient, provider: BadProvider, after: str = "/") -> str:
    """Go to the provider; returns the state."""
    answer = await browser.get("/auth/test/login", params={"next": after})
    assert answer.status_code == 302
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["redirect_uri"] == ["http://localhost:8000/auth/test/callback"]
    [provider.nonce] = query["nonce"]
    [state] = query["state"]
    return state


async def come_back(browser: httpx.AsyncClient, state: str, **query: str) -> httpx.Response:
    return await browser.get("/auth/test/callback", params={**GOOD, "state": state, **query})


async def sessions() -> int:
    async with reading() as session:
        return (await session.exec(select(func.count()).select_from(LoginSession))).one()


async def who(browser: httpx.AsyncClient) -> str | None:
    async with reading() as session:
        viewer = await identity.find_viewer(session, browser.cookies.get(cookie_name()) or "")
    return viewer.name if viewer else None


async def test_a_known_account_signs_in_and_goes_on(provider: BadProvider, stranger: httpx.AsyncClient):
    state = await set_out(stranger, provider, "/library?q=a")
    answer = await come_back(stranger, state)
    assert (answer.status_code, answer.headers["location"]) == (303, "/library?q=a")
    assert await who(stranger) == "Ana Kralj"
    assert provider.asked[0]["code_verifier"]
    assert "oidc" not in stranger.cookies


async def test_the_page_has_a_button_for_each_provider(provider: BadProvider, stranger: httpx.AsyncClient):
    page = await stranger.get("/sign-in", params={"next": "/boards"})
    assert page.text.count("Continue with Lindhall ID") == 2
    assert 'href="/auth/other/login?next=%2Fboards"' in page.text


WRONG_ANSWERS: dict[str, tuple[int, dict[str, Any]]] = {
    "nonce of another sign-in": (403, {"claims": lambda c: c | {"nonce": "another"}}),
    "no nonce": (403, {"claims": lambda c: {k: v for k, v in c.items() if k != "nonce"}}),
    "for another client": (403, {"claims": lambda c: c | {"aud": "somebody"}}),
    "for another client, presented by us": (403, {"claims": lambda c: c | {"aud": "somebody", "azp": CLIENT}}),
    "for us among others, presented by another": (403, {"claims": lambda c: c | {"aud": [CLIENT, "b"], "azp": "b"}}),
    "from another issuer": (403, {"claims": lambda c: c | {"iss": "https://evil.example"}}),
    "no issuer": (403, {"claims": lambda c: {k: v for k, v in c.items() if k != "iss"}}),
    "ran out": (403, {"claims": lambda c: c | {"iat": 1, "exp": int(time.time()) - 600}}),
    "never runs out": (403, {"claims": lambda c: {k: v for k, v in c.items() if k != "exp"}}),
    "not valid yet": (403, {"claims": lambda c: c | {"nbf": int(time.time()) + 3600}}),
    "about nobody": (403, {"claims": lambda c: {k: v for k, v in c.items() if k != "sub"}}),
    "about an empty name": (403, {"claims": lambda c: c | {"sub": ""}}),
    "about a number": (403, {"claims": lambda c: c | {"sub": 7}}),
    "signed by another key": (403, {"sign": signed_by_somebody_else}),
    "signed with the secret that we share": (403, {"sign": signed_with_our_secret}),
    "not signed": (403, {"sign": not_signed}),
    "no token at all": (403, {"token": lambda t: {k: v for k, v in t.items() if k != "id_token"}}),
    "a token that is none": (403, {"token": lambda t: t | {"id_token": "a.b.c"}}),
    "a token of another kind": (403, {"token": lambda t: t | {"id_token": ["a"]}}),
    "a list instead of an answer": (403, {"token": lambda _: [1, 2]}),
    "words instead of an answer": (403, {"token": lambda _: "<h1>Hello</h1>"}),
    "nothing instead of an answer": (403, {"token": lambda _: {}}),
    "the code was used": (400, {"token": lambda _: {"error": "invalid_grant"}, "statuses": {"token": 400}}),
    "we are unknown": (403, {"token": lambda _: {"error": "invalid_client"}, "statuses": {"token": 401}}),
    "out of order": (502, {"token": lambda _: "oops", "statuses": {"token": 500}}),
    "no keys": (403, {"keys": lambda _: {"keys": []}}),
    "keys that are none": (403, {"keys": lambda _: {"keys": [{"kty": "RSA"}]}}),
    "keys out of order": (502, {"statuses": {"keys": 500}}),
    "words instead of keys": (403, {"keys": lambda _: "<h1>Hello</h1>"}),
}


@pytest.mark.parametrize("why", WRONG_ANSWERS)
async def test_a_wrong_answer_lets_nobody_in(provider: BadProvider, stranger: httpx.AsyncClient, why: str):
    status, wrong = WRONG_ANSWERS[why]
    state = await set_out(stranger, provider)
    for name, value in wrong.items():
        setattr(provider, name, value)
    answer = await come_back(stranger, state)
    assert answer.status_code == status
    assert await helpful(answer)
    assert await sessions() == 0


async def helpful(answer: httpx.Response) -> bool:
    """A page in words, with a way to try again and other ways in."""
    ways = ('href="/auth/test/login"', 'href="/sign-in"', "Signing in didn’t work")
    return all(way in answer.text for way in ways) and "Traceback" not in answer.text


WRONG_RETURNS: dict[str, tuple[int, dict[str, str]]] = {
    "no state": (400, {"state": ""}),
    "another state": (400, {"state": "x" * 30}),
    "no code": (400, {"code": ""}),
    "stopped by the person": (400, {"error": "access_denied", "code": ""}),
    "out of order": (502, {"error": "server_error"}),
    "an error with a script": (403, {"error": "<script>alert(1)</script>", "error_description": "<script>"}),
    "an answer of another provider": (403, {"iss": "https://evil.example"}),
    "a very long code": (400, {"code": "x" * 8000, "state": "y" * 8000}),
}


@pytest.mark.parametrize("why", WRONG_RETURNS)
async def test_a_wrong_return_lets_nobody_in(provider: BadProvider, stranger: httpx.AsyncClient, why: str):
    status, wrong = WRONG_RETURNS[why]
    state = await set_out(stranger, provider)
    answer = await come_back(stranger, **{"state": state, **wrong})
    assert answer.status_code == status
    assert await helpful(answer)
    assert "<script>" not in answer.text
    assert await sessions() == 0


WRONG_DOCUMENTS: dict[str, tuple[int, dict[str, Any]]] = {
    "not there": (502, {"statuses": {"document": 404}}),
    "words": (502, {"document": lambda _: "<h1>Hello</h1>"}),
    "a list": (502, {"document": lambda _: [1]}),
    "of another issuer": (403, {"document": lambda d: d | {"issuer": "https://evil.example"}}),
    "without an issuer": (403, {"document": lambda d: {k: v for k, v in d.items() if k != "issuer"}}),
    "without a place to go": (403, {"document": lambda d: {k: v for k, v in d.items() if "endpoint" not in k}}),
}


@pytest.mark.parametrize("why", WRONG_DOCUMENTS)
async def test_a_provider_that_says_odd_things_about_itself_is_not_used(
    provider: BadProvider, stranger: httpx.AsyncClient, why: str
):
    status, wrong = WRONG_DOCUMENTS[why]
    for name, value in wrong.items():
        setattr(provider, name, value)
    answer = await stranger.get("/auth/test/login")
    assert answer.status_code == status
    assert await helpful(answer)


async def test_a_provider_that_comes_back_is_used_again(provider: BadProvider, stranger: httpx.AsyncClient):
    provider.statuses["document"] = 503
    assert (await stranger.get("/auth/test/login")).status_code == 502
    provider.statuses.clear()
    assert (await stranger.get("/auth/test/login")).status_code == 302


async def test_nobody_answers_at_all(
    provider: BadProvider, stranger: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
):
    gone = {"name": "test", "label": "Gone", "issuer": "http://127.0.0.1:9", "client_id": "a"}
    configure(monkeypatch, gone)
    answer = await stranger.get("/auth/test/login")
    assert (answer.status_code, "Gone isn’t answering" in answer.text) == (502, True)


async def test_a_return_that_comes_twice_signs_in_once(provider: BadProvider, stranger: httpx.AsyncClient):
    state = await set_out(stranger, provider)
    assert (await come_back(stranger, state)).status_code == 303
    answer = await come_back(stranger, state)
    assert (answer.status_code, await helpful(answer)) == (400, True)
    assert await sessions() == 1


async def test_a_return_in_another_browser_lets_nobody_in(provider: BadProvider, stranger: httpx.AsyncClient):
    state = await set_out(stranger, provider)
    stranger.cookies.clear()
    answer = await come_back(stranger, state)
    assert (answer.status_code, await sessions()) == (400, 0)


async def test_a_return_to_another_provider_lets_nobody_in(provider: BadProvider, stranger: httpx.AsyncClient):
    state = await set_out(stranger, provider)
    answer = await stranger.get("/auth/other/callback", params={"code": "good", "state": state})
    assert (answer.status_code, await sessions()) == (400, 0)
    assert not provider.asked


async def test_a_return_after_ten_minutes_is_too_late(
    provider: BadProvider, stranger: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
):
    state = await set_out(stranger, provider)
    monkeypatch.setattr(oidc_client, "SECONDS", -1)
    assert (await come_back(stranger, state)).status_code == 400


async def test_a_forged_cookie_is_no_flow(provider: BadProvider, stranger: httpx.AsyncClient):
    state = await set_out(stranger, provider)
    cookie = stranger.cookies["oidc"]
    stranger.cookies.clear()
    stranger.cookies.set("oidc", cookie[:-4] + "AAAA", domain="localhost.local")
    assert (await come_back(stranger, state)).status_code == 400


@pytest.mark.parametrize("path", ["/auth/nobody/login", "/auth/nobody/callback"])
async def test_a_provider_that_is_not_there(db: str, stranger: httpx.AsyncClient, path: str):
    answer = await stranger.get(path)
    assert (answer.status_code, 'href="/sign-in"' in answer.text) == (404, True)


# Who it is


@pytest.mark.parametrize("subject", ["subject-2", "subject-of-jakob"])
async def test_somebody_who_is_no_member_reads_whom_to_ask(
    provider: BadProvider, cast: Cast, stranger: httpx.AsyncClient, subject: str
):
    await link(cast.jakob, provider.issuer, "subject-of-jakob")
    provider.subject = subject
    answer = await come_back(stranger, await set_out(stranger, provider))
    assert answer.status_code == 403
    assert "you’re not in the programme yet" in answer.text
    assert "people@lindhall.example" in answer.text


@pytest.fixture
def trusted(provider: BadProvider, monkeypatch: pytest.MonkeyPatch) -> BadProvider:
    """The same, trusted with verified addresses."""
    base = {"label": "Lindhall ID", "issuer": provider.issuer, "client_id": CLIENT, "client_secret": SECRET}
    configure(monkeypatch, {"name": "test", "link_by_email": True, **base})
    return provider


async def test_a_verified_address_finds_its_member_once_and_the_account_from_then_on(
    trusted: BadProvider, cast: Cast, stranger: httpx.AsyncClient
):
    assert cast.lena.email
    trusted.subject, trusted.email = "lena", {"email": cast.lena.email.upper(), "email_verified": True}
    await come_back(stranger, await set_out(stranger, trusted))
    assert await who(stranger) == "Lena Berg"

    trusted.email = {"email": "new.name@lindhall.example", "email_verified": True}
    stranger.cookies.clear()
    await come_back(stranger, await set_out(stranger, trusted))
    assert await who(stranger) == "Lena Berg"


@pytest.mark.parametrize("verified", [False, "true", 1, None])
async def test_an_address_that_nobody_verified_finds_nobody(
    trusted: BadProvider, cast: Cast, stranger: httpx.AsyncClient, verified: object
):
    trusted.subject, trusted.email = "lena", {"email": cast.lena.email, "email_verified": verified}
    assert (await come_back(stranger, await set_out(stranger, trusted))).status_code == 403
    async with reading() as session:
        assert (await session.exec(select(func.count()).select_from(ExternalIdentity))).one() == 1


async def test_an_address_that_was_given_to_somebody_new_does_not_open_the_old_account(
    trusted: BadProvider, cast: Cast, stranger: httpx.AsyncClient
):
    trusted.subject, trusted.email = "somebody-new", {"email": cast.ana.email, "email_verified": True}
    assert (await come_back(stranger, await set_out(stranger, trusted))).status_code == 403


async def test_a_provider_that_is_not_trusted_with_addresses_finds_nobody_by_them(
    provider: BadProvider, cast: Cast, stranger: httpx.AsyncClient
):
    provider.subject, provider.email = "lena", {"email": cast.lena.email, "email_verified": True}
    assert (await come_back(stranger, await set_out(stranger, provider))).status_code == 403


async def test_an_address_that_is_told_only_when_asked(trusted: BadProvider, cast: Cast, stranger: httpx.AsyncClient):
    trusted.subject, trusted.email = "lena", {"email": cast.lena.email, "email_verified": True}
    trusted.claims = lambda c: {k: v for k, v in c.items() if not k.startswith("email")}
    await come_back(stranger, await set_out(stranger, trusted))
    assert await who(stranger) == "Lena Berg"


# Connecting an account to oneself


async def test_a_member_connects_a_company_account_and_signs_in_with_it(
    provider: BadProvider, cast: Cast, stranger: httpx.AsyncClient
):
    await sign_in(stranger, cast.maja)
    state = await set_out_to_connect(stranger, provider)
    provider.subject = "maja"
    answer = await come_back(stranger, state)
    assert (answer.status_code, answer.headers["location"]) == (303, "/me/settings")
    async with reading() as session:
        assert await identity.connected_issuers(session, cast.maja.id) == {provider.issuer}


async def set_out_to_connect(browser: httpx.AsyncClient, provider: BadProvider) -> str:
    """Press the button in the settings and follow the page; returns the state."""
    page = await browser.post("/auth/test/connect", headers=OURS)
    assert 'content="0;url=/auth/test/login?connect"' in page.text
    answer = await browser.get("/auth/test/login?connect")
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    [provider.nonce], [state] = query["nonce"], query["state"]
    return state


async def sign_in(browser: httpx.AsyncClient, member: Member) -> None:
    async with transaction() as session:
        token, _ = await identity.make_link(session, member)
    assert (await browser.get(f"/auth/link/{token}")).status_code == 303


async def test_an_account_of_somebody_else_is_not_connected(
    provider: BadProvider, cast: Cast, stranger: httpx.AsyncClient
):
    await sign_in(stranger, cast.ines)
    state = await set_out_to_connect(stranger, provider)
    answer = await come_back(stranger, state)
    assert (answer.status_code, "already belongs to somebody" in answer.text) == (409, True)


async def test_connecting_needs_a_deed_of_the_member(provider: BadProvider, cast: Cast, stranger: httpx.AsyncClient):
    await sign_in(stranger, cast.maja)
    assert (await stranger.post("/auth/test/connect", headers={"origin": "https://evil.example"})).status_code == 403
    assert (await stranger.get("/auth/test/connect")).status_code == 405

    asked = await stranger.get("/auth/test/login?connect")
    query = parse_qs(urlsplit(asked.headers["location"]).query)
    [provider.nonce], [state] = query["nonce"], query["state"]
    provider.subject = "new"
    assert (await come_back(stranger, state)).status_code == 403
    async with reading() as session:
        assert not await identity.connected_issuers(session, cast.maja.id)


async def test_an_account_is_connected_only_to_the_one_who_asked(
    provider: BadProvider, cast: Cast, stranger: httpx.AsyncClient
):
    await sign_in(stranger, cast.maja)
    state = await set_out_to_connect(stranger, provider)
    provider.subject = "new"
    await sign_in(stranger, cast.lena)
    assert (await come_back(stranger, state)).status_code == 400
    async with reading() as session:
        assert not await identity.connected_issuers(session, cast.lena.id)


# A real one


@pytest.fixture
def real(oidc_provider: OidcServer, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> OidcServer:
    base = {"client_id": oidc_provider.client_id, "client_secret": oidc_provider.client_secret}
    configure(monkeypatch, {"name": "test", "label": "Lindhall ID", "issuer": oidc_provider.issuer, **base})
    return oidc_provider


async def test_a_real_provider_signs_in(real: OidcServer, cast: Cast, stranger: httpx.AsyncClient):
    await link(cast.lena, real.issuer, "anna")
    asked = await stranger.get("/auth/test/login", params={"next": "/boards"})
    back = await real.sign_in(asked.headers["location"], "anna")
    answer = await stranger.get(back.removeprefix("http://localhost:8000"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/boards")
    assert await who(stranger) == "Lena Berg"


async def test_a_real_provider_does_not_take_a_code_twice(real: OidcServer, cast: Cast, stranger: httpx.AsyncClient):
    await link(cast.lena, real.issuer, "anna")
    asked = await stranger.get("/auth/test/login")
    cookie = stranger.cookies["oidc"]
    back = (await real.sign_in(asked.headers["location"], "anna")).removeprefix("http://localhost:8000")
    assert (await stranger.get(back)).status_code == 303
    stranger.cookies.set("oidc", cookie, domain="localhost.local")
    answer = await stranger.get(back)
    assert (answer.status_code, await sessions()) == (400, 1)
