"""Photos, films and attachments: bytes under keys."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from advocacy_app.integrations.storage.local import LocalStore
from advocacy_app.integrations.storage.null import NullStore
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
    "LocalStore",
    "NullStore",
    "StorageError",
    "open_store",
]


def open_store(url: str) -> BlobStore:
    """The store that ``ADVOCACY_STORAGE_URL`` names: ``file:///absolute/folder``.

    Raises:
        StorageError: another kind of address; the message is for who runs the installation.
    """
    parts = urlsplit(url)
    if parts.scheme != "file":
        raise StorageError(
            f"ADVOCACY_STORAGE_URL begins with {parts.scheme or url[:20]}:, but this version keeps media in a local "
            "folder only. Set it to file:///absolute/folder, or leave it out."
        )
    if parts.netloc or not parts.path.startswith("/"):
        raise StorageError("ADVOCACY_STORAGE_URL must name an absolute folder with three slashes: file:///var/media.")
    return LocalStore(Path(unquote(parts.path)))
