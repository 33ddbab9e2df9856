"""Rules as versioned data: the newest version counts, the older ones explain the past."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, bindparam
from sqlmodel import col, select

from advocacy_app import clock, ids
from advocacy_app.db import Session, columns, rows
from advocacy_app.models import RuleVersion
from advocacy_app.services.points.errors import OutOfRange
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.rules import Rule

MOST_POINTS = 1000
MOST_TIMES = 1000
MOST_HOURS = 24 * 31


async def current_rule(session: Session, reason: Reason) -> Rule:
    """What the reason pays now; its default until version 1 is written down by the first act."""
    newest = await _newest(session, reason.name)
    return _as_rule(newest) if newest else reason.default


async def settled_rule(session: Session, reason: Reason) -> Rule:
    """What the reason pays now, written down: a version that entries may name."""
    newest = await _newest(session, reason.name)
    return _as_rule(newest or await _write(session, reason.name, reason.default, 1, ""))


async def rules_of(session: Session, reasons: Collection[str]) -> dict[tuple[str, int], RuleVersion]:
    """The versions that entries may name, by reason and number."""
    asked = select(RuleVersion).where(col(RuleVersion.reason).in_(reasons))
    return {(rule.reason, rule.version): rule for rule in (await session.exec(asked)).all()}


async def history(session: Session, reason: str) -> list[RuleVersion]:
    """All versions of a reason's rule, newest first."""
    asked = select(RuleVersion).where(RuleVersion.reason == reason).order_by(col(RuleVersion.version).desc())
    return list((await session.exec(asked)).all())


async def change_rule(session: Session, reason: Reason, rule: Rule, by: str) -> RuleVersion:
    """Write a new version that counts from now on; what was paid stays as it was. ``by`` is the owner's member id.

    Raises:
        OutOfRange: an amount, a limit or a cool-off that no rule may have.
    """
    await settled_rule(session, reason)
    newest = await _newest(session, reason.name)
    assert newest is not None  # noqa: S101 - settled_rule has just written it
    _check(rule)
    return await _write(session, reason.name, rule, newest.version + 1, by)


def _check(rule: Rule) -> None:
    limits = {name: getattr(rule, name) for name in ("per_day", "per_week", "per_item")}
    fits = {
        "amount": 0 <= rule.amount <= MOST_POINTS,
        **{name: limit is None or 1 <= limit <= MOST_TIMES for name, limit in limits.items()},
        "cool_off_hours": 0 <= rule.cool_off_hours <= MOST_HOURS,
    }
    if unfit := [name for name, fit in fits.items() if not fit]:
        raise OutOfRange(at=unfit[0])


_NEWEST = (
    columns(
        RuleVersion.version,
        RuleVersion.amount,
        RuleVersion.per_day,
        RuleVersion.per_week,
        RuleVersion.per_item,
        RuleVersion.cool_off_hours,
    )
    .where(RuleVersion.reason == bindparam("reason"))
    .order_by(col(RuleVersion.version).desc())
    .limit(1)
)


async def _newest(session: Session, reason: str) -> Row[Any] | None:
    return next(iter(await rows(session, _NEWEST, reason=reason)), None)


async def _write(session: Session, reason: str, rule: Rule, version: int, by: str) -> RuleVersion:
    row = RuleVersion(
        id=ids.new_id(),
        reason=reason,
        version=version,
        amount=rule.amount,
        per_day=rule.per_day,
        per_week=rule.per_week,
        per_item=rule.per_item,
        cool_off_hours=rule.cool_off_hours,
        from_at=clock.now(),
        made_by=by,
    )
    session.add(row)
    await session.flush()
    return row


def _as_rule(row: RuleVersion | Row[Any]) -> Rule:
    return Rule(
        amount=row.amount,
        per_day=row.per_day,
        per_week=row.per_week,
        per_item=row.per_item,
        cool_off_hours=row.cool_off_hours,
        version=row.version,
    )
