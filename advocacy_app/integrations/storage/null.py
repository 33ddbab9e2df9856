"""The null twin: a dictionary."""

from collections.abc import AsyncIterable, AsyncIterator

from advocacy_app import clock
from advocacy_app.integrations.storage.port import CHUNK, Blob, BlobMissingError, check_key, pieces


class NullStore:
    """Keeps everything in memory until the process ends."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[Blob, bytes]] = {}

    async def put(self, key: str, data: bytes | AsyncIterable[bytes]) -> Blob:
        """Keep the bytes."""
        check_key(key)
        whole = b"".join([piece async for piece in pieces(data)])
        blob = Blob(key, len(whole), clock.now())
        self._held[key] = blob, whole
        return blob

    async def get(self, key: str) -> bytes:
        """The bytes."""
        return self._find(key)[1]

    async def head(self, key: str) -> Blob:
        """Size and time."""
        return self._find(key)[0]

    async def stream(self, key: str, *, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """The bytes in pieces."""
        part = self._find(key)[1][start:end]
        for at in range(0, len(part), CHUNK):
            yield part[at : at + CHUNK]

    async def delete(self, key: str) -> None:
        """Forget the bytes."""
        self._held.pop(check_key(key), None)

    async def exists(self, key: str) -> bool:
        """Whether the bytes are held."""
        return check_key(key) in self._held

    async def blobs(self, prefix: str = "") -> AsyncIterator[Blob]:
        """All that is held."""
        for key, (blob, _) in list(self._held.items()):
            if key.startswith(prefix):
                yield blob

    async def check(self) -> None:
        """Memory can always be written to."""

    def _find(self, key: str) -> tuple[Blob, bytes]:
        try:
            return self._held[check_key(key)]
        except KeyError:
            raise BlobMissingError(key) from None
