"""Boards written anew from the ledger, after it was filled in bulk."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlmodel import col, delete, or_, select

from advocacy_app.db import Session
from advocacy_app.models import BoardScore, BoardStep, Member, Transfer
from advocacy_app.services import points
from advocacy_app.services.leaderboards.acts import next_version, zone_of_boards
from advocacy_app.services.leaderboards.rules import keys, may_appear, score_of

AT_ONCE = 1_000
"""Members whose boards are in memory at the same time."""


async def rebuild(session: Session) -> None:
    """Forget all boards and count every transfer again, some members at a time."""
    await points.open_ledger(session)
    for table in (BoardScore, BoardStep):
        await session.exec(delete(table))
    zone, version = await zone_of_boards(session), await next_version(session)
    members = (await session.exec(select(Member).order_by(col(Member.account)))).all()
    shown = {member.account: may_appear(member) for member in members}
    session.expunge_all()
    accounts, people = list(shown), Counter[tuple[str, int]]()
    for start in range(0, len(accounts), AT_ONCE):
        rows = await _scores(session, accounts[start : start + AT_ONCE], zone)
        people.update((row["period"], row["points"]) for row in rows if shown[row["account"]])
        if rows:
            listed = [row | {"listed": shown[row["account"]], "version": version} for row in rows]
            await session.exec(insert(BoardScore), params=listed)
    steps = [{"period": period, "points": n, "people": many} for (period, n), many in people.items()]
    if steps:
        await session.exec(insert(BoardStep), params=steps)


async def _scores(session: Session, accounts: Sequence[str], zone: str) -> list[dict[str, Any]]:
    """What some accounts, next to each other in order, have on every board with an entry of theirs."""
    sums = defaultdict[tuple[str, str], list[int]](lambda: [0, 0])
    landed: dict[str, datetime] = {}
    theirs = (
        col(side).between(accounts[0], accounts[-1]) for side in (Transfer.credit_account, Transfer.debit_account)
    )
    asked = select(Transfer).where(or_(*theirs)).order_by(col(Transfer.id))
    for transfer in (await session.exec(asked)).all():
        landed[transfer.pending_id or transfer.id] = transfer.at
        if score := score_of(transfer, landed.get(transfer.reverses_id or "")):
            for period in keys(score.at, zone):
                sums[period, score.account][0] += score.points
                sums[period, score.account][1] += score.entries
    session.expunge_all()
    return [
        {"period": period, "account": account, "points": n, "entries": entries}
        for (period, account), (n, entries) in sums.items()
        if entries
    ]
