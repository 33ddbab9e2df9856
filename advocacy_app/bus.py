"""Facts, recorded in the transaction that caused them.

``record`` writes an event row (activity log, source of analytics and outbox at once), runs the NOW reactions in the
same transaction and leaves one delivery row per LATER reaction. ``deliver_next`` takes one due delivery and runs it
in a transaction of its own, at least once, so LATER reactions are idempotent.
"""

import asyncio
import dataclasses
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import event
from sqlmodel import col, delete, or_, select, update
from sqlmodel.sql.expression import SelectOfScalar

from advocacy_app import clock, ids
from advocacy_app.db import Session, transaction
from advocacy_app.events import FACTS, Fact
from advocacy_app.models.log import Delivery, EventRow

Reaction = Callable[[Session, Any], Awaitable[None]]
"""Takes the session and the fact it listens to (of one class, hence Any)."""
Table = Mapping[type[Fact], Sequence[Reaction]]

LEASE = timedelta(seconds=60)
ATTEMPTS = 8
KEPT = timedelta(days=7)
AT_ONCE = timedelta()
_bells: set[asyncio.Event] = set()
_now: Table = {}
_later: Table = {}
_log = structlog.get_logger()


class _DeliveredTwice(Exception):
    """Another worker delivered this meanwhile."""


def install(*, now: Table, later: Table) -> None:
    """Wire the two tables of ``subscribers.py``; called once by the composition root."""
    global _now, _later  # wiring happens once, before anything runs
    _now, _later = now, later


async def record(session: Session, fact: Fact, *, after: timedelta = AT_ONCE) -> None:
    """Write down what happened and let NOW reactions follow in the same transaction; LATER ones wait for ``after``."""
    row = EventRow(id=ids.new_id(), name=fact.name, actor=fact.actor, payload=_dump(fact), at=clock.now())
    session.add(row)
    for reaction in _later.get(type(fact), ()):
        session.add(Delivery(event_id=row.id, reaction=_name(reaction), due_at=row.at + after))
        event.listen(session.sync_session, "after_commit", _ring, once=True)
    await session.flush()
    for reaction in _now.get(type(fact), ()):
        await reaction(session, fact)


def _ring(_session: object) -> None:
    for bell in _bells:
        bell.set()


async def wait_for_facts(seconds: float) -> None:
    """Rest until something to deliver was committed in this process, or for ``seconds``."""
    bell = asyncio.Event()
    _bells.add(bell)
    try:
        await asyncio.wait_for(bell.wait(), seconds)
    except TimeoutError:
        pass
    finally:
        _bells.discard(bell)


async def deliver_next() -> bool:
    """Deliver one due LATER reaction; False when nothing is due."""
    claimed = await _claim()
    if claimed is None:
        return False
    event_id, reaction = claimed
    try:
        async with transaction() as session:
            await _deliver(session, event_id, reaction)
    except _DeliveredTwice:
        _log.info("delivered_by_another", event_id=event_id, reaction=reaction)
    except Exception:  # noqa: BLE001 - whatever a reaction throws, the delivery is tried again
        _log.exception("delivery_failed", event_id=event_id, reaction=reaction)
        await _put_back(event_id, reaction)
    return True


async def deliver_within(session: Session) -> None:
    """Deliver what is due in a transaction that is still open: how a world's past is lived, all of it or nothing."""
    while (row := (await session.exec(_due(clock.now()))).one_or_none()) is not None:
        await _deliver(session, row.event_id, row.reaction)


async def _claim() -> tuple[str, str] | None:
    moment = clock.now()
    async with transaction() as session:
        row = (await session.exec(_due(moment))).one_or_none()
        if row is None:
            return None
        row.lease_until, row.attempts = moment + LEASE, row.attempts + 1
        return row.event_id, row.reaction


def _due(moment: datetime) -> SelectOfScalar[Delivery]:
    """The delivery that has waited longest, unless somebody is at it."""
    return (
        select(Delivery)
        .where(
            col(Delivery.done_at).is_(None),
            col(Delivery.dead_at).is_(None),
            Delivery.due_at <= moment,
            or_(
                col(Delivery.lease_until).is_(None),
                col(Delivery.lease_until) < moment,
                col(Delivery.lease_until) > moment + 2 * LEASE,  # written by a clock that has been put back since
            ),
        )
        .order_by(col(Delivery.due_at), col(Delivery.event_id))
        .limit(1)
        .with_for_update(skip_locked=True)
    )


async def _deliver(session: Session, event_id: str, reaction: str) -> None:
    fact = _load(await session.get_one(EventRow, event_id))
    run = next((r for r in _later.get(type(fact), ()) if _name(r) == reaction), None)
    if run is not None:
        await run(session, fact)
    await _mark_done(session, event_id, reaction)


async def _mark_done(session: Session, event_id: str, reaction: str) -> None:
    """Whoever is second (its lease ran out while it worked) fails here, and what it did is rolled back."""
    mine = (col(Delivery.event_id) == event_id, col(Delivery.reaction) == reaction, col(Delivery.done_at).is_(None))
    done = update(Delivery).where(*mine).values(done_at=clock.now(), lease_until=None)
    if (await session.exec(done)).rowcount != 1:
        raise _DeliveredTwice


async def drop_delivered(session: Session) -> int:
    """Forget after a week what was delivered; the facts themselves stay."""
    return (await session.exec(delete(Delivery).where(col(Delivery.done_at) < clock.now() - KEPT))).rowcount


async def _put_back(event_id: str, reaction: str) -> None:
    """Try again later, ever more slowly; after the last attempt the row waits for a human."""
    async with transaction() as session:
        row = await session.get_one(Delivery, (event_id, reaction))
        row.lease_until = None
        row.due_at = clock.now() + timedelta(seconds=2**row.attempts)
        if row.attempts >= ATTEMPTS:
            row.dead_at = clock.now()


def _name(reaction: Reaction) -> str:
    return f"{reaction.__module__.removeprefix('advocacy_app.')}.{reaction.__name__}"


def _dump(fact: Fact) -> str:
    return json.dumps({k: v for k, v in dataclasses.asdict(fact).items() if k != "actor"}, sort_keys=True)


def _load(row: EventRow) -> Fact:
    return FACTS[row.name](actor=row.actor, **json.loads(row.payload))
