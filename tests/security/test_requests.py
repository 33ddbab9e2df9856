"""Whatever stands in an address, a question, a body or a header: an answer in words, and never a fault of ours."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest
import structlog

from advocacy_app import pace
from advocacy_app.db import transaction
from advocacy_app.integrations.mail import NullMailer
from advocacy_app.routes import Guard, app
from tests import factories
from tests.callers import Call
from tests.cast import Cast
from tests.hands import BOTH
from tests.security.expected import ADDRESSES
from tests.security.roles import World

PARTS = (
    "%00",
    "%ff%fe",
    "%ed%a0%80",
    "%0d%0ax:y",
    "..%2f..%2fetc",
    "%2e%2e",
    "x" * 3000,
    quote("😀½ŉ"),
    "'--",
    "-1",
    "9" * 50,
    "%25s{0}%7B%7D",
    "%E2%80%AE",
)
QUESTIONS = ("after", "before", "period", "scope", "near", "path", "l", "next", "step", "said", "q", "until", "key")
BODIES = (
    b"",
    b"null",
    b"[]",
    b"1e999",
    b"NaN",
    b"{",
    b"\xff\xfe{}",
    b'{"a":' * 5000 + b"1" + b"}" * 5000,
    b"[" * 50_000,
    b'{"caption": 1' + b"0" * 5000 + b"}",
    b'{"__proto__": {}, "constructor": {}}',
    b'{"slugs": ["\\ud800"], "card": "\\ud800", "caption": "\\ud800", "text": "\\u0000"}',
    json.dumps({"slugs": ["x"] * 5000}).encode(),
)
FIELDS = ("email", "code", "name", "next", "deed", "language", "visibility", "nickname", "answer", "scope", "days")
WORDS = (b"%00", b"%ff", b"%ed%a0%80", b"%F0%9F%98%80" * 500, b"<script>", b"%0d%0a%0d%0a", b"%E2%80%AE" * 50, b"\xff")


@pytest.fixture
async def client(cast: Cast, browser_of: Call, post: NullMailer) -> httpx.AsyncClient:
    """An administrator, whom nobody slows down, in front of everything but the pages of the app."""
    browser = await browser_of(cast.ines, origin="http://localhost:8000")
    browser._transport = httpx.ASGITransport(app=Guard(app))
    return browser


@pytest.fixture
async def world(cast: Cast) -> World:
    async with transaction() as session:
        card = await factories.card(session)
        share = await factories.share(session, cast.ines, card)
    return World(card.slug, card.slug, {"code": share.code, "picture": "0" * 32, "id": cast.ana.id})


def _served_by_us() -> list[tuple[str, str]]:
    """Methods and addresses that are no pages of the app."""
    known = (address.partition(" ") for address in ADDRESSES if "[" not in address)
    ending = {"/auth/sign-out", "/auth/erase"}
    return [(method, path) for method, _, path in known if path not in ending]


async def _faults(client: httpx.AsyncClient, requests: Iterator[httpx.Request]) -> list[str]:
    wrong = []
    with structlog.testing.capture_logs() as logs:
        for request in requests:
            pace._here.cache_clear()
            try:
                status = (await client.send(request)).status_code
            except Exception as error:  # noqa: BLE001 - whatever it is, a person would have got a bare 500
                status = 599
                logs.append({"event": repr(error), "log_level": "error"})
            if status >= 500:
                wrong.append(f"{request.method} {str(request.url)[:90]} {request.content[:60]!r}: {status} {logs[-1:]}")
    return wrong


@BOTH
async def test_no_address_breaks_anything(client: httpx.AsyncClient, world: World) -> None:
    def requests() -> Iterator[httpx.Request]:
        for method, path in _served_by_us():
            for part in PARTS if "{" in path else ():
                yield _request(client, method, re.sub(r"{\w+}", part, path))

    assert "\n".join(await _faults(client, requests())) == ""


@BOTH
async def test_no_question_breaks_anything(client: httpx.AsyncClient, world: World) -> None:
    def requests() -> Iterator[httpx.Request]:
        for address, row in ADDRESSES.items():
            method, _, path = address.partition(" ")
            if method == "GET" and "[" not in path:
                for part in PARTS:
                    asked = "&".join(f"{name}={part[:300]}" for name in QUESTIONS)
                    yield _request(client, method, f"{row.path(world) or path}?{asked}&{'x=1&' * 300}")

    assert "\n".join(await _faults(client, requests())) == ""


@BOTH
async def test_no_body_breaks_anything(client: httpx.AsyncClient, world: World) -> None:
    def requests() -> Iterator[httpx.Request]:
        for method, path in _served_by_us():
            if method in {"POST", "PUT"}:
                for body in BODIES:
                    filled = ADDRESSES[f"{method} {path}"].path(world) or path
                    yield _request(client, method, filled, body, {"content-type": "application/json"})
                    yield _request(client, method, filled, body, {"content-type": "multipart/form-data; boundary=x"})

    assert "\n".join(await _faults(client, requests())) == ""


@BOTH
async def test_no_form_breaks_anything(client: httpx.AsyncClient, world: World) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}

    def requests() -> Iterator[httpx.Request]:
        for method, path in _served_by_us():
            row = ADDRESSES[f"{method} {path}"]
            for field in FIELDS if row.form else ():
                for word in WORDS:
                    fields = {**{name: str(value).encode() for name, value in row.body.items()}, field: word}
                    body = b"&".join(name.encode() + b"=" + value for name, value in fields.items())
                    yield _request(client, method, row.path(world) or path, body, kind)

    assert "\n".join(await _faults(client, requests())) == ""


@pytest.mark.parametrize("key", ["", " ", "x" * 81, "é", "\x00", "a b", '"', "x" * 80])
async def test_keys_are_taken_or_refused(client: httpx.AsyncClient, world: World, key: str) -> None:
    path = f"/api/v1/cards/{world.card}/saved"
    answer = await client.put(path, headers=[(b"idempotency-key", key.encode())])
    assert answer.status_code in {204, 422}


async def test_a_replayed_key_does_nothing_else(client: httpx.AsyncClient, world: World) -> None:
    """With another body, on another address, or by another method it is another request."""
    key, words = {"idempotency-key": "once"}, {"card": world.card, "network": "copy", "caption": "W"}
    first = await client.post("/api/v1/shares", json=words, headers=key)
    assert first.status_code == 201
    assert (await client.post("/api/v1/shares", json=words, headers=key)).json() == first.json()
    others = [
        client.post("/api/v1/shares", json=words | {"caption": "Other words"}, headers=key),
        client.put(f"/api/v1/cards/{world.card}/saved", headers=key),
        client.delete(f"/api/v1/cards/{world.card}/saved", headers=key),
    ]
    assert [(await other).status_code for other in others] == [422, 422, 422]


def _request(
    client: httpx.AsyncClient, method: str, path: str, body: bytes = b"", headers: dict[str, Any] | None = None
) -> httpx.Request:
    return client.build_request(method, path, content=body or None, headers=headers)
