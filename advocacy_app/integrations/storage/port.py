"""What the rest of the product knows about stored bytes."""

import re
from collections.abc import AsyncIterable, AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

CHUNK = 256 * 1024
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*(/[a-z0-9][a-z0-9_-]*(\.[a-z0-9_-]+)*)*")
_LONGEST_KEY = 200


class BlobMissingError(LookupError):
    """Nothing is stored under this key."""


class BadKeyError(ValueError):
    """A key that no code of ours makes: see ``check_key``."""


class StorageError(RuntimeError):
    """The store cannot be used as it is configured; the message is for who runs the installation."""


@dataclass(frozen=True, slots=True)
class Blob:
    """What is known of stored bytes; ``size`` in bytes."""

    key: str
    size: int
    stored_at: datetime


class BlobStore(Protocol):
    """Bytes under keys such as ``photos/0192…/720.avif``. Writing is all or nothing, deleting twice is no error."""

    async def put(self, key: str, data: bytes | AsyncIterable[bytes]) -> Blob:
        """Store bytes, at once or as they come; what was there before stays until the last one is safe."""
        ...

    async def get(self, key: str) -> bytes:
        """All bytes.

        Raises:
            BlobMissingError: nothing there.
        """
        ...

    async def head(self, key: str) -> Blob:
        """Size and time without the bytes.

        Raises:
            BlobMissingError: nothing there.
        """
        ...

    def stream(self, key: str, *, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """The bytes from ``start`` up to, not including, ``end``, in pieces.

        Raises:
            BlobMissingError: nothing there (at the first piece).
        """
        ...

    async def delete(self, key: str) -> None:
        """Make sure that nothing is there."""
        ...

    async def exists(self, key: str) -> bool:
        """Whether something is there."""
        ...

    def blobs(self, prefix: str = "") -> AsyncIterator[Blob]:
        """All blobs whose key begins with ``prefix``, in no order; for sweeps."""
        ...

    async def check(self) -> None:
        """Make sure that the store can be written to.

        Raises:
            StorageError: it cannot, and why.
        """
        ...


def check_key(key: str) -> str:
    """The key itself, if it is lower-case words, digits, ``-``, ``_``, single dots and slashes, up to 200 characters.

    Raises:
        BadKeyError: anything else; above all whatever could leave the store's folder.
    """
    if len(key) > _LONGEST_KEY or not _KEY.fullmatch(key):
        raise BadKeyError(key[:80])
    return key


async def pieces(data: bytes | AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    """Bytes as an asynchronous row of pieces, whichever way they came."""
    if isinstance(data, bytes):
        yield data
        return
    async for piece in data:
        yield piece
