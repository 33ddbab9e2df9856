"""The outermost step without a server: how long a body may take."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest

from advocacy_app.i18n import tr
from advocacy_app.routes import Guard, app, guard


@pytest.fixture
async def impatient(db: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a house that waits for a tenth of a second."""
    monkeypatch.setattr(guard, "PATIENCE", 0.1)
    transport = httpx.ASGITransport(app=Guard(app))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8000") as client:
        yield client


async def _trickle() -> AsyncIterator[bytes]:
    for letter in b"email=ana%40lindhall.example":
        yield bytes([letter])
        await asyncio.sleep(0.02)


async def test_a_form_that_trickles_in_is_refused_in_words(impatient: httpx.AsyncClient) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"}
    answer = await impatient.post("/auth/email", content=_trickle(), headers=kind)
    assert answer.status_code == 408
    assert tr("en", "error.too_slow") in answer.text


async def test_a_form_that_comes_in_time_is_read_whole(impatient: httpx.AsyncClient) -> None:
    answer = await impatient.post("/auth/email", data={"email": "nobody@lindhall.example"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/auth/code")
