"""Films that no card shows."""

from datetime import timedelta

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import reading
from advocacy_app.models import Card
from advocacy_app.outside import outside
from advocacy_app.services.feed import film_in

FORGOTTEN = timedelta(hours=24)
_FOLDER = "film/"


async def drop_forgotten_films() -> None:
    """Delete films and captions that no card names. New ones are left alone: their card may be on its way."""
    latest = clock.now() - FORGOTTEN
    old = [blob.key async for blob in outside().storage.blobs(_FOLDER) if blob.stored_at < latest]
    if not old:
        return
    async with reading() as session:
        named = await session.exec(select(Card.video_url).where(col(Card.video_url).startswith("film:")))
        shown = {film.id for name in named if (film := film_in(name))}
    for key in old:
        if key.removeprefix(_FOLDER).partition("/")[0] not in shown:
            await outside().storage.delete(key)
