"""Pictures of drafts from elsewhere: fetched through the guard, made safe in a confined process, given to their draft.

A draft without its picture is a draft all the same, so nothing here fails: what cannot be had is left out. No
transaction is open while the network or the image process works; files without a row are swept up after a day.
"""

import asyncio
from collections.abc import Iterable

import structlog

from advocacy_app import ids
from advocacy_app.db import transaction
from advocacy_app.integrations.images import LIMITS, ImageRefused, Processed
from advocacy_app.integrations.storage import StorageError
from advocacy_app.integrations.web import FetchRefused
from advocacy_app.outside import outside
from advocacy_app.services import content
from advocacy_app.services.errors import Refusal

SMALLEST = 320
"""Pixels in width; what is narrower is an icon or counts visitors."""
SECONDS = 6.0
AT_ONCE = 3
OK = 200
_log = structlog.get_logger()


async def illustrate(wanted: Iterable[tuple[str, str]]) -> None:
    """Give drafts (by slug) the pictures that their pages name (by address)."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(slug: str, url: str) -> None:
        async with turns:
            await _give(slug, url)

    await asyncio.gather(*(one(slug, url) for slug, url in wanted))


async def _give(slug: str, url: str) -> None:
    try:
        done = await _picture_at(url)
        if done is None:
            return
        picture_id = ids.new_id()
        for variant in done.variants:
            await outside().storage.put(f"picture/{picture_id}/{variant.name}", variant.data)
        async with transaction() as session:
            await content.give_picture(session, slug, picture_id, done)
    except (FetchRefused, ImageRefused, StorageError, Refusal, OSError) as fault:
        _log.info("draft_without_picture", slug=slug, why=type(fault).__name__)


async def _picture_at(url: str) -> Processed | None:
    page = await outside().web.fetch(url, max_bytes=LIMITS.max_bytes, timeout=SECONDS)
    if page.status != OK:
        return None
    done = await outside().images.process(page.body)
    return done if done.width >= SMALLEST else None
