"""The early look of a feed's first picture: it travels in the page and is there a second before the file."""

import base64
import time

from advocacy_app.integrations.images import EARLY
from advocacy_app.integrations.storage import BlobMissingError, StorageError
from advocacy_app.outside import outside
from advocacy_app.read_models.feed import FeedWindow

MEMORY_SECONDS = 30.0
MOST = 64
"""Pictures kept in memory, about 16 kB each; the same few are on top of many feeds."""

_known: dict[str, tuple[float, str]] = {}


async def early_look(window: FeedWindow) -> str:
    """The first card's picture for CSS's ``background-image``; empty where there is none."""
    picture = window.cards[0].picture.id if window.cards else ""
    if not picture:
        return ""
    hit = _known.get(picture)
    if hit and time.monotonic() - hit[0] < MEMORY_SECONDS:
        return hit[1]
    if len(_known) >= MOST:
        _known.clear()
    _known[picture] = (time.monotonic(), look := await _read(picture))
    return look


async def _read(picture: str) -> str:
    try:
        data = await outside().storage.get(f"picture/{picture}/{EARLY}")
    except (BlobMissingError, StorageError, OSError):
        return ""  # the page is whole without it, and the picture itself says what is wrong with the store
    return f"url(data:image/avif;base64,{base64.b64encode(data).decode()})"
