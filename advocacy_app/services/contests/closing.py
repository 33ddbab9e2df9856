"""The list closes at its time: C1 is published, and from then on nothing in it can change."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import and_, col, or_, select, update

from advocacy_app import bus, clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.events import ContestClosed
from advocacy_app.models import Contest, ContestEntry, Draw, DrawReceipt, DrawTicket, DrawWitness, Member
from advocacy_app.models.photo import GRACE
from advocacy_app.services import draws
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.awards import begin_awards
from advocacy_app.services.contests.entering import give_receipt, new_salt
from advocacy_app.services.contests.meant import audience_of
from advocacy_app.services.contests.opening import open_draw
from advocacy_app.services.contests.telling import tell_draw
from advocacy_app.services.contests.terms import terms_of
from advocacy_app.services.draws import ClosedLate, Closing, Entry, Exclusion, Receipt, Why

AT_ONCE = 5


async def close_due(session: Session) -> int:
    """Close contests whose time is over; a list that closes too late for its beacon is opened anew."""
    due = select(Draw).where(Draw.state == "open", Draw.closes_at <= clock.now()).order_by(col(Draw.closes_at))
    found = (await session.exec(due.limit(AT_ONCE).with_for_update())).all()
    for draw in found:
        await _close(session, draw)
    return len(found) + await _close_without_draw(session)


async def _close_without_draw(session: Session) -> int:
    drawn = select(Draw.contest_id)
    late = (Contest.state == "running", _is_over(), col(Contest.id).not_in(drawn))
    found = (await session.exec(select(Contest).where(*late).limit(AT_ONCE).with_for_update())).all()
    for contest in found:
        contest.state = "closed"
        await bus.record(session, ContestClosed(contest=contest.id))
        await begin_awards(session, contest)
    return len(found)


def _is_over() -> ColumnElement[bool]:
    """The list is complete: where photos are entries, once those taken before the closing had time to arrive."""
    waited = col(Contest.closes_at) <= clock.now() - GRACE
    return or_(waited, and_(col(Contest.hashtag) == "", col(Contest.closes_at) <= clock.now()))


async def _close(session: Session, draw: Draw) -> None:
    contest = await session.get_one(Contest, draw.contest_id)
    listed = await _list_of(session, contest, draw)
    opening = draws.opening_of(draw.c0)
    commits = await _commits(session, draw)
    try:
        closing = await asyncio.to_thread(_closed, opening, listed, commits)
        async with session.begin_nested():
            await _seal(session, draw, closing, listed.excluded)
            contest.state = "closed"
            await session.flush()
            await tell_draw(session, contest, draw, "c1")
            _insist_on_time(opening)
    except ClosedLate:
        await session.refresh(contest)
        await session.refresh(draw)
        await _open_anew(session, contest, draw)
        return
    await bus.record(session, ContestClosed(contest=contest.id))
    await begin_awards(session, contest)


def _insist_on_time(opening: draws.Opening) -> None:
    """Everybody has to be told before the beacon speaks, too, and what was told has to be there by then."""
    if not draws.in_time(opening, clock.now() + rules.COMMITTING):
        raise ClosedLate


@dataclass(frozen=True)
class _List:
    entries: Sequence[Entry]
    excluded: Sequence[Exclusion]


def _closed(opening: draws.Opening, listed: _List, commits: Mapping[str, bytes | None]) -> Closing:
    return draws.closed(opening, listed.entries, closed_at=clock.now(), excluded=listed.excluded, commits=commits)


async def _list_of(session: Session, contest: Contest, draw: Draw) -> _List:
    """Who counts, and who does not and why."""
    sites = {value for kind, value in await audience_of(session, contest) if kind == "site"}
    asked = (
        columns(
            col(DrawTicket.c_i),
            col(DrawTicket.tickets),
            col(DrawReceipt.id).label("receipt"),
            col(Member.deactivated_at),
            col(Member.site_id),
            col(ContestEntry.withdrawn_at),
        )
        .select_from(DrawTicket)
        .outerjoin(DrawReceipt, col(DrawReceipt.c_i) == col(DrawTicket.c_i))
        .outerjoin(Member, col(Member.id) == col(DrawReceipt.member_id))
        .outerjoin(
            ContestEntry,
            (col(ContestEntry.member_id) == col(DrawReceipt.member_id)) & (col(ContestEntry.contest_id) == contest.id),
        )
        .where(col(DrawTicket.draw_id) == draw.id)
    )
    entries: list[Entry] = []
    excluded: list[Exclusion] = []
    for row in await rows(session, asked):
        if why := _why_not(row, sites):
            excluded.append(Exclusion(row.c_i, why))
        else:
            entries.append(Entry(row.c_i, row.tickets))
    return _List(draws.in_order(entries), sorted(excluded))


def _why_not(row: Any, sites: set[str]) -> Why | None:
    """Erased or stepped back: withdrawn. No longer with the company: left. Moved to another site: ineligible."""
    if row.receipt is None or row.withdrawn_at is not None:
        return "withdrawn"
    if row.deactivated_at is not None:
        return "left"
    return "ineligible" if sites and row.site_id not in sites else None


async def _commits(session: Session, draw: Draw) -> dict[str, bytes | None]:
    asked = select(DrawWitness).where(DrawWitness.draw_id == draw.id)
    return {one.name: bytes.fromhex(one.bound_to) or None for one in (await session.exec(asked)).all()}


async def _seal(session: Session, draw: Draw, closing: Closing, excluded: Sequence[Exclusion]) -> None:
    """The reasons first, then the closing: after it the database refuses any change of the list."""
    for one in excluded:
        this = (col(DrawTicket.draw_id) == draw.id, col(DrawTicket.c_i) == one.c_i)
        await session.exec(update(DrawTicket).where(*this).values(excluded=one.reason_code))
    draw.state, draw.closed_at = "closed", closing.closed_at
    draw.c1, draw.c1_sha256 = closing.file.decode(), closing.sha256.hex()
    await session.flush()


async def _open_anew(session: Session, contest: Contest, draw: Draw) -> None:
    """The beacon spoke before the list was closed: this draw is void, and the same people go into a new one."""
    draw.state, draw.ended_at = "void", clock.now()
    await session.flush()
    again = await open_draw(session, contest, await terms_of(session, contest), closes_at=clock.now() + rules.AGAIN)
    people = await session.exec(select(DrawReceipt.member_id).where(DrawReceipt.draw_id == draw.id))
    for member_id in people.all():
        receipt = Receipt(again.id, member_id, new_salt())
        await give_receipt(session, member_id, receipt)
        session.add(DrawTicket(draw_id=again.id, c_i=receipt.c_i, tickets=1))
    await session.flush()
    await tell_draw(session, contest, again, "c0")
