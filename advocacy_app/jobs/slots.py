"""Who leads the clockwork, and which rounds were run: the database decides both."""

from datetime import timedelta
from typing import Any

from sqlmodel import col, delete, or_, update

from advocacy_app import clock, ids
from advocacy_app.db import Session, insert_into
from advocacy_app.models import JobSlot, Lease

CLOCKWORK = "clockwork"
LEASE = timedelta(seconds=15)
KEPT = timedelta(days=7)


async def take_lease(session: Session, owner: str) -> bool:
    """Lead, or go on leading, for fifteen seconds; False while somebody else leads."""
    moment = clock.now()
    mine: dict[str, Any] = {"owner": owner, "expires_at": moment + LEASE}
    taken = insert_into(session, Lease).values(name=CLOCKWORK, **mine)
    ahead = col(Lease.expires_at) > moment + 2 * LEASE  # written by a clock that has been put back since
    free = or_(col(Lease.owner) == owner, col(Lease.expires_at) <= moment, ahead)
    return (
        await session.exec(taken.on_conflict_do_update(index_elements=["name"], set_=mine, where=free))
    ).rowcount == 1


async def give_lease_back(session: Session, owner: str) -> None:
    """Let somebody else lead at once."""
    mine = update(Lease).where(col(Lease.name) == CLOCKWORK, col(Lease.owner) == owner)
    await session.exec(mine.values(expires_at=clock.now()))


async def claim_slot(session: Session, job: str, slot: str) -> bool:
    """Whether this transaction is the one that runs a job in a slot; the unique key settles races."""
    row = {"id": ids.new_id(), "job": job, "slot": slot, "at": clock.now()}
    return (await session.exec(insert_into(session, JobSlot).values(**row).on_conflict_do_nothing())).rowcount == 1


async def forget_rounds_ahead(session: Session) -> int:
    """After the clock was put back: rounds that a clock ahead of us has run are still to come."""
    return (await session.exec(delete(JobSlot).where(col(JobSlot.at) > clock.now() + LEASE))).rowcount


async def drop_old_slots(session: Session) -> int:
    """Forget after a week which rounds were run."""
    return (await session.exec(delete(JobSlot).where(col(JobSlot.at) < clock.now() - KEPT))).rowcount
