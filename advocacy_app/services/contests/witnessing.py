"""Chance from outside: witnesses lock in and reveal a number, anybody types the beacon's round, an owner the event."""

import re

from sqlmodel import col, select, update

from advocacy_app import clock, ids
from advocacy_app.db import Session, insert_once
from advocacy_app.models import Draw, DrawValue, DrawWitness
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import draws
from advocacy_app.services.contests import rules
from advocacy_app.services.contests.drafts import insist_on_owner
from advocacy_app.services.contests.errors import ContestGone, NoWitness, NumberUnfit, ValueGiven
from advocacy_app.services.draws import EventMissing, StillOpen
from advocacy_app.services.errors import must_fit

_HEX = re.compile(r"[0-9a-f]{64}")


async def bind(session: Session, viewer: Viewer, draw_id: str, commit: str) -> None:
    """A witness locks in a number, by its checksum of 64 hex digits; until the closing another may replace it.

    Raises:
        NoWitness: not a witness of this draw, or the list is closed.
        NumberUnfit: not a checksum.
    """
    draw = await _held(session, draw_id)
    if draw.state != "open":
        raise NoWitness
    if not _HEX.fullmatch(commit):
        raise NumberUnfit
    mine = (col(DrawWitness.draw_id) == draw.id, col(DrawWitness.member_id) == viewer.member_id)
    done = await session.exec(update(DrawWitness).where(*mine).values(bound_to=commit, bound_at=clock.now()))
    if not done.rowcount:
        raise NoWitness


async def reveal(session: Session, viewer: Viewer, draw_id: str, number: str) -> None:
    """A witness reveals the number that was locked in, after the closing and within a day.

    Raises:
        NoWitness: not a witness of this draw, not bound, or not the time.
        NumberUnfit: another number.
    """
    draw = await _held(session, draw_id)
    mine = select(DrawWitness).where(DrawWitness.draw_id == draw.id, DrawWitness.member_id == viewer.member_id)
    witness = (await session.exec(mine)).one_or_none()
    closed_at = draw.closed_at
    late = closed_at is None or clock.now() > closed_at + rules.REVEAL
    if witness is None or not witness.bound_to or draw.state != "closed" or late:
        raise NoWitness
    if not _HEX.fullmatch(number) or not _fits(witness, number):
        raise NumberUnfit
    if not witness.w:
        witness.w, witness.revealed_at = number, clock.now()


def _fits(witness: DrawWitness, number: str) -> bool:
    bound = draws.witness_commit(witness.draw_id, witness.name, bytes.fromhex(number))
    return bound.hex() == witness.bound_to


async def beacon_of(session: Session, draw_id: str) -> int:
    """The round that a draw waits for.

    Raises:
        ContestGone: no such draw, or it waits for no beacon.
    """
    draw = await session.get(Draw, draw_id)
    beacons = draws.opening_of(draw.c0).beacons if draw else []
    if not beacons:
        raise ContestGone
    return beacons[0].round


async def beacons_due(session: Session) -> dict[int, list[str]]:
    """Rounds that are out and that draws wait for, with the draws."""
    known = select(DrawValue.draw_id).where(DrawValue.kind == "drand")
    waiting = select(Draw).where(Draw.state == "closed", col(Draw.id).not_in(known)).order_by(col(Draw.closed_at))
    due: dict[int, list[str]] = {}
    for draw in (await session.exec(waiting)).all():
        for one in draws.opening_of(draw.c0).beacons:
            if draws.time_of(one.round) <= clock.now():
                due.setdefault(one.round, []).append(draw.id)
    return due


async def take_beacon(session: Session, viewer: Viewer | None, draw_id: str, signature: bytes) -> None:
    """Write down the signature of the round; the caller has checked that it is genuine. No viewer: the clockwork.

    Raises:
        StillOpen: the list is not closed yet.
        ValueGiven: it is known already.
    """
    by = viewer.member_id if viewer else ""
    await _give(session, by, await _held(session, draw_id), "drand", signature.hex())


async def tell_event(session: Session, viewer: Viewer, draw_id: str, value: str) -> None:
    """Write down the value of the public event, once.

    Raises:
        EventMissing, TooLong: nothing was typed, or too much.
        StillOpen: the list is not closed yet.
        ValueGiven: it was written down already.
    """
    insist_on_owner(viewer)
    typed = rules.line(value)
    if not typed:
        raise EventMissing
    event = must_fit(typed, rules.EVENT, "value")
    await _give(session, viewer.member_id, await _held(session, draw_id), "public", event)


async def _give(session: Session, by: str, draw: Draw, kind: str, value: str) -> None:
    if draw.state == "open":
        raise StillOpen
    values = {"draw_id": draw.id, "kind": kind, "value": value, "given_by": by, "at": clock.now()}
    if draw.state != "closed" or not await insert_once(session, DrawValue, id=ids.new_id(), place=0, **values):
        raise ValueGiven


async def _held(session: Session, draw_id: str) -> Draw:
    found = (await session.exec(select(Draw).where(Draw.id == draw_id).with_for_update())).one_or_none()
    if found is None:
        raise ContestGone
    return found
