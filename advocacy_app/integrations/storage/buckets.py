"""An S3-compatible bucket: objects under ``<prefix>/<key>``. A broken upload leaves nothing."""

from collections.abc import AsyncIterable, AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from urllib.parse import SplitResult, parse_qs, urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from advocacy_app.integrations.storage.port import CHUNK, Blob, BlobMissingError, StorageError, check_key, pieces

# Somebody waits for the answer: a store that is away is given up soon, and the phone tries again.
_PATIENCE: Any = {"max_retries": 2, "retry_timeout": timedelta(seconds=8)}
_ASKED = {"endpoint", "region"}


def open_bucket(url: str) -> "BucketStore":
    """The bucket that ``s3://bucket/prefix?endpoint=https://…&region=…`` names.

    Keys come from ``AWS_ACCESS_KEY_ID`` and ``AWS_SECRET_ACCESS_KEY``, or from the machine's own role; never from the
    address, which is printed.

    Raises:
        StorageError: the address cannot be used; the message is for who runs the installation.
    """
    parts = urlsplit(url)
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if not parts.hostname or parts.username or not asked.keys() <= _ASKED:
        raise StorageError("ADVOCACY_STORAGE_URL must look like s3://bucket/prefix?endpoint=https://…&region=…")
    return BucketStore(_store(parts, asked), parts.path.strip("/"))


def _store(parts: SplitResult, asked: dict[str, str]) -> S3Store:
    plain = asked.get("endpoint", "").startswith("http://")
    client: Any = {"timeout": timedelta(seconds=20), "connect_timeout": timedelta(seconds=5), "allow_http": plain}
    given: Any = asked
    return S3Store(parts.netloc, client_options=client, retry_config=_PATIENCE, **given)


class BucketStore:
    """The grown-up edition's store. Any number of processes may share the bucket."""

    def __init__(self, store: S3Store, prefix: str = "") -> None:
        self._store = store
        self._prefix = f"{prefix}/" if prefix else ""

    async def put(self, key: str, data: bytes | AsyncIterable[bytes]) -> Blob:
        """Store an object; it appears when its last byte is there."""
        path = self._path(key)
        with _told(key, writes=True):
            if isinstance(data, bytes):
                await obstore.put_async(self._store, path, data)
            else:
                await self._write(path, data)
        return await self.head(key)

    async def _write(self, path: str, data: AsyncIterable[bytes]) -> None:
        file = obstore.open_writer_async(self._store, path)
        async for piece in pieces(data):
            await file.write(piece)
        await file.close()

    async def get(self, key: str) -> bytes:
        """All bytes of an object."""
        with _told(key):
            found = await obstore.get_async(self._store, self._path(key))
            return bytes(await found.bytes_async())

    async def head(self, key: str) -> Blob:
        """Size and time of an object."""
        with _told(key):
            facts = await obstore.head_async(self._store, self._path(key))
        return Blob(key, facts["size"], facts["last_modified"])

    async def stream(self, key: str, *, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """An object, or a part of it, in pieces."""
        size = (await self.head(key)).size
        last = size if end is None else min(end, size)
        for at in range(start, last, CHUNK):
            with _told(key):
                yield bytes(
                    await obstore.get_range_async(self._store, self._path(key), start=at, end=min(at + CHUNK, last))
                )

    async def delete(self, key: str) -> None:
        """Make sure that there is no such object."""
        path = self._path(key)
        try:
            with _told(key):
                await obstore.delete_async(self._store, path)
        except BlobMissingError:
            return

    async def exists(self, key: str) -> bool:
        """Whether there is such an object."""
        try:
            await self.head(key)
        except BlobMissingError:
            return False
        return True

    async def blobs(self, prefix: str = "") -> AsyncIterator[Blob]:
        """All objects whose key begins with ``prefix``."""
        folder = (self._prefix + prefix).rpartition("/")[0]
        with _told(prefix):
            async for some in obstore.list(self._store, folder or None):
                for facts in some:
                    key = facts["path"].removeprefix(self._prefix)
                    if key.startswith(prefix):
                        yield Blob(key, facts["size"], facts["last_modified"])

    async def check(self) -> None:
        """Write and remove an object."""
        await self.put("check", b"ok")
        await self.delete("check")

    def _path(self, key: str) -> str:
        return self._prefix + check_key(key)


@contextmanager
def _told(key: str, *, writes: bool = False) -> Iterator[None]:
    """The store's own errors in our words: what it says about keys and addresses is for nobody's screen."""
    try:
        yield
    except (BaseError, FileNotFoundError) as error:
        if isinstance(error, FileNotFoundError) and not writes:
            raise BlobMissingError(key) from error
        raise StorageError(f"The bucket does not answer as it should ({type(error).__name__}).") from error
