"""Is it alive, is it ready, how is it doing: for those who look after it."""

import asyncio
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from advocacy_app import config
from advocacy_app.db import transaction
from advocacy_app.models import Delivery
from advocacy_app.outside import outside
from advocacy_app.routes import app, health
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.outdoors import install


@pytest.fixture(autouse=True)
def outdoors() -> None:
    install()
    health.forget()


@BOTH
async def test_what_is_ready_says_so_part_by_part(cast: Cast, stranger: httpx.AsyncClient):
    answer = await stranger.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "storage": True, "disk": True})


async def test_however_many_ask_whether_it_is_ready_the_storage_is_asked_once(
    cast: Cast, stranger: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []

    async def check() -> None:
        asked.append("storage")

    monkeypatch.setattr(outside().storage, "check", check)
    answers = await asyncio.gather(*[stranger.get("/readyz") for _ in range(20)])
    assert {answer.status_code for answer in answers} == {200}
    assert asked == ["storage"]


async def test_a_full_disk_is_not_ready(cast: Cast, stranger: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _: namedtuple("Usage", "free")(1_000))  # noqa: PYI024
    answer = await stranger.get("/readyz")
    assert (answer.status_code, answer.json()["disk"]) == (503, False)


@BOTH
async def test_the_figures_tell_how_far_behind_the_outbox_is(cast: Cast, stranger: httpx.AsyncClient, hands: Hands):
    async with transaction() as session:
        due, long_ago = hands() - timedelta(seconds=90), datetime(2026, 1, 1, tzinfo=UTC)
        session.add(Delivery(event_id="e1", reaction="late", due_at=due))
        session.add(Delivery(event_id="e2", reaction="dead", due_at=due, dead_at=long_ago))
    told = (await stranger.get("/metrics")).text
    for line in (
        "advocacy_deliveries_lag_seconds 90.0",
        "advocacy_deliveries_waiting 1.0",
        "advocacy_deliveries_dead 1.0",
        "advocacy_members_active 8.0",
        "advocacy_clicks_queued 0.0",
    ):
        assert line in told.splitlines()


async def test_figures_are_for_this_machine_or_a_token(
    cast: Cast, stranger: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(health, "HERE", set[str]())
    assert (await stranger.get("/metrics")).status_code == 404
    monkeypatch.setenv("ADVOCACY_METRICS_TOKEN", "let-me-look")
    config.settings.cache_clear()
    assert (await stranger.get("/metrics")).status_code == 404
    bearer = {"authorization": "Bearer let-me-look"}
    assert (await stranger.get("/metrics", headers=bearer)).status_code == 200


async def metrics(client: str = "127.0.0.1", **headers: Any) -> httpx.Response:
    transport = httpx.ASGITransport(app=app, client=(client, 1234))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8000") as browser:
        return await browser.get("/metrics", headers=headers)


async def test_without_a_token_only_this_machine_may_measure(db: str):
    assert (await metrics()).status_code == 200
    assert (await metrics("192.0.2.7")).status_code == 404


async def test_a_visitor_through_our_own_proxy_is_not_this_machine(db: str):
    assert (await metrics(**{"x-forwarded-for": "192.0.2.7"})).status_code == 404
    assert (await metrics("192.0.2.7", **{"x-forwarded-for": "127.0.0.1"})).status_code == 404


@pytest.mark.parametrize(("token", "status"), [(b"right", 200), (b"wrong", 404), (b"", 404), (b"\xe9\xff", 404)])
async def test_with_a_token_it_is_the_token_that_counts(
    db: str, monkeypatch: pytest.MonkeyPatch, token: bytes, status: int
):
    monkeypatch.setenv("ADVOCACY_METRICS_TOKEN", "right")
    config.settings.cache_clear()
    assert (await metrics(authorization=b"Bearer " + token)).status_code == status
