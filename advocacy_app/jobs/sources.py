"""Feeds that drafts come from, read again every hour."""

import structlog

from advocacy_app.db import Session, reading, transaction
from advocacy_app.illustrated import illustrate
from advocacy_app.outside import outside
from advocacy_app.services import content
from advocacy_app.services.errors import Refusal

_log = structlog.get_logger()


async def look_for_news(_: Session) -> int:
    """Only the slot is claimed here: reading waits for the network, so it follows outside of the transaction."""
    return 0


async def read_sources() -> None:
    """Read every feed that is due; what could not be read says so where it is listed."""
    async with reading() as session:
        due = await content.due_sources(session)
    for source_id, url in due:
        found = await _found_at(url)
        async with transaction() as session:
            done = await content.bring_in_again(session, source_id, found)
        await illustrate(done.pictures)
        if done.slugs:
            _log.info("drafts_brought_in", source=source_id, did=len(done.slugs))


async def _found_at(url: str) -> content.Found | Refusal:
    try:
        return await content.read_address(outside().web, url)
    except Refusal as refusal:
        return refusal
