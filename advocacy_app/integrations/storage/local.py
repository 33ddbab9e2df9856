"""Files in a folder: ``<root>/<2 hex>/<key>``. What has a name is complete and has reached the disk."""

import asyncio
import hashlib
import os
import secrets
from collections.abc import AsyncIterable, AsyncIterator, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from advocacy_app.integrations.storage.port import CHUNK, Blob, BlobMissingError, StorageError, check_key, pieces

_UNFINISHED = ".unfinished"


class LocalStore:
    """The embedded edition's store. Several processes may share the folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def put(self, key: str, data: bytes | AsyncIterable[bytes]) -> Blob:
        """Write beside, sync, rename: a reader sees the old bytes or the new ones, never a part."""
        path = self._path(key)
        unfinished = self._root / _UNFINISHED / secrets.token_hex(16)
        file = await asyncio.to_thread(_opened_for_writing, unfinished)
        try:
            async for piece in pieces(data):
                await asyncio.to_thread(file.write, piece)
            await asyncio.to_thread(_settle, file, unfinished, path)
        except BaseException:
            with suppress(OSError):  # on a full disk closing fails, too
                file.close()
            unfinished.unlink(missing_ok=True)
            raise
        return await self.head(key)

    async def get(self, key: str) -> bytes:
        """All bytes of a file."""
        try:
            return await asyncio.to_thread(self._path(key).read_bytes)
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            raise BlobMissingError(key) from None

    async def head(self, key: str) -> Blob:
        """Size and time of a file."""
        path = self._path(key)
        try:
            return await asyncio.to_thread(_blob, key, path)
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            raise BlobMissingError(key) from None

    async def stream(self, key: str, *, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """A file, or a part of it, in pieces."""
        left = (await self.head(key)).size if end is None else end
        left -= start
        with await self._opened(key) as file:
            await asyncio.to_thread(file.seek, start)
            while left > 0 and (piece := await asyncio.to_thread(file.read, min(CHUNK, left))):
                left -= len(piece)
                yield piece

    async def delete(self, key: str) -> None:
        """Remove a file and the folders that it leaves empty."""
        await asyncio.to_thread(self._remove, self._path(key))

    async def exists(self, key: str) -> bool:
        """Whether there is a file."""
        return await asyncio.to_thread(self._path(key).is_file)

    async def blobs(self, prefix: str = "") -> AsyncIterator[Blob]:
        """All files whose key begins with ``prefix``; those that go meanwhile are left out."""
        for folder in await asyncio.to_thread(self._folders):
            for blob in await asyncio.to_thread(_blobs_below, folder, prefix):
                yield blob

    async def check(self) -> None:
        """Write and remove a file."""
        try:
            await self.put("check", b"ok")
            await self.delete("check")
        except OSError as error:
            raise StorageError(f"The folder {self._root} cannot be written to: {error.strerror}.") from error

    def _path(self, key: str) -> Path:
        """Keys of one photo share a folder, and folders spread over 256, so that none grows long."""
        shard = hashlib.sha256(check_key(key).rpartition("/")[0].encode()).hexdigest()[:2]
        return self._root / shard / key

    async def _opened(self, key: str) -> BinaryIO:
        try:
            return await asyncio.to_thread(self._path(key).open, "rb")
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            raise BlobMissingError(key) from None

    def _folders(self) -> list[Path]:
        with suppress(FileNotFoundError):
            return [path for path in self._root.iterdir() if path.name != _UNFINISHED and path.is_dir()]
        return []

    def _remove(self, path: Path) -> None:
        with suppress(FileNotFoundError, NotADirectoryError):
            path.unlink()
        with suppress(OSError):  # the first folder that is not empty ends it
            for folder in path.relative_to(self._root).parents[:-1]:
                (self._root / folder).rmdir()


def _opened_for_writing(path: Path) -> BinaryIO:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("xb")


def _settle(file: BinaryIO, unfinished: Path, path: Path) -> None:
    """Only now may the file have its name."""
    file.flush()
    os.fsync(file.fileno())
    file.close()
    _rename(unfinished, path)
    _sync_folder(path.parent)


def _rename(unfinished: Path, path: Path, tries: int = 10) -> None:
    """A folder that has just emptied may be removed between the two steps; then both are taken again."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        unfinished.replace(path)
    except FileNotFoundError:
        if not tries:
            raise
        _rename(unfinished, path, tries - 1)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _blob(key: str, path: Path) -> Blob:
    facts = path.stat()
    if not path.is_file():
        raise IsADirectoryError(path)
    return Blob(key, facts.st_size, datetime.fromtimestamp(facts.st_mtime, UTC))


def _blobs_below(folder: Path, prefix: str) -> list[Blob]:
    return list(_walk(folder, prefix))


def _walk(folder: Path, prefix: str) -> Iterator[Blob]:
    for path in folder.rglob("*"):
        key = path.relative_to(folder).as_posix()
        if key.startswith(prefix):
            with suppress(FileNotFoundError, IsADirectoryError):
                yield _blob(key, path)
