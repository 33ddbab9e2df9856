"""The worker: one loop delivers what reacts later, another turns the clockwork while it holds the lease.

Embedded, both run inside the web worker (``beside``); ``advocacy work`` runs them in a process of their own. Any
number of workers may run at once: the lease, the slots and the claimed deliveries are rows of the database.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

import structlog

from advocacy_app import bus, clock, ids
from advocacy_app.config import settings
from advocacy_app.db import transaction
from advocacy_app.jobs.recurring import RECURRING, Recurring
from advocacy_app.jobs.slots import LEASE, claim_slot, forget_rounds_ahead, give_lease_back, take_lease

POLL_SECONDS = 1.0
AFTER_TROUBLE_SECONDS = 5.0
AFTER_FAILURE = timedelta(minutes=1)
_log = structlog.get_logger()


@asynccontextmanager
async def beside() -> AsyncIterator[None]:
    """Work while the block runs: the life of a web worker."""
    worker = asyncio.create_task(work()) if settings().jobs_inside else None
    try:
        yield
    finally:
        if worker:
            worker.cancel()
            with suppress(asyncio.CancelledError):
                await worker


async def work() -> None:
    """Deliver and turn the clockwork until cancelled."""
    clockwork = Clockwork(RECURRING)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(_again_and_again(deliver_all, bus.wait_for_facts))
            group.create_task(_again_and_again(clockwork.turn, asyncio.sleep))
    finally:
        await clockwork.stop()


async def _again_and_again(once: Callable[[], Awaitable[None]], rest: Callable[[float], Awaitable[None]]) -> None:
    """Whatever goes wrong once (the database is away) is logged and tried again."""
    while True:
        try:
            await once()
        except Exception:  # noqa: BLE001 - whatever it is, the worker works on
            _log.exception("work_failed", work=once.__name__)
            await asyncio.sleep(AFTER_TROUBLE_SECONDS)
        await rest(POLL_SECONDS)


async def deliver_all() -> None:
    """Deliver what is due now."""
    while await bus.deliver_next():
        pass


class Clockwork:
    """Turns the wheels of a table of jobs while this process holds the lease."""

    def __init__(self, jobs: tuple[Recurring, ...]) -> None:
        """One of these per process."""
        self.jobs = jobs
        self.owner = ids.new_id()
        self._done: dict[str, str] = {}
        self._rest_until: dict[str, datetime] = {}
        self._latest: datetime | None = None

    async def turn(self) -> None:
        """Run each job whose slot has begun and was not run yet, if this process leads."""
        await self._look_at_the_clock()
        for job in self.jobs:
            slot = job.slot(clock.now())
            if self._done.get(job.name) == slot or self._rests(job):
                continue
            if not await self._leads():
                return
            await self._try(job, slot)

    async def stop(self) -> None:
        """Let another process lead at once."""
        async with transaction() as session:
            await give_lease_back(session, self.owner)

    async def _look_at_the_clock(self) -> None:
        """A clock that went forward is made up for; of one that was put back, what it said must be forgotten."""
        moment, latest = clock.now(), self._latest
        self._latest = moment
        if latest is None or moment < latest - LEASE:
            async with transaction() as session:
                await forget_rounds_ahead(session)
            self._rest_until.clear()

    async def _leads(self) -> bool:
        async with transaction() as session:
            return await take_lease(session, self.owner)

    def _rests(self, job: Recurring) -> bool:
        until = self._rest_until.get(job.name)
        return until is not None and clock.now() < until

    async def _try(self, job: Recurring, slot: str) -> None:
        """A job that fails rests for a minute and does not keep the others from running."""
        try:
            await self._run(job, slot)
            self._done[job.name] = slot
        except Exception:  # noqa: BLE001 - whatever it is, the worker works on
            _log.exception("job_failed", job=job.name, slot=slot)
            self._rest_until[job.name] = clock.now() + AFTER_FAILURE

    async def _run(self, job: Recurring, slot: str) -> None:
        async with transaction() as session:
            if not await claim_slot(session, job.name, slot):
                return
            did = total = await job.do(session)
        while did and await self._leads():
            async with transaction() as session:
                did = await job.do(session)
            total += did
        if job.after:
            await job.after()
        if total:
            _log.info("job_done", job=job.name, did=total)
