"""Photos, films and attachments: bytes under keys."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from advocacy_app.integrations.storage.buckets import BucketStore, open_bucket
from advocacy_app.integrations.storage.local import LocalStore
from advocacy_app.integrations.storage.null import NullStore
from advocacy_app.integrations.storage.pictures import read_variant
from advocacy_app.integrations.storage.port import (
    CHUNK,
    BadKeyError,
    Blob,
    BlobMissingError,
    BlobStore,
    StorageError,
)

__all__ = [
    "CHUNK",
    "BadKeyError",
    "Blob",
    "BlobMissingError",
    "BlobStore",
    "BucketStore",
    "LocalStore",
    "NullStore",
    "StorageError",
    "open_store",
    "read_variant",
]


def open_store(url: str) -> BlobStore:
    """The store that ``ADVOCACY_STORAGE_URL`` names: ``file:///absolute/folder`` or ``s3://bucket/prefix?…``.

    Raises:
        StorageError: another kind of address; the message is for who runs the installation.
    """
    parts = urlsplit(url)
    if parts.scheme == "s3":
        return open_bucket(url)
    if parts.scheme != "file":
        raise StorageError(
            f"ADVOCACY_STORAGE_URL begins with {parts.scheme or url[:20]}:, but media lie in a folder "
            "(file:///absolute/folder) or in an S3-compatible bucket (s3://bucket/prefix?endpoint=…)."
        )
    if parts.netloc or not parts.path.startswith("/"):
        raise StorageError("ADVOCACY_STORAGE_URL must name an absolute folder with three slashes: file:///var/media.")
    return LocalStore(Path(unquote(parts.path)))
