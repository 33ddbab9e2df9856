"""Tells open screens that something changed; they read it anew themselves, since the database is the truth.

What is pushed is a version number per topic: at once, and then at most every half second. With Redis every worker
hears of it, whoever made the change; without, the one worker also hears what commands leave on the slate.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy import event

from advocacy_app.config import settings
from advocacy_app.db import Session
from advocacy_app.events import Fact, NoticeGiven
from advocacy_app.integrations import slate

SHORTEST_PAUSE = 0.5
RETRY_SECONDS = 2.0
CHANNEL = "advocacy:live"
Send = Callable[[str, str], Awaitable[None]]
"""Push a new version of a topic to one member's screens, or to everyone's if the member is empty."""

_send: Send | None = None
_ears: list[Callable[[str], None]] = []
_pushed: dict[tuple[str, str], float] = {}
_waiting: set[tuple[str, str]] = set()
_tasks: set[asyncio.Task[None]] = set()
_log = structlog.get_logger()


async def feed_changed(session: Session, _: Fact) -> None:
    """Cards came, went, or were taken back."""
    announce(session, "feed")


async def boards_changed(session: Session, _: Fact) -> None:
    """Places on boards moved."""
    announce(session, "boards")


async def challenges_changed(session: Session, _: Fact) -> None:
    """A challenge came or went, or something counted in one."""
    announce(session, "challenges")


async def sharing_changed(session: Session, _: Fact) -> None:
    """All sharing stands still, or goes on."""
    announce(session, "sharing")


async def inbox_changed(session: Session, fact: NoticeGiven) -> None:
    """Somebody has something to read."""
    announce(session, "inbox", fact.member)


def announce(session: Session, topic: str, member: str = "") -> None:
    """Tell screens about a topic as soon as the session is committed."""
    event.listen(session.sync_session, "after_commit", lambda _: _soon(tell(topic, member)), once=True)


async def settle() -> None:
    """Wait until everything that was announced is on its way (before a process ends)."""
    while _tasks:
        await asyncio.gather(*_tasks, return_exceptions=True)


def forget() -> None:
    """Start anew, as if nothing had been pushed yet (tests)."""
    _pushed.clear()
    _waiting.clear()


@asynccontextmanager
async def broadcasting(send: Send) -> AsyncIterator[None]:
    """While the block runs, this process pushes to the screens that are connected to it."""
    global _send  # noqa: PLW0603 - a process has one front door to its screens
    _send = send
    listener = asyncio.create_task(_listen() if settings().redis_url else _read())
    try:
        yield
    finally:
        _send = None
        listener.cancel()
        with suppress(asyncio.CancelledError):
            await listener


async def tell(topic: str, member: str) -> None:
    """Tell screens now, in this process or, with Redis, in all."""
    if not settings().redis_url:
        _push(topic, member)
        if not _send:
            slate.write(topic, member)
        return
    async with Redis.from_url(settings().redis_url) as redis:
        await redis.publish(CHANNEL, json.dumps([topic, member]))


async def _listen() -> None:
    """Hear what any process announces; when Redis goes away, come back and let every screen look once."""
    lost = False
    while True:
        try:
            async with Redis.from_url(settings().redis_url) as redis, redis.pubsub() as heard:
                await heard.subscribe(CHANNEL)
                if lost:
                    _log.info("live_found_redis")
                lost = False
                async for message in heard.listen():
                    if message["type"] == "message":
                        _push(*json.loads(message["data"]))
        except RedisError:
            if not lost:
                _log.warning("live_lost_redis")
            lost = True
        await asyncio.sleep(RETRY_SECONDS)


async def _read() -> None:
    """What other processes of this machine announce."""
    async for topic, member in slate.read():
        _push(topic, member)


def hear(ear: Callable[[str], None]) -> None:
    """Call ``ear`` with the topic of each announcement that reaches this process: how its memories are kept true."""
    _ears.append(ear)


def _push(topic: str, member: str) -> None:
    """Now, or when the pause since the last push is over; further calls until then are the same push."""
    for ear in _ears:
        ear(topic)
    key = (topic, member)
    rest = _pushed.get(key, 0.0) + SHORTEST_PAUSE - time.monotonic()
    if key in _waiting:
        return
    if rest > 0:
        _waiting.add(key)
        asyncio.get_running_loop().call_later(rest, partial(_pushed_late, key))
        return
    _pushed[key] = time.monotonic()
    if _send:
        _soon(_send(topic, member))


def _pushed_late(key: tuple[str, str]) -> None:
    _waiting.discard(key)
    _pushed.pop(key, None)
    _push(*key)


def _soon(work: Coroutine[Any, Any, None] | Awaitable[None]) -> None:
    task = asyncio.ensure_future(_calmly(work))
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)


async def _calmly(work: Awaitable[None]) -> None:
    """What was committed stays committed, whether or not screens hear of it."""
    try:
        await work
    except Exception:  # noqa: BLE001 - a screen that misses a push reads anew when it comes back
        _log.exception("live_failed")
