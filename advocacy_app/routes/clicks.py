"""Counting clicks beside the redirect, never before it.

A hit is put on a queue in memory; twice a second the queue is judged and written in one transaction. What is lost
when the process is killed (``kill -9``, a power cut) is at most the last half second of hits; a process that is asked
to end writes them first. If the database is away, hits wait in memory, at most ``MOST`` of them.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog
from starlette.requests import Request

from advocacy_app import clock, ids
from advocacy_app.access import viewer_behind
from advocacy_app.db import transaction
from advocacy_app.read_models.sharing import Way
from advocacy_app.routes.visitor import address_of
from advocacy_app.services import sharing
from advocacy_app.services.sharing import ClickJudge, Hit, Judged

PAUSE = 0.5
"""Seconds between two writes."""
AT_ONCE = 50
"""Hits written by one transaction: others who write never wait long."""
A_FEW = 5
"""Hits judged in a row, before whoever waits for a redirect has a turn."""
MOST = 50_000
_TELLING = frozenset(
    {
        "user-agent",
        "accept",
        "accept-language",
        "sec-purpose",
        "purpose",
        "x-purpose",
        "x-moz",
        "sec-fetch-dest",
        "dnt",
        "sec-gpc",
    }
)
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Seen:
    """A hit as it came; lives half a second."""

    way: Way
    path: str
    method: str
    headers: dict[str, str]
    cookies: str
    ip: str
    at: float


class Clicks:
    """The queue of this process and the judge behind it. One event loop at a time."""

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.judge = ClickJudge()
        self._queue: deque[_Seen] = deque(maxlen=MOST)
        self._judged: list[Judged] = []
        self._writer: asyncio.Task[None] | None = None

    @property
    def waiting(self) -> int:
        """Hits that are not written down yet."""
        return len(self._queue) + len(self._judged)

    def take(self, way: Way, request: Request) -> None:
        """Put a hit on the queue; returns at once."""
        self._queue.append(
            _Seen(
                way=way,
                path=request.scope["path"],
                method=request.method,
                headers={name: value for name, value in request.headers.items() if name in _TELLING},
                cookies=request.headers.get("cookie", ""),
                ip=address_of(request),
                at=clock.now().timestamp(),
            )
        )
        if self._writer is None or self._writer.done() or self._writer.get_loop() is not asyncio.get_running_loop():
            self._writer = asyncio.create_task(self._write_soon())

    def meet(self, member_id: str, request: Request) -> None:
        """A colleague uses the app in this browser: clicks from it are no visits from outside today."""
        agent = request.headers.get("user-agent", "")
        self.judge.meet(member_id, address_of(request), agent, clock.now().timestamp())

    async def _write_soon(self) -> None:
        while self._queue or self._judged:
            await asyncio.sleep(PAUSE)
            try:
                await self.write()
            except Exception:  # noqa: BLE001 - whatever it is, the hits wait for the next round
                _log.exception("clicks_not_written", waiting=len(self._queue) + len(self._judged))

    async def write(self) -> None:
        """Judge and write down what waits."""
        while self._queue or self._judged:
            while self._queue and len(self._judged) < AT_ONCE:
                self._judged.append(await self._judge(self._queue.popleft()))
                if len(self._judged) % A_FEW == 0:
                    await asyncio.sleep(0)
            async with transaction() as session:
                await sharing.record_clicks(session, self._judged)
            self._judged = []

    async def _judge(self, seen: _Seen) -> Judged:
        viewer = await viewer_behind(seen.cookies) if seen.cookies else None
        hit = Hit(
            method=seen.method,
            path=seen.path,
            headers=seen.headers,
            ip=seen.ip,
            at=seen.at,
            member=viewer.member_id if viewer else "",
            sharer=seen.way.sharer,
            shared_at=seen.way.made_at.timestamp(),
        )
        name = ids.new_id()
        return Judged(name, seen.way.share_id, hit, self.judge.judge(hit, ref=name))


clicks = Clicks()
"""Of this process."""


@asynccontextmanager
async def counting() -> AsyncIterator[None]:
    """The life of a web worker: what was seen before it ends is written down."""
    try:
        yield
    finally:
        await clicks.write()
