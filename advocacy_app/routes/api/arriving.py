"""What pictures go through when they arrive: made safe in a confined process, then stored under a provisional key.

The row comes last, in a transaction of its own. What has no row is cleared at once, or swept up after a day.
"""

from contextlib import suppress

import structlog

from advocacy_app.config import settings
from advocacy_app.integrations.images import ImageRefused, Processed
from advocacy_app.integrations.storage import StorageError
from advocacy_app.outside import outside
from advocacy_app.routes.api.problems import StorageDown
from advocacy_app.services.content.errors import PICTURE_REFUSALS

ORIGINAL = "original"
_log = structlog.get_logger()


async def made_safe(data: bytes) -> Processed:
    """Nothing but the pixels, in all sizes.

    Raises:
        Refusal: one of ``PICTURE_REFUSALS``.
    """
    try:
        return await outside().images.process(data)
    except ImageRefused as refused:
        raise PICTURE_REFUSALS[refused.reason](at="", **refused.values) from None


async def stored(picture_id: str, done: Processed, original: bytes = b"") -> None:
    """Every size in the store; what was sent itself only where the installation says so.

    Raises:
        StorageDown: the store does not take it; whoever sent it keeps it.
    """
    try:
        for variant in done.variants:
            await outside().storage.put(f"picture/{picture_id}/{variant.name}", variant.data)
        if original and settings().keep_originals:
            await outside().storage.put(f"picture/{picture_id}/{ORIGINAL}", original)
    except (StorageError, OSError) as error:
        _log.exception("storage_refused_picture")
        raise StorageDown from error


async def clear(picture_id: str) -> None:
    """Leave nothing behind of a picture that got no row; what cannot be cleared now is swept up later."""
    with suppress(StorageError, OSError):
        for key in [blob.key async for blob in outside().storage.blobs(f"picture/{picture_id}/")]:
            await outside().storage.delete(key)
