"""Draws whose list is closed and whose chance from outside is there."""

import asyncio

import structlog

from advocacy_app.db import Session, reading, transaction
from advocacy_app.services import contests

_log = structlog.get_logger()


async def look_for_draws(_: Session) -> int:
    """Only the slot is claimed here: drawing takes seconds of work, so it follows outside of the transaction."""
    return 0


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
