"""Limits as counter rows: how often a reason was paid in a day, in a week, for one thing."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import bindparam
from sqlmodel import col, update

from advocacy_app.db import Session, columns, insert_into, rows
from advocacy_app.models import Cap
from advocacy_app.services.points.rules import Limit, period_of

_NAMED = (Cap.account == bindparam("account"), Cap.reason == bindparam("reason"))
_PERIODS = cast("Any", bindparam)("periods", expanding=True)
_USED = columns(Cap.period, Cap.used).where(*_NAMED, col(Cap.period).in_(_PERIODS))


async def reached(session: Session, account: str, reason: str, limits: Sequence[Limit]) -> Limit | None:
    """The first limit that leaves no room for one more; None when all do."""
    used = await used_up(session, account, reason, limits)
    return next((limit for limit in limits if used.get(limit.period, 0) >= limit.most), None)


async def used_up(session: Session, account: str, reason: str, limits: Sequence[Limit]) -> dict[str, int]:
    """How often the reason was paid so far, by period."""
    if not limits:
        return {}
    periods = [limit.period for limit in limits]
    found = await rows(session, _USED, account=account, reason=reason, periods=periods)
    return dict(found)


async def count(session: Session, account: str, reason: str, limits: Sequence[Limit]) -> None:
    """Count one more in every period; the table's CHECK refuses what ``reached`` should have refused."""
    for limit in limits:
        row = {"account": account, "reason": reason, "period": limit.period, "used": 1, "most": limit.most}
        add = insert_into(session, Cap).values(**row)
        one_more = add.on_conflict_do_update(
            index_elements=["account", "reason", "period"], set_={"used": Cap.used + 1, "most": limit.most}
        )
        await session.exec(one_more)


async def make_room(session: Session, account: str, reason: str, item: str) -> None:
    """Count one less for an item: what was paid for it had never been there."""
    this = (col(Cap.account) == account, col(Cap.reason) == reason, col(Cap.period) == period_of(item))
    await session.exec(update(Cap).where(*this, col(Cap.used) > 0).values(used=Cap.used - 1))
