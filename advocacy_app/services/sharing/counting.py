"""Counting hits on links: the judge has classified them, here they become rows, and first visitors become facts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import func, insert
from sqlmodel import col, select, update

from advocacy_app import bus
from advocacy_app.db import Session, columns, rows, take_turn
from advocacy_app.events import ClickCounted, ClickDisowned
from advocacy_app.models import Click, Share
from advocacy_app.services.sharing.clicks import ClickClass, Hit
from advocacy_app.services.sharing.judge import Verdict
from advocacy_app.services.sharing.rules import Evidence, weakly
from advocacy_app.services.sharing.salts import salt_of
from advocacy_app.services.sharing.visitors import day_of, visitor_hash, wants_no_tracking

_VISIT = (Click.share_id, Click.day, Click.visitor)
FIRST_VISITORS = 5
"""Unique outside visitors of a share that become facts; later ones are only counted."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A hit on a share's link and what it was found to be. ``id`` is its row's; of the hit nothing else is kept."""

    id: str
    share_id: str
    hit: Hit
    verdict: Verdict

    @property
    def at(self) -> datetime:
        """When it came."""
        return datetime.fromtimestamp(self.hit.at, UTC)


class Visit(NamedTuple):
    """One visitor of one share on one day."""

    share_id: str
    day: str
    visitor: str


async def record_clicks(session: Session, batch: Sequence[Judged]) -> None:
    """Write hits down in the order they came, and take back what they reveal about earlier ones.

    A visitor has a name for the day only if they are a person from outside who did not ask to be left alone: those
    are the unique visitors. A colleague's click counts as a click, and never as a visitor.
    """
    await take_turn(session, "clicks")
    shares = await _known_shares(session, {judged.share_id for judged in batch})
    hits = [judged for judged in batch if judged.share_id in shares]
    found = await _rows(session, hits)
    if found:
        await session.exec(insert(Click), params=[row.model_dump() for row in found])
    revised = {ref for judged in hits for ref in judged.verdict.revised}
    shares |= await _take_back(session, revised)
    await _tell(session, [Visit(row.share_id, row.day, row.visitor) for row in found if _is_new(row, revised)])
    await _follow(session, shares)


def _is_new(row: Click, revised: set[str]) -> bool:
    """Whether a hit is a visitor's first of the day."""
    return row.visitor != "" and row.id not in revised


async def _known_shares(session: Session, ids: set[str]) -> set[str]:
    """Those that are still there: a cached link may outlive its share."""
    return set((await session.exec(select(Share.id).where(col(Share.id).in_(ids)))).all())


async def _rows(session: Session, hits: Sequence[Judged]) -> list[Click]:
    salts = {day: await salt_of(session, day) for day in sorted({day_of(hit.at) for hit in hits})}
    visits = {judged.id: _visit(judged, salts[day_of(judged.at)]) for judged in hits}
    seen = await _seen(session, set(visits.values()))
    rows: list[Click] = []
    for judged in hits:
        visit = visits[judged.id]
        again = visit.visitor != "" and visit in seen
        seen.add(visit)
        rows.append(
            Click(
                id=judged.id,
                share_id=judged.share_id,
                kind=ClickClass.DUPLICATE if again else judged.verdict.kind,
                day=visit.day,
                visitor="" if again else visit.visitor,
                at=judged.at,
            )
        )
    return rows


def _visit(judged: Judged, salt: str) -> Visit:
    hit, day = judged.hit, day_of(judged.at)
    named = judged.verdict.kind is ClickClass.HUMAN and not hit.member and not wants_no_tracking(hit.headers)
    return Visit(judged.share_id, day, visitor_hash(salt, hit.ip, hit.user_agent) if named else "")


async def _seen(session: Session, visits: set[Visit]) -> set[Visit]:
    """Visits that were counted before, by this process or another."""
    asked = select(*_VISIT).where(
        col(Click.share_id).in_({visit.share_id for visit in visits}),
        Click.kind == "human",
        col(Click.day).in_({visit.day for visit in visits}),
        col(Click.visitor).in_({visit.visitor for visit in visits} - {""}),
    )
    return {Visit(*row) for row in (await session.exec(asked)).all()}


async def _take_back(session: Session, ids: set[str]) -> set[str]:
    """What later hits showed to be machines counts no more; the shares that lose a click."""
    if not ids:
        return set()
    counted = (col(Click.id).in_(ids), col(Click.kind).in_(("human", "duplicate")))
    found = [Visit(*row) for row in await rows(session, columns(*_VISIT).where(*counted))]
    await session.exec(update(Click).where(*counted).values(kind=ClickClass.SUSPICIOUS))
    for visit in sorted(visit for visit in found if visit.visitor):
        await bus.record(session, ClickDisowned(share=visit.share_id, day=visit.day, visitor=visit.visitor))
    return {visit.share_id for visit in found}


async def _tell(session: Session, visits: Iterable[Visit]) -> None:
    """Record the first outside visitors of each share."""
    new = sorted(visits)
    known = await _unique_visitors(session, {visit.share_id for visit in new})
    for share_id, some in groupby(new, key=lambda visit: visit.share_id):
        these = list(some)
        room = FIRST_VISITORS - (known[share_id] - len(these))
        for visit in these[: max(0, room)]:
            await bus.record(session, ClickCounted(share=share_id, day=visit.day, visitor=visit.visitor))


async def _unique_visitors(session: Session, share_ids: set[str]) -> dict[str, int]:
    """Daily visitors from outside, by share."""
    visits = (
        select(*_VISIT)
        .where(col(Click.share_id).in_(share_ids), Click.kind == "human", Click.visitor != "")
        .distinct()
        .subquery()
    )
    return dict(await rows(session, columns(visits.c.share_id, func.count()).group_by(visits.c.share_id)))


async def _follow(session: Session, share_ids: set[str]) -> None:
    """Let the evidence of shares follow their clicks, where nothing stronger is known."""
    clicked = select(Click.id).where(Click.share_id == Share.id, Click.kind == "human").exists()
    weak = (Evidence.NONE, Evidence.SAID, Evidence.CLICKED)
    asked = columns(Share.id, Share.evidence, Share.confirmed_at, clicked.label("clicked"))
    asked = asked.where(col(Share.id).in_(share_ids), col(Share.evidence).in_(weak)).order_by(col(Share.id))
    for row in await rows(session, asked.with_for_update(of=Share)):
        sure = weakly(clicked=row.clicked, said=row.confirmed_at is not None)
        if sure != row.evidence:
            await session.exec(update(Share).where(col(Share.id) == row.id).values(evidence=sure))
