"""Moving points: award, spend, take back, let land."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.models import Balance, Member, Transfer, Unpaid, Waiting
from advocacy_app.read_models.points import Outcome
from advocacy_app.services import identity
from advocacy_app.services.points import caps
from advocacy_app.services.points.errors import AlreadyTakenBack, NotEnoughPoints
from advocacy_app.services.points.ledger import SPENT, Cause, give_back, move, open_ledger, resolve, transfer_of_key
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.rule_book import settled_rule
from advocacy_app.services.points.rules import Limit, limits

NOTHING = Outcome()


async def award(
    session: Session,
    member: Member,
    reason: Reason,
    *,
    key: str,
    evidence: str,
    item: str = "",
    acted_at: datetime | None = None,
    amount: int | None = None,
) -> Outcome:
    """Give a member what the reason's rule pays, at most once for a ``key``.

    ``key`` says what happened (``share:<id>``), ``evidence`` names the fact, ``item`` the thing that ``per_item``
    counts by, ``acted_at`` the moment whose day and week are counted (default: now), ``amount`` replaces the rule's
    (a challenge pays what its owner set). A limit is no error: the outcome says which one, and nothing is moved.
    """
    await open_ledger(session)
    if known := await outcome_of(session, key):
        return known
    rule = await settled_rule(session, reason)
    amount = rule.amount if amount is None else amount
    if not amount or not member.active:
        return NOTHING
    cause = Cause(key, reason.name, rule.version, evidence)
    zone = await identity.counting_zone(session, member.id, member.timezone)
    met = list(limits(rule, acted_at or clock.now(), zone, item))
    if limit := await caps.reached(session, member.account, reason.name, met):
        return await _leave_unpaid(session, member.account, cause, limit)
    await caps.count(session, member.account, reason.name, met)
    lands_at = rule.lands_at(clock.now())
    return _paid(await move(session, cause, amount, debit=reason.issuer, credit=member.account, lands_at=lands_at))


async def outcome_of(session: Session, key: str) -> Outcome | None:
    """What a happening brought; None when it was never rewarded."""
    if transfer := await transfer_of_key(session, key):
        return _paid(transfer)
    unpaid = (await session.exec(select(Unpaid).where(Unpaid.key == key))).first()
    return Outcome(entry_id=unpaid.id, limit=unpaid.span, most=unpaid.most) if unpaid else None


def _paid(transfer: Transfer) -> Outcome:
    return Outcome(entry_id=transfer.id, points=transfer.amount, lands_at=transfer.lands_at)


async def _leave_unpaid(session: Session, account: str, cause: Cause, limit: Limit) -> Outcome:
    """Remember a welcome act that earned nothing, so that it can be shown and is never paid by a late retry.

    A full item (the sixth visitor of a share) is not worth a line on anyone's page: its counter stays full anyway.
    """
    if limit.span == "item":
        return Outcome(limit=limit.span, most=limit.most)
    unpaid = Unpaid(
        id=ids.new_id(),
        key=cause.key,
        account=account,
        reason=cause.reason,
        rule_version=cause.rule_version,
        evidence=cause.evidence,
        span=limit.span,
        most=limit.most,
        at=clock.now(),
    )
    session.add(unpaid)
    await session.flush()
    return Outcome(entry_id=unpaid.id, limit=limit.span, most=limit.most)


async def spend(session: Session, account: str, amount: int, *, key: str, evidence: str) -> Transfer:
    """Take points for a reward, at most once for a ``key``.

    Raises:
        NotEnoughPoints: fewer than ``amount`` have landed.
    """
    await open_ledger(session)
    if known := await transfer_of_key(session, key):
        return known
    posted = (await session.exec(select(Balance.posted).where(Balance.account == account))).first() or 0
    missing = amount - posted
    if missing > 0:
        raise NotEnoughPoints(n=missing)
    return await move(session, Cause(key, SPENT, 0, evidence), amount, debit=account, credit="redeemed")


async def correct(session: Session, account: str, amount: int, cause: Cause, *, by: str) -> Transfer:
    """Give points by hand because an entry was wrong, at most once for the cause; ``by`` is the owner's member id."""
    await open_ledger(session)
    known = await transfer_of_key(session, cause.key)
    return known or await move(session, cause, amount, debit=f"adjust:{by}", credit=account)


async def take_back(session: Session, transfer: Transfer, *, because: str) -> Transfer:
    """Void an entry that is still pending, reverse one that has landed; ``because`` is a code such as ``appeal:<id>``.

    Raises:
        AlreadyTakenBack: this happened before.
    """
    await open_ledger(session)
    if transfer.phase == "pending" and await session.get(Waiting, transfer.id):
        return await resolve(session, transfer, "void", because)
    if await _is_gone(session, transfer):
        raise AlreadyTakenBack
    return await give_back(session, transfer, because)


async def _is_gone(session: Session, transfer: Transfer) -> bool:
    gone = select(Transfer.id).where(
        (col(Transfer.reverses_id) == transfer.id)
        | ((col(Transfer.pending_id) == transfer.id) & (col(Transfer.phase) == "void"))
    )
    return (await session.exec(gone)).first() is not None


async def due(session: Session, limit: int) -> Sequence[Waiting]:
    """What has waited long enough, the longest wait first."""
    asked = select(Waiting).where(col(Waiting.lands_at) <= clock.now())
    return (await session.exec(asked.order_by(col(Waiting.lands_at), col(Waiting.transfer_id)).limit(limit))).all()
