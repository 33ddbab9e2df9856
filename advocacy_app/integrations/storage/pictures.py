"""The variants of a picture in the store: ``picture/<id>/<width>.<kind>``."""

from advocacy_app.integrations.images import WIDTHS
from advocacy_app.integrations.storage.port import BlobMissingError, BlobStore


async def read_variant(store: BlobStore, picture_id: str, width: int, kind: str) -> bytes:
    """The bytes at this width, or at the next smaller one: a small picture has no larger variants than itself.

    Raises:
        BlobMissingError: nothing is stored of this picture.
    """
    for smaller in (one for one in reversed(WIDTHS) if one <= width):
        try:
            return await store.get(f"picture/{picture_id}/{smaller}.{kind}")
        except BlobMissingError:
            continue
    raise BlobMissingError(picture_id)
