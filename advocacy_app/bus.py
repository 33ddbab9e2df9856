"""Facts, recorded in the transaction that caused them.

``record`` writes an event row (activity log, source of analytics and outbox at once), runs the NOW reactions in the
same transaction and leaves one delivery row per LATER reaction. ``deliver_next`` takes one due delivery and runs it
in a transaction of its own, at least once, so LATER reactions are idempotent.
"""

import dataclasses
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import or_, update
from sqlmodel import col, select

from advocacy_app import clock, ids
from advocacy_app.db import Session, transaction
from advocacy_app.events import FACTS, Fact
from advocacy_app.models.log import Delivery, EventRow

Reaction = Callable[[Session, Any], Awaitable[None]]
"""Takes the session and the fact it listens to (of one class, hence Any)."""
Table = Mapping[type[Fact], Sequence[Reaction]]

LEASE = timedelta(seconds=60)
ATTEMPTS = 8
_now: Table = {}
_later: Table = {}
_log = structlog.get_logger()


def install(*, now: Table, later: Table) -> None:
    """Wire the two tables of ``subscribers.py``; called once by the composition root."""
    global _now, _later  # wiring happens once, before anything runs
    _now, _later = now, later


async def record(session: Session, fact: Fact) -> None:
    """Write down what happened and let NOW reactions follow in the same transaction."""
    row = EventRow(id=ids.new_id(), name=fact.name, actor=fact.actor, payload=_dump(fact), at=clock.now())
    session.add(row)
    for reaction in _later.get(type(fact), ()):
        session.add(Delivery(event_id=row.id, reaction=_name(reaction), due_at=row.at))
    await session.flush()
    for reaction in _now.get(type(fact), ()):
        await reaction(session, fact)


async def deliver_next() -> bool:
    """Deliver one due LATER reaction; False when nothing is due."""
    claimed = await _claim()
    if claimed is None:
        return False
    event_id, reaction = claimed
    try:
        await _deliver(event_id, reaction)
    except Exception:  # noqa: BLE001 - whatever a reaction throws, the delivery is tried again
        _log.exception("delivery_failed", event_id=event_id, reaction=reaction)
        await _put_back(event_id, reaction)
    return True


async def _claim() -> tuple[str, str] | None:
    moment = clock.now()
    async with transaction() as session:
        due = (
            select(Delivery)
            .where(
                col(Delivery.done_at).is_(None),
                col(Delivery.dead_at).is_(None),
                Delivery.due_at <= moment,
                or_(col(Delivery.lease_until).is_(None), col(Delivery.lease_until) < moment),
            )
            .order_by(col(Delivery.due_at), col(Delivery.event_id))
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        row = (await session.exec(due)).one_or_none()
        if row is None:
            return None
        row.lease_until, row.attempts = moment + LEASE, row.attempts + 1
        return row.event_id, row.reaction


async def _deliver(event_id: str, reaction: str) -> None:
    async with transaction() as session:
        row = await session.get_one(EventRow, event_id)
        fact = _load(row)
        run = next((r for r in _later.get(type(fact), ()) if _name(r) == reaction), None)
        if run is not None:
            await run(session, fact)
        done = update(Delivery).where(col(Delivery.event_id) == event_id, col(Delivery.reaction) == reaction)
        await session.exec(done.values(done_at=clock.now(), lease_until=None))


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
