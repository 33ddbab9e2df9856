"""What the database has to say about contests whose workers were killed: lost, double, changed, stuck."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from sqlmodel import col, select

from advocacy_app.db import Session, columns, reading, rows
from advocacy_app.models import Contest, Draw, DrawClaim, DrawNotice, DrawReceipt, DrawTicket, EventRow, Member, Notice
from advocacy_app.services import contests, draws
from tests import factories

LOOKED_UP = 3
"""Receipts of each draw that are looked up in its audit file by all checks; all others by their seal."""
ONCE = ("ContestOpened", "ContestClosed", "ContestDrawn")
DONE = {"over", "closed"}


async def verdict(said: Iterable[str], seen: Mapping[tuple[str, str], set[str]]) -> dict[str, int]:
    """Figures of which all but the first five have to be nought."""
    words = [line.split() for line in said]
    async with reading() as session:
        entered = {(one[1], one[2]): one[3] for one in words if one[0] == "entered"}
        receipts, missing, files = await _held(session)
        return {
            "acknowledged_entries": len(entered),
            "draws": len((await session.exec(select(Draw.id))).all()),
            "audit_files": files,
            "receipts_in_them": receipts,
            "receipts_not_in_them": missing,
            "prizes_handed": await _handed(session),
            "lost_entries": await _lost(session, entered),
            "unsealed_lists": await _unsealed(session),
            "changed_documents": sum(len(digests) > 1 for digests in seen.values()) + await _others(session, seen),
            "lost_answers": await _lost_answers(session, words),
            "double_prizes": await _double_prizes(session),
            "double_or_missing_facts": await _facts(session),
            "double_or_missing_notices": await _notices(session),
            "broken_chain": await _broken_chain(session),
            "stuck": await _stuck(session),
        }


async def _lost(session: Session, entered: Mapping[tuple[str, str], str]) -> int:
    """Acknowledged entries that are not on the list of the draw they were told of."""
    asked = columns(Draw.contest_id, DrawReceipt.member_id, DrawReceipt.c_i)
    asked = asked.join(DrawReceipt, col(DrawReceipt.draw_id) == Draw.id)
    asked = asked.join(DrawTicket, col(DrawTicket.c_i) == DrawReceipt.c_i).where(Draw.number == 1)
    there = {(row.contest_id, row.member_id): row.c_i for row in await rows(session, asked)}
    return sum(there.get(key) != c_i for key, c_i in entered.items())


async def _unsealed(session: Session) -> int:
    """Sealed lists that are not what is kept, and people who went missing between a void draw and the next."""
    wrong, people = 0, {}
    for draw in (await session.exec(select(Draw).order_by(col(Draw.number)))).all():
        kept = (await session.exec(select(DrawTicket).where(DrawTicket.draw_id == draw.id))).all()
        mine = (await session.exec(select(DrawReceipt).where(DrawReceipt.draw_id == draw.id))).all()
        whose = {one.member_id for one in mine}
        wrong += len(kept) != len(mine) or people.setdefault(draw.contest_id, whose) != whose
        if draw.c1:
            listed = draws.in_order(draws.Entry(one.c_i, one.tickets) for one in kept if not one.excluded)
            closing = draws.closing_of(draws.opening_of(draw.c0), draw.c1)
            again = draws.closed(closing.opening, listed, closed_at=closing.closed_at, commits=closing.commits)
            wrong += again.root != closing.root or closing.entries != len(listed)
    return wrong


async def _others(session: Session, seen: Mapping[tuple[str, str], set[str]]) -> int:
    """Documents that are not what they were when they were first seen."""
    asked = columns(Draw.id, Draw.c0_sha256, Draw.c1_sha256, Draw.result_sha256)
    now = {
        (row[0], name): digest
        for row in await rows(session, asked)
        for name, digest in zip(("c0", "c1", "c2"), row[1:], strict=True)
    }
    return sum(now[key] not in digests for key, digests in seen.items())


async def _held(session: Session) -> tuple[int, int, int]:
    """Receipts that are found in audit files that hold, those that are not, and those files."""
    receipts = missing = files = 0
    for draw in (await session.exec(select(Draw).where(Draw.state == "drawn"))).all():
        file = (await contests.audit_of(session, draw.id)).file()
        files += draws.checked(file).failed is None
        mine = select(Member).join(DrawReceipt, col(DrawReceipt.member_id) == Member.id)
        for member in (await session.exec(mine.where(DrawReceipt.draw_id == draw.id).limit(LOOKED_UP))).all():
            receipt = await contests.receipt_of(session, factories.viewer(member), draw.id)
            found = draws.checked(file, contests.as_file(receipt)).failed is None
            receipts, missing = receipts + found, missing + (not found)
    return receipts, missing, files


async def _handed(session: Session) -> int:
    return len((await session.exec(select(DrawClaim.id).where(DrawClaim.state == "handed"))).all())


async def _lost_answers(session: Session, words: Iterable[list[str]]) -> int:
    """Claims and refusals that were acknowledged and are not kept."""
    kept = {row.id: row.state for row in await rows(session, columns(DrawClaim.id, DrawClaim.state))}
    wanted = {"claimed": {"claimed", "handed"}, "handed": {"handed"}, "refused": {"refused"}}
    return sum(kept.get(one[1]) not in wanted[one[0]] for one in words if one[0] in wanted)


async def _double_prizes(session: Session) -> int:
    """Prizes that more than one person has, and people who were offered two of a draw."""
    claims = (await session.exec(select(DrawClaim))).all()
    had = Counter((one.draw_id, one.prize) for one in claims if one.state in {"claimed", "handed", "offered"})
    asked = Counter((one.draw_id, one.member_id) for one in claims)
    return sum(n > 1 for n in [*had.values(), *asked.values()])


async def _facts(session: Session) -> int:
    """Steps of a contest that were recorded twice or not at all."""
    told = Counter[tuple[str, str]]()
    for row in await rows(session, columns(EventRow.name, EventRow.payload).where(col(EventRow.name).in_(ONCE))):
        told[row.name, json.loads(row.payload)["contest"]] += 1
    asked = columns(Contest.id, Contest.state).where(col(Contest.state).in_(DONE))
    wanted: Counter[tuple[str, str]] = Counter()
    for row in await rows(session, asked):
        wanted.update((name, row.id) for name in (ONCE if row.state == "over" else ONCE[:2]))
    return sum(abs(told[key] - wanted[key]) for key in told.keys() | wanted.keys())


async def _notices(session: Session) -> int:
    """Publications that were noted twice or not at all, and winners who were told twice or never."""
    noted = Counter((await session.exec(select(DrawNotice.draw_id, DrawNotice.what, DrawNotice.channel))).all())
    wrong = 0
    for draw in (await session.exec(select(Draw))).all():
        shown = {"c0": True, "c1": bool(draw.c1), "c2": bool(draw.result)}
        pairs = [(what, channel) for what in shown for channel in ("inbox", "page")]
        wrong += sum(noted[draw.id, what, channel] != shown[what] for what, channel in pairs)
    claims = (await session.exec(select(DrawClaim))).all()
    told = Counter(
        json.loads(args)["claim"] for args in await session.exec(select(Notice.args).where(Notice.kind == "prize_won"))
    )
    answered = Counter(one.draw_id for one in claims if one.state in {"claimed", "handed"})
    wrong += sum(noted[draw_id, "claim", "inbox"] != n for draw_id, n in answered.items())
    return wrong + sum(told[one.id] != 1 for one in claims)


async def _broken_chain(session: Session) -> int:
    """Draws that do not name the one before: two that name the same leave one out."""
    named = Counter(json.loads(c0)["prev_draw"] for c0 in await session.exec(select(Draw.c0)))
    return sum(n - 1 for n in named.values())


async def _stuck(session: Session) -> int:
    """Contests and prizes that still wait for something that has come."""
    undone = [one for one in await session.exec(select(Contest.state)) if one not in DONE]
    waiting = (await session.exec(select(DrawClaim.id).where(col(DrawClaim.state).in_(("offered", "claimed"))))).all()
    return len(undone) + len(waiting)
