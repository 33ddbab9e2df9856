"""Is it alive, is it ready, how is it doing."""

import asyncio
import errno
import hmac
import os
import shutil
import time
from collections.abc import Awaitable, Callable, Iterator
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

from advocacy_app import clock, figures
from advocacy_app.config import settings
from advocacy_app.db import Session, columns, reading, rows
from advocacy_app.models import Delivery, JobSlot, LoginSession, Member, Waiting
from advocacy_app.outside import outside
from advocacy_app.routes.clicks import clicks
from advocacy_app.routes.visitor import address_of

LEAST_ROOM = 64 << 20
"""Bytes that must be free on the disk for people to be served."""
READY_SECONDS = 1.0
HERE = {"127.0.0.1", "::1", "testclient"}
_latest: tuple[float, asyncio.Task[dict[str, bool]]] | None = None
"""When the parts were last asked whether they are ready, and what they said."""


async def alive(_: Request) -> Response:
    """The process answers."""
    return JSONResponse({"alive": True})


async def ready(_: Request) -> Response:
    """Database, storage and Redis answer, so people can be served. However many ask, they are asked once a second."""
    global _latest  # noqa: PLW0603 - one answer for everybody who asks this process
    if not _latest or time.monotonic() - _latest[0] > READY_SECONDS:
        _latest = time.monotonic(), asyncio.create_task(_parts())
    answers = await asyncio.shield(_latest[1])
    return JSONResponse(answers, 200 if all(answers.values()) else 503)


def forget() -> None:
    """Ask afresh (tests)."""
    global _latest  # noqa: PLW0603
    _latest = None


async def _parts() -> dict[str, bool]:
    checks: dict[str, Callable[[], Awaitable[object]]] = {
        "database": _database,
        "storage": outside().storage.check,
        "disk": _disk,
    }
    if settings().redis_url:
        checks["redis"] = _redis
    return {name: await _answers(check) for name, check in checks.items()}


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
    for name, words, value in _of_this_process():
        Gauge(f"advocacy_{name}", words, registry=registry).set(value)
    async with reading() as session:
        for name, words, query in _FIGURES:
            Gauge(f"advocacy_{name}", words, registry=registry).set((await rows(session, query))[0])
        await _ages(session, registry)
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


def _of_this_process() -> Iterator[tuple[str, str, float]]:
    """Each web worker counts for itself."""
    for status in ("2xx", "3xx", "4xx", "5xx"):
        yield f"requests_{status}", f"Answers of this worker with status {status}", figures.seen[f"requests_{status}"]
    yield "events", "Events over sockets that this worker handled", figures.seen["events"]
    yield "events_failed", "Those that ended in a fault of ours", figures.seen["events_failed"]
    yield "sockets_opened", "Sockets that this worker opened", figures.seen["sockets"]
    yield "redirects_known", "Shared links that this worker knew without asking", figures.seen["redirects"]
    yield "clicks_queued", "Hits of shared links in memory that are written within half a second", clicks.waiting
    yield "disk_free_bytes", "Room left where the data folder lies", _room()


async def _ages(session: Session, registry: CollectorRegistry) -> None:
    """How far behind the outbox is, and when each job was last run."""
    oldest = (await rows(session, _OLDEST))[0]
    lag = max(0.0, (clock.now() - oldest).total_seconds()) if oldest else 0.0
    Gauge("advocacy_deliveries_lag_seconds", "Age of the oldest reaction that is due", registry=registry).set(lag)
    job = Gauge("advocacy_job_last_run_seconds", "When a job was last run, epoch", ["job"], registry=registry)
    for name, at in await rows(session, columns(JobSlot.job, func.max(JobSlot.at)).group_by(JobSlot.job)):
        job.labels(name).set(at.timestamp())


def _room() -> int:
    return shutil.disk_usage(settings().data_dir).free


async def _disk() -> None:
    if _room() < LEAST_ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _may_measure(request: Request) -> bool:
    token = settings().metrics_token
    if token:
        return hmac.compare_digest(request.headers.get("authorization", "").encode(), f"Bearer {token}".encode())
    return address_of(request) in HERE


_DUE = (col(Delivery.done_at).is_(None), col(Delivery.dead_at).is_(None))
_OLDEST = columns(func.min(Delivery.due_at)).where(*_DUE)
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
    ("points_waiting", "Pending points that are still to land", columns(func.count()).select_from(Waiting)),
    ("deliveries_dead", "Reactions that wait for a human", _WAITING.where(col(Delivery.dead_at).is_not(None))),
)

ROUTES = [Route("/healthz", alive), Route("/readyz", ready), Route("/metrics", metrics)]
