"""LATER reactions: once for whoever is quick, again for whoever failed, never twice."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlmodel import select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, reading, transaction
from advocacy_app.events import Fact, ThanksSaid
from advocacy_app.jobs.runner import deliver_all
from advocacy_app.models import AuditEntry, Delivery
from tests.cast import Cast
from tests.hands import BOTH, Hands


async def note_down(session: Session, fact: Fact) -> None:
    """An effect that shows when it happened twice."""
    session.add(AuditEntry(id=ids.new_id(), actor=fact.actor, deed="heard", at=clock.now()))


async def _happen(times: int = 1) -> None:
    async with transaction() as session:
        for _ in range(times):
            await bus.record(session, ThanksSaid(actor="a", card="c"))


async def _effects() -> int:
    async with reading() as session:
        return len((await session.exec(select(AuditEntry))).all())


async def _delivery() -> Delivery:
    async with reading() as session:
        return (await session.exec(select(Delivery))).one()


def _later(*reactions: Callable[[Session, Fact], Awaitable[None]]) -> None:
    bus.install(now={}, later={ThanksSaid: reactions})


@BOTH
async def test_many_workers_deliver_each_once(cast: Cast) -> None:
    _later(note_down)
    await _happen(12)
    await asyncio.gather(*(deliver_all() for _ in range(4)))
    assert await _effects() == 12


async def test_a_reaction_that_fails_is_tried_again_ever_more_slowly_and_then_put_aside(
    cast: Cast, hands: Hands
) -> None:
    async def fail(session: Session, fact: Fact) -> None:
        await note_down(session, fact)
        raise OSError("no")

    _later(fail)
    await _happen()
    for attempt in range(1, bus.ATTEMPTS + 1):
        await deliver_all()
        assert (await _delivery()).attempts == attempt
        hands.forward(seconds=2**attempt)
    await deliver_all()
    row = await _delivery()
    assert (row.attempts, row.done_at, await _effects()) == (bus.ATTEMPTS, None, 0)
    assert row.dead_at


@BOTH
async def test_whoever_took_too_long_leaves_nothing_behind(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    started, overtaken = asyncio.Event(), asyncio.Event()
    calls = 0

    async def dawdle(session: Session, fact: Fact) -> None:
        nonlocal calls
        calls += 1
        if calls == 1:
            started.set()
            await overtaken.wait()
        await note_down(session, fact)

    monkeypatch.setattr(bus, "LEASE", timedelta(seconds=-1))
    _later(dawdle)
    await _happen()
    slow = asyncio.create_task(bus.deliver_next())
    await started.wait()
    other = asyncio.create_task(bus.deliver_next())
    await asyncio.sleep(0.2)
    overtaken.set()
    await asyncio.gather(slow, other)
    assert await _effects() == 1


async def test_a_commit_wakes_the_worker_at_once(cast: Cast) -> None:
    _later(note_down)
    resting = asyncio.create_task(bus.wait_for_facts(30))
    await asyncio.sleep(0)
    await _happen()
    await asyncio.wait_for(resting, 1)
    assert not bus._bells


async def test_a_rollback_wakes_nobody(cast: Cast) -> None:
    _later(note_down)
    resting = asyncio.create_task(bus.wait_for_facts(0.05))
    await asyncio.sleep(0)
    with suppress(OSError):
        async with transaction() as session:
            await bus.record(session, ThanksSaid(actor="a", card="c"))
            raise OSError("no")
    await resting
    assert await _effects() == 0
