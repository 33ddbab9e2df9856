"""The draw itself. What it takes is read, the picks are found outside of any transaction, the result is kept once."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, columns, rows
from advocacy_app.events import ContestDrawn
from advocacy_app.models import Contest, Draw, DrawClaim, DrawReceipt, DrawTicket, DrawValue, DrawWitness
from advocacy_app.services import draws, identity
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.awards import conclude
from advocacy_app.services.contests.offering import tell_winner
from advocacy_app.services.contests.sealing import unsealed
from advocacy_app.services.contests.telling import tell_draw
from advocacy_app.services.draws import Closing, Entry, Outcome, Outside
from advocacy_app.services.draws.canonical import canonical


@dataclass(frozen=True)
class Material:
    """All that decides a draw."""

    draw_id: str
    closing: Closing
    entries: Sequence[Entry]
    seed: bytes
    outside: Outside

    def settle(self) -> Outcome:
        """The picks; seconds of work with many entries or a beacon, so call it in a thread."""
        return draws.settled(self.closing, self.entries, seed=self.seed, outside=self.outside)


async def drawable(session: Session) -> list[str]:
    """Ids of draws whose list is closed and whose chance from outside is all there."""
    waiting = (await session.exec(select(Draw).where(Draw.state == "closed").order_by(col(Draw.closed_at)))).all()
    return [draw.id for draw in waiting if await _is_ready(session, draw)]


async def _is_ready(session: Session, draw: Draw) -> bool:
    opening = draws.opening_of(draw.c0)
    values = select(DrawValue.kind).where(DrawValue.draw_id == draw.id)
    known = set((await session.exec(values)).all())
    if opening.beacons and "drand" not in known:
        return False
    if any(isinstance(one, draws.PublicEvent) for one in opening.entropy) and "public" not in known:
        return False
    return not opening.witnesses or await _witnesses_done(session, draw)


async def _witnesses_done(session: Session, draw: Draw) -> bool:
    """All who are bound have revealed, or their day is over."""
    if draw.closed_at and clock.now() >= draw.closed_at + rules.REVEAL:
        return True
    owed = select(DrawWitness.id).where(DrawWitness.draw_id == draw.id, DrawWitness.bound_to != "", DrawWitness.w == "")
    return (await session.exec(owed)).first() is None


async def material(session: Session, draw_id: str) -> Material:
    """What it takes to settle a closed draw."""
    draw = await session.get_one(Draw, draw_id)
    values = (await session.exec(select(DrawValue).where(DrawValue.draw_id == draw.id))).all()
    witnesses = (await session.exec(select(DrawWitness).where(DrawWitness.draw_id == draw.id))).all()
    return Material(
        draw_id=draw.id,
        closing=draws.closing_of(draws.opening_of(draw.c0), draw.c1),
        entries=await entries_of(session, draw.id),
        seed=unsealed(draw.seed, f"seed {draw.id}"),
        outside=Outside(
            signatures=tuple(bytes.fromhex(one.value) for one in values if one.kind == "drand"),
            events=tuple(one.value for one in values if one.kind == "public"),
            reveals={one.name: bytes.fromhex(one.w) for one in witnesses if one.w},
        ),
    )


async def entries_of(session: Session, draw_id: str) -> list[Entry]:
    """The sealed list, in order."""
    asked = columns(DrawTicket.c_i, DrawTicket.tickets).where(DrawTicket.draw_id == draw_id, DrawTicket.excluded == "")
    return draws.in_order(Entry(row.c_i, row.tickets) for row in await rows(session, asked))


async def keep_outcome(session: Session, draw_id: str, outcome: Outcome) -> bool:
    """Publish the result and offer the prizes, once; False when somebody was quicker."""
    draw = (await session.exec(select(Draw).where(Draw.id == draw_id).with_for_update())).one()
    if draw.state != "closed":
        return False
    draw.entropy, draw.result = canonical(outcome.entropy()).decode(), outcome.file.decode()
    draw.result_sha256, draw.state, draw.drawn_at = outcome.sha256.hex(), "drawn", clock.now()
    contest = (await session.exec(select(Contest).where(Contest.id == draw.contest_id).with_for_update())).one()
    await session.flush()
    await conclude(session, contest)
    await tell_draw(session, contest, draw, "c2")
    for place, pick in enumerate(outcome.winners):
        await _offer(session, contest, draw, place, pick.c_i)
    await bus.record(session, ContestDrawn(contest=contest.id, draw=draw.id))
    return True


async def _offer(session: Session, contest: Contest, draw: Draw, place: int, c_i: str) -> None:
    tz = (await identity.organisation(session)).timezone
    claim = DrawClaim(
        id=ids.new_id(),
        draw_id=draw.id,
        prize=place,
        c_i=c_i,
        member_id=await owner_of(session, draw.id, c_i),
        offered_at=clock.now(),
        until=rules.claim_until(clock.now(), contest.claim_days, tz),
    )
    session.add(claim)
    await session.flush()
    await tell_winner(session, contest, draw, claim)


async def owner_of(session: Session, draw_id: str, c_i: str) -> str | None:
    """Whose ticket it is, as long as anybody knows."""
    mine = select(DrawReceipt.member_id).where(DrawReceipt.draw_id == draw_id, DrawReceipt.c_i == c_i)
    return (await session.exec(mine)).one_or_none()
