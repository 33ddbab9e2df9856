"""Pictures that were sent and never used."""

from collections import defaultdict
from datetime import timedelta

from sqlmodel import col, delete, select

from advocacy_app import clock
from advocacy_app.db import Session, reading
from advocacy_app.models import Picture
from advocacy_app.outside import outside

FORGOTTEN = timedelta(hours=24)
_FOLDER = "picture/"
_AT_ONCE = 500


async def drop_forgotten_pictures(session: Session) -> int:
    """Forget pictures that nobody kept within a day."""
    forgotten = delete(Picture).where(
        col(Picture.state) == "provisional", col(Picture.made_at) < clock.now() - FORGOTTEN
    )
    return (await session.exec(forgotten)).rowcount


async def drop_orphaned_blobs() -> None:
    """Delete stored pictures without a row. New ones are left alone: their row may be on its way."""
    latest = clock.now() - FORGOTTEN
    by_picture: dict[str, list[str]] = defaultdict(list)
    async for blob in outside().storage.blobs(_FOLDER):
        if blob.stored_at < latest:
            by_picture[_owner(blob.key)].append(blob.key)
    for picture_id in await _without_row(list(by_picture)):
        for key in by_picture[picture_id]:
            await outside().storage.delete(key)


async def _without_row(picture_ids: list[str]) -> set[str]:
    orphans = set(picture_ids)
    async with reading() as session:
        for start in range(0, len(picture_ids), _AT_ONCE):
            some = picture_ids[start : start + _AT_ONCE]
            orphans.difference_update(await session.exec(select(Picture.id).where(col(Picture.id).in_(some))))
    return orphans


def _owner(key: str) -> str:
    """The id of the picture that a blob belongs to."""
    return key.removeprefix(_FOLDER).partition("/")[0]
