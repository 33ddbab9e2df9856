"""Draws whose list is closed: their beacon is fetched, if the installation may, and what can be drawn is drawn."""

import asyncio
from contextlib import suppress

import structlog

from advocacy_app.config import settings
from advocacy_app.db import Session, reading, transaction
from advocacy_app.integrations.web import FetchRefused
from advocacy_app.outside import outside
from advocacy_app.services import contests, draws
from advocacy_app.services.draws import BeaconDiffers

LARGEST, PATIENCE, FOUND = 4_096, 10.0, 200
_log = structlog.get_logger()


async def look_for_draws(_: Session) -> int:
    """Only the slot is claimed here: drawing takes seconds of work, so it follows outside of the transaction."""
    return 0


async def draw_what_is_due() -> None:
    """Fetch what chance has said, then draw."""
    await fetch_beacons()
    await settle_draws()


async def fetch_beacons() -> None:
    """Bring the rounds that draws wait for. What cannot be fetched now is asked for again in the next round."""
    if not settings().beacon_url:
        return
    async with reading() as session:
        due = await contests.beacons_due(session)
    for number, waiting in due.items():
        if signature := await _fetched(number):
            for draw_id in waiting:
                await _keep(draw_id, signature)


async def _fetched(number: int) -> bytes | None:
    """The signature of a round, if a server shows it and it is genuine."""
    try:
        address = settings().beacon_url + draws.path_of(number)
        page = await outside().web.fetch(address, max_bytes=LARGEST, timeout=PATIENCE)
        signature = draws.signature_in(page.body.decode(errors="replace"), number) if page.status == FOUND else b""
    except (FetchRefused, BeaconDiffers) as no:
        _log.warning("beacon_not_fetched", round=number, reason=no.key)
        return None
    if not await asyncio.to_thread(draws.is_genuine, number, signature):
        _log.warning("beacon_not_genuine", round=number, status=page.status)
        return None
    return signature


async def _keep(draw_id: str, signature: bytes) -> None:
    with suppress(contests.ValueGiven):  # somebody was quicker
        async with transaction() as session:
            await contests.take_beacon(session, None, draw_id, signature)


async def settle_draws() -> None:
    """Draw what can be drawn. Whoever is killed in the middle leaves the draw as it was, closed, for the next round.

    One that cannot be drawn (its seed was sealed with another secret) keeps nobody else waiting.
    """
    async with reading() as session:
        ready = await contests.drawable(session)
    for draw_id in ready:
        try:
            await _settle(draw_id)
        except Exception:  # noqa: BLE001 - whatever it is, the others are drawn
            _log.exception("draw_failed", draw=draw_id)


async def _settle(draw_id: str) -> None:
    async with reading() as session:
        material = await contests.material(session, draw_id)
    outcome = await asyncio.to_thread(material.settle)
    async with transaction() as session:
        kept = await contests.keep_outcome(session, draw_id, outcome)
    if kept:
        _log.info("draw_settled", draw=draw_id, picks=len(outcome.picks))
