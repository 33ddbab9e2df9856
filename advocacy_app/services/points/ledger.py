"""Writing to the ledger: the one place where transfers are added and balances follow."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select, update

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, take_turn
from advocacy_app.events import PointsMoved
from advocacy_app.models import Balance, Transfer, Waiting
from advocacy_app.services.errors import NotFound
from advocacy_app.services.points.rules import Effect, effects, is_members

SPENT = "spent"


async def open_ledger(session: Session) -> None:
    """Take the ledger's turn, before anything is read: one writer at a time, as in TigerBeetle.

    So a look at keys, limits and balances stays true until the commit, and locks are always taken in one order.
    """
    await take_turn(session, "ledger")


async def transfer_of_key(session: Session, key: str) -> Transfer | None:
    """The transfer that this happening already caused, if it did."""
    return (await session.exec(select(Transfer).where(Transfer.key == key))).first()


async def find_transfer(session: Session, transfer_id: str) -> Transfer:
    """A transfer by its id.

    Raises:
        NotFound: there is none.
    """
    found = await session.get(Transfer, transfer_id)
    if found is None:
        raise NotFound
    return found


@dataclass(frozen=True)
class Cause:
    """Why a transfer exists: ``key`` says what happened (once), ``evidence`` names the fact."""

    key: str
    reason: str
    rule_version: int
    evidence: str


async def move(
    session: Session, cause: Cause, amount: int, *, debit: str, credit: str, lands_at: datetime | None = None
) -> Transfer:
    """Move points from one account to another: at once, or pending until ``lands_at``."""
    transfer = Transfer(
        id=ids.new_id(),
        key=cause.key,
        debit_account=debit,
        credit_account=credit,
        amount=amount,
        phase="pending" if lands_at else "direct",
        reason=cause.reason,
        rule_version=cause.rule_version,
        evidence=cause.evidence,
        lands_at=lands_at,
        at=clock.now(),
    )
    if lands_at:
        session.add(Waiting(transfer_id=transfer.id, account=credit, amount=amount, lands_at=lands_at))
    return await _write(session, transfer)


async def resolve(session: Session, pending: Transfer, phase: str, because: str) -> Transfer:
    """End the waiting of a pending transfer: ``post`` lets it land, ``void`` takes it away. Exactly one ever exists."""
    await session.delete(await session.get_one(Waiting, pending.id))
    resolution = _sequel(pending, f"{phase}:{pending.id}", phase, because)
    resolution.pending_id = pending.id
    return await _write(session, resolution)


async def give_back(session: Session, original: Transfer, because: str) -> Transfer:
    """Move landed points back to where they came from."""
    reversal = _sequel(original, f"reverse:{original.id}", "direct", because)
    reversal.debit_account, reversal.credit_account = original.credit_account, original.debit_account
    reversal.reverses_id = original.id
    return await _write(session, reversal)


def _sequel(original: Transfer, key: str, phase: str, because: str) -> Transfer:
    return Transfer(
        id=ids.new_id(),
        key=key,
        debit_account=original.debit_account,
        credit_account=original.credit_account,
        amount=original.amount,
        phase=phase,
        reason=original.reason,
        rule_version=original.rule_version,
        evidence=because,
        at=clock.now(),
    )


async def _write(session: Session, transfer: Transfer) -> Transfer:
    """Add a transfer, let the balances follow, and tell whoever listens."""
    session.add(transfer)
    await session.flush()
    for effect in effects(transfer):
        if is_members(effect.account):
            await _follow(session, effect)
            await bus.record(session, PointsMoved(account=effect.account, transfer=transfer.id))
    return transfer


async def _follow(session: Session, effect: Effect) -> None:
    change = {"posted": Balance.posted + effect.posted, "pending": Balance.pending + effect.pending}
    changed = await session.exec(update(Balance).where(col(Balance.account) == effect.account).values(**change))
    if not changed.rowcount:
        session.add(Balance(account=effect.account, posted=effect.posted, pending=effect.pending))
        await session.flush()
