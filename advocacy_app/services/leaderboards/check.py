"""Are the boards what the ledger says? Added up again, and compared."""

from collections import defaultdict
from datetime import datetime

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import BoardScore, BoardStep, Member
from advocacy_app.services.leaderboards.acts import zone_of_boards
from advocacy_app.services.leaderboards.rules import Score, keys, may_appear, score_of
from advocacy_app.services.points import Violation, every_transfer

Scores = dict[tuple[str, str], tuple[int, int]]


async def replay(session: Session) -> list[Violation]:
    """Every board that differs from the ledger, and every step that differs from its board."""
    wanted = await _from_ledger(session)
    rows = (await session.exec(select(BoardScore))).all()
    kept = {(row.period, row.account): (row.points, row.entries) for row in rows}
    none = (0, 0)
    wrong = [place for place in sorted(wanted.keys() | kept.keys()) if wanted.get(place, none) != kept.get(place, none)]
    seen = {member.account for member in (await session.exec(select(Member))).all() if may_appear(member)}
    lists = [row for row in rows if row.listed != (row.account in seen and row.entries > 0)]
    return [
        *(Violation("boards are the sum of the entries", f"{period} {account}") for period, account in wrong),
        *(Violation("boards show whoever chose to appear", f"{row.period} {row.account}") for row in lists),
        *await _wrong_steps(session, [row for row in rows if row.listed]),
    ]


async def _from_ledger(session: Session) -> Scores:
    zone, sums = await zone_of_boards(session), defaultdict[tuple[str, str], list[int]](lambda: [0, 0])
    landed: dict[str, datetime] = {}
    async for transfer in every_transfer(session):
        landed[transfer.pending_id or transfer.id] = transfer.at
        if score := score_of(transfer, landed.get(transfer.reverses_id or "")):
            _add(sums, score, zone)
    return {place: (points, entries) for place, (points, entries) in sums.items()}


def _add(sums: defaultdict[tuple[str, str], list[int]], score: Score, zone: str) -> None:
    for period in keys(score.at, zone):
        sums[period, score.account][0] += score.points
        sums[period, score.account][1] += score.entries


async def _wrong_steps(session: Session, listed: list[BoardScore]) -> list[Violation]:
    people: defaultdict[tuple[str, int], int] = defaultdict(int)
    for row in listed:
        people[row.period, row.points] += 1
    steps = (await session.exec(select(BoardStep).where(col(BoardStep.people) != 0))).all()
    kept = {(step.period, step.points): step.people for step in steps}
    wrong = [place for place in sorted(people.keys() | kept.keys()) if people.get(place, 0) != kept.get(place, 0)]
    return [Violation("steps count the people on a board", f"{period} {points}") for period, points in wrong]
