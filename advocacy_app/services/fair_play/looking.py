"""The clockwork's look at what happened lately: patterns become cases, once each, and nothing else changes."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlmodel import col, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session, columns, insert_once, rows
from advocacy_app.events import FairPlayNoticed
from advocacy_app.models import Card, Click, FairPlayCase, FairPlayEntry, FairPlayPerson, Kudos, Share, Thanks, Transfer
from advocacy_app.services.fair_play.rules import Burst, RingRule, burst, key_of, published, rings


async def look_for_patterns(session: Session) -> int:
    """Notice rings and bursts of late; returns how many are new."""
    return await _thanks_rings(session) + await _kudos_rings(session) + await _click_bursts(session)


async def _thanks_rings(session: Session) -> int:
    rule = published().thanks_ring
    asked = (
        columns(Thanks.member_id, Card.author_id)
        .join(Card, col(Card.id) == Thanks.card_id)
        .where(col(Card.author_id).is_not(None), col(Thanks.at) > _days_ago(rule.days))
    )
    return await _rings(session, "thanks_ring", await rows(session, asked), rule)


async def _kudos_rings(session: Session) -> int:
    rule = published().kudos_ring
    asked = columns(Kudos.from_id, Kudos.to_id).where(col(Kudos.at) > _days_ago(rule.days))
    return await _rings(session, "kudos_ring", await rows(session, asked), rule)


async def _rings(session: Session, pattern: str, thanks: Iterable[tuple[str, str]], rule: RingRule) -> int:
    found = 0
    for ring in rings([(giver, receiver) for giver, receiver in thanks], rule):
        figures = {"times": ring.times, "days": rule.days, "people": len(ring.people)}
        entries = await _kudos_entries(session, ring.people) if pattern == "kudos_ring" else ()
        found += await _notice(session, pattern, ring.people, ring.people, figures, entries)
    return found


async def _kudos_entries(session: Session, people: Collection[str]) -> list[str]:
    """What kudos among these people brought, where a rule gives points for kudos at all."""
    among = select(Kudos.id).where(col(Kudos.from_id).in_(people), col(Kudos.to_id).in_(people))
    paid = select(Transfer.id).where(Transfer.reason == "kudos", col(Transfer.evidence).in_(among), _first())
    return list((await session.exec(paid)).all())


async def _click_bursts(session: Session) -> int:
    """Only shares of the last week are looked at: a share's first visitors are those who bring points."""
    rule = published().click_burst
    asked = (
        columns(Share.id, Share.member_id, Click.at)
        .join(Click, col(Click.share_id) == Share.id)
        .where(Click.kind == "human", col(Click.at) > _days_ago(7))
    )
    visits: dict[tuple[str, str], list[datetime]] = defaultdict(list)
    for share, sharer, at in await rows(session, asked):
        visits[share, sharer].append(at)
    found = 0
    for (share, sharer), moments in visits.items():
        if busy := burst(moments, rule):
            found += await _notice_burst(session, share, sharer, busy)
    return found


async def _notice_burst(session: Session, share: str, sharer: str, busy: Burst) -> int:
    paid = select(Transfer.id).where(
        Transfer.reason == "share_clicked", col(Transfer.evidence).startswith(f"{share}:", autoescape=True), _first()
    )
    figures = {"times": busy.visits, "minutes": published().click_burst.minutes, "people": 1}
    entries = (await session.exec(paid)).all()
    return await _notice(session, "click_burst", [share], [sharer], figures, entries)


async def _notice(
    session: Session,
    pattern: str,
    what: Collection[str],
    people: Collection[str],
    figures: dict[str, int],
    entries: Collection[str],
) -> int:
    case, moment = ids.new_id(), clock.now()
    new = await insert_once(
        session,
        FairPlayCase,
        id=case,
        key=key_of(pattern, what, moment),
        pattern=pattern,
        rules_version=published().version,
        figures=json.dumps(figures, sort_keys=True),
        found_at=moment,
        outcome="open",
        words="",
        decided_by="",
    )
    if not new:
        return 0
    session.add_all([FairPlayPerson(case_id=case, member_id=person) for person in sorted(people)])
    session.add_all([FairPlayEntry(case_id=case, transfer_id=entry) for entry in sorted(entries)])
    await session.flush()
    await bus.record(session, FairPlayNoticed(case=case))
    return 1


def _first():  # noqa: ANN202 - the type of a condition says no more than its line
    """The entry itself, not what later resolved or reversed it."""
    return col(Transfer.pending_id).is_(None) & col(Transfer.reverses_id).is_(None)


def _days_ago(days: int) -> datetime:
    return clock.now() - timedelta(days=days)
