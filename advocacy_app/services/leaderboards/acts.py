"""Boards follow the ledger and the people, in the same transaction."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlalchemy import select as ask
from sqlmodel import col, delete, select

from advocacy_app.db import Session, insert_into
from advocacy_app.events import MemberDeactivated, MemberErased, MemberReturned, PointsMoved, VisibilityChanged
from advocacy_app.models import BoardScore, BoardStep, BoardVersion, Member, Organisation, Transfer
from advocacy_app.services import points
from advocacy_app.services.leaderboards.rules import keys, may_appear, score_of

THE_BOARDS = "boards"


async def roll_up(session: Session, fact: PointsMoved) -> None:
    """Count a transfer on the boards of its day, week, month, quarter and of all time."""
    transfer = await points.find_transfer(session, fact.transfer)
    score = score_of(transfer, await _counted_at(session, transfer))
    if score is None:
        return
    member = (await session.exec(select(Member).where(Member.account == score.account))).first()
    around = keys(score.at, await zone_of_boards(session))
    asked = select(BoardScore).where(BoardScore.account == score.account, col(BoardScore.period).in_(around))
    before = {row.period: row for row in (await session.exec(asked)).all()}
    rows = [before.get(period) or _empty(period, score.account) for period in around]
    changed = [_plus(row, score.points, score.entries, listed=may_appear(member)) for row in rows]
    await _put(session, list(before.values()), changed)


async def follow_member(
    session: Session, fact: VisibilityChanged | MemberDeactivated | MemberReturned | MemberErased
) -> None:
    """Show or hide somebody on every board; a member who is being erased appears nowhere any more."""
    await points.open_ledger(session)
    member = await session.get(Member, fact.member)
    if member is None:
        return
    shown = may_appear(member) and not isinstance(fact, MemberErased)
    rows = (await session.exec(select(BoardScore).where(BoardScore.account == member.account))).all()
    await _put(session, rows, [_plus(row, 0, 0, listed=shown) for row in rows])


async def drop_empty_steps(session: Session) -> int:
    """Forget numbers of points at which nobody stands any more; returns how many."""
    await points.open_ledger(session)
    return (await session.exec(delete(BoardStep).where(col(BoardStep.people) == 0))).rowcount


async def version(session: Session) -> int:
    """A number that grows with every change of any board."""
    return (await session.exec(select(BoardVersion.version))).first() or 0


async def zone_of_boards(session: Session) -> str:
    """Days and weeks of boards are the organisation's."""
    return (await session.exec(select(Organisation.timezone))).first() or "UTC"


async def zone_and_version(session: Session) -> tuple[str, int]:
    """Both of the above in one question; every reading of a board begins with it."""
    zone, now = select(Organisation.timezone).limit(1), select(BoardVersion.version)
    asked = ask(zone.scalar_subquery(), func.coalesce(now.scalar_subquery(), 0))
    row = (await (await session.connection()).execute(asked)).one()
    return row[0] or "UTC", row[1]


async def _counted_at(session: Session, transfer: Transfer) -> datetime | None:
    """When the transfer that this one reverses had landed."""
    if not transfer.reverses_id:
        return None
    original = await points.find_transfer(session, transfer.reverses_id)
    landed = select(Transfer.at).where(Transfer.pending_id == original.id, Transfer.phase == "post")
    return (await session.exec(landed)).first() or original.at


def _empty(period: str, account: str) -> BoardScore:
    return BoardScore(period=period, account=account, points=0, entries=0, listed=False, version=0)


def _plus(row: BoardScore, points: int, entries: int, *, listed: bool) -> dict[str, Any]:
    """The row as it will be; nobody stands on a board without an entry."""
    total = row.entries + entries
    sums = {"points": row.points + points, "entries": total, "listed": listed and total > 0}
    return {"period": row.period, "account": row.account, **sums}


async def _put(session: Session, before: Sequence[BoardScore], after: Sequence[dict[str, Any]]) -> None:
    """Write scores, and the steps between the people, as of a new version."""
    if not after:
        return
    steps: Counter[tuple[str, int]] = Counter()
    steps.subtract((row.period, row.points) for row in before if row.listed)
    steps.update((row["period"], row["points"]) for row in after if row["listed"])
    now = await next_version(session)
    await _upsert_scores(session, [row | {"version": now} for row in after])
    await _add_to_steps(session, [_step(place, people) for place, people in sorted(steps.items()) if people])
    for row in before:
        session.expire(row)


def _step(place: tuple[str, int], people: int) -> dict[str, Any]:
    return {"period": place[0], "points": place[1], "people": people}


async def _upsert_scores(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    add = insert_into(session, BoardScore)
    renewed = {name: add.excluded[name] for name in ("points", "entries", "listed", "version")}
    await session.exec(add.on_conflict_do_update(index_elements=["period", "account"], set_=renewed), params=rows)


async def _add_to_steps(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    add = insert_into(session, BoardStep)
    moved = {"people": BoardStep.people + add.excluded.people}
    await session.exec(add.on_conflict_do_update(index_elements=["period", "points"], set_=moved), params=rows)


async def next_version(session: Session) -> int:
    """Let the boards' version grow by one, and say what it is now."""
    add = insert_into(session, BoardVersion).values(id=THE_BOARDS, version=1)
    grown = add.on_conflict_do_update(index_elements=["id"], set_={"version": BoardVersion.version + 1})
    return (await session.exec(grown.returning(col(BoardVersion.version)))).scalar_one()
