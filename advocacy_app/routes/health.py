"""Is it alive, is it ready, how is it doing."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

import redis.asyncio as redis
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Gauge,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from sqlalchemy import func, text
from sqlmodel import col
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from advocacy_app.config import settings
from advocacy_app.db import columns, reading, rows
from advocacy_app.models import Delivery, LoginSession, Member
from advocacy_app.outside import outside

HERE = {"127.0.0.1", "::1", "testclient"}


async def alive(_: Request) -> Response:
    """The process answers."""
    return JSONResponse({"alive": True})


async def ready(_: Request) -> Response:
    """Database, storage and Redis answer, so people can be served."""
    checks: dict[str, Callable[[], Awaitable[object]]] = {"database": _database, "storage": outside().storage.check}
    if settings().redis_url:
        checks["redis"] = _redis
    answers = {name: await _answers(check) for name, check in checks.items()}
    return JSONResponse(answers, 200 if all(answers.values()) else 503)


async def _answers(check: Callable[[], Awaitable[object]]) -> bool:
    try:
        await check()
    except Exception:  # noqa: BLE001 - whatever it is, we are not ready
        return False
    return True


async def _database() -> None:
    async with reading() as session:
        await rows(session, text("SELECT 1"))


async def _redis() -> None:
    client: Any = redis.from_url(settings().redis_url)
    async with client:
        await client.ping()


async def metrics(request: Request) -> Response:
    """Figures for Prometheus: counts only, nobody in particular."""
    if not _may_measure(request):
        return Response(status_code=404)
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    PlatformCollector(registry=registry)
    async with reading() as session:
        for name, words, query in _FIGURES:
            Gauge(f"advocacy_{name}", words, registry=registry).set((await rows(session, query))[0])
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


def _may_measure(request: Request) -> bool:
    token = settings().metrics_token
    if token:
        return hmac.compare_digest(request.headers.get("authorization", ""), f"Bearer {token}")
    return request.client is not None and request.client.host in HERE


_WAITING = columns(func.count()).select_from(Delivery).where(col(Delivery.done_at).is_(None))
_FIGURES = (
    (
        "members_active",
        "Members who may sign in",
        columns(func.count()).select_from(Member).where(col(Member.deactivated_at).is_(None)),
    ),
    (
        "sessions_open",
        "Sessions that were not ended",
        columns(func.count()).select_from(LoginSession).where(col(LoginSession.revoked_at).is_(None)),
    ),
    ("deliveries_waiting", "Reactions that are still to come", _WAITING.where(col(Delivery.dead_at).is_(None))),
    ("deliveries_dead", "Reactions that wait for a human", _WAITING.where(col(Delivery.dead_at).is_not(None))),
)

ROUTES = [Route("/healthz", alive), Route("/readyz", ready), Route("/metrics", metrics)]
