"""What a sealed draw still waits for, in a sentence each, so that nobody has to wonder why nothing happens."""

from collections.abc import AsyncIterator
from datetime import timedelta
from urllib.parse import urlsplit

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.config import settings
from advocacy_app.db import Session
from advocacy_app.i18n import Language, numbers, tr
from advocacy_app.models import Draw, DrawValue, DrawWitness
from advocacy_app.services import draws
from advocacy_app.services.contests import rules
from advocacy_app.services.draws import Beacon, PublicEvent, Witnesses

SOON = timedelta(minutes=10)
"""How long after its round a beacon may take to be fetched before that deserves a word."""


async def waits_for(session: Session, draw: Draw, language: Language, tz: str) -> list[str]:
    """Nothing unless the list is sealed and the draw not done."""
    if draw.state != "closed":
        return []
    return [one async for one in _waits(session, draw, language, tz)] or [tr(language, "draw.waits_minute")]


async def _waits(session: Session, draw: Draw, language: Language, tz: str) -> AsyncIterator[str]:
    opening = draws.opening_of(draw.c0)
    known = set((await session.exec(select(DrawValue.kind).where(DrawValue.draw_id == draw.id))).all())
    for element in opening.entropy:
        match element:
            case Beacon(number) if "drand" not in known:
                yield _beacon(language, number, tz)
            case PublicEvent(what) if "public" not in known:
                yield tr(language, "draw.waits_public", event=what)
            case Witnesses() if draw.closed_at and (names := await _silent(session, draw)):
                until = numbers.day_and_time(language, draw.closed_at + rules.REVEAL, tz)
                yield tr(language, "draw.waits_witness", witnesses=", ".join(names), time=until)
            case _:
                pass


def _beacon(language: Language, number: int, tz: str) -> str:
    out, host = draws.time_of(number), urlsplit(settings().beacon_url).hostname or ""
    words = {"round": str(number), "time": numbers.day_and_time(language, out, tz)}
    if clock.now() < out:
        return tr(language, "draw.waits_round", **words)
    if not host:
        return tr(language, "draw.waits_bringer", **words)
    if clock.now() < out + SOON:
        return tr(language, "draw.waits_fetch", **words)
    return tr(language, "draw.waits_unreached", **words, server=host)


async def _silent(session: Session, draw: Draw) -> list[str]:
    """Offices whose number is locked in and not revealed, while there is time."""
    if draw.closed_at is None or clock.now() >= draw.closed_at + rules.REVEAL:
        return []
    owed = select(DrawWitness.name).where(
        DrawWitness.draw_id == draw.id, DrawWitness.bound_to != "", DrawWitness.w == ""
    )
    return list((await session.exec(owed.order_by(col(DrawWitness.place)))).all())
