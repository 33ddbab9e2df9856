"""One contract, every store; then what only files can get wrong."""

import asyncio
import os
import resource
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from advocacy_app.integrations.storage import (
    CHUNK,
    BadKeyError,
    BlobMissingError,
    BlobStore,
    LocalStore,
    NullStore,
    StorageError,
    open_store,
)
from tests.tools import free_port

KEY = "photos/0192abc/720.avif"


@pytest.fixture(params=["local", "null", "bucket", "bucket with a prefix"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> BlobStore:
    if request.param.startswith("bucket"):
        address = request.getfixturevalue("bucket")
        return open_store(address.replace("?", "/media/here?") if "prefix" in request.param else address)
    return LocalStore(tmp_path / "media") if request.param == "local" else NullStore()


async def slowly(*pieces: bytes) -> AsyncIterator[bytes]:
    for piece in pieces:
        await asyncio.sleep(0)
        yield piece


async def breaking() -> AsyncIterator[bytes]:
    yield b"half"
    raise ConnectionError


async def keys(store: BlobStore, prefix: str = "") -> list[str]:
    return sorted([blob.key async for blob in store.blobs(prefix)])


async def test_what_was_put_comes_back(store: BlobStore):
    blob = await store.put(KEY, b"pixels")
    assert (blob.key, blob.size) == (KEY, 6)
    assert await store.get(KEY) == b"pixels"
    assert await store.head(KEY) == blob
    assert await store.exists(KEY)


async def test_bytes_may_come_in_pieces(store: BlobStore):
    await store.put(KEY, slowly(b"one ", b"", b"two"))
    assert await store.get(KEY) == b"one two"


async def test_a_stream_gives_all_or_a_part(store: BlobStore):
    data = bytes(range(256)) * (CHUNK // 128)
    await store.put(KEY, data)
    pieces = [piece async for piece in store.stream(KEY)]
    assert b"".join(pieces) == data
    assert max(map(len, pieces)) <= CHUNK
    assert b"".join([piece async for piece in store.stream(KEY, start=5, end=CHUNK + 9)]) == data[5 : CHUNK + 9]
    assert b"".join([piece async for piece in store.stream(KEY, start=len(data) - 3)]) == data[-3:]
    assert [piece async for piece in store.stream(KEY, start=len(data) + 3)] == []


async def test_putting_again_replaces(store: BlobStore):
    await store.put(KEY, b"old and long")
    await store.put(KEY, b"new")
    assert await store.get(KEY) == b"new"
    assert await keys(store) == [KEY]


async def test_a_broken_upload_leaves_what_was_there(store: BlobStore):
    await store.put(KEY, b"before")
    with pytest.raises(ConnectionError):
        await store.put(KEY, breaking())
    assert await store.get(KEY) == b"before"
    with pytest.raises(ConnectionError):
        await store.put("photos/other/1.jpg", breaking())
    assert await keys(store) == [KEY]


async def test_what_is_missing_is_said_to_be(store: BlobStore):
    assert not await store.exists(KEY)
    for ask in (store.get, store.head):
        with pytest.raises(BlobMissingError):
            await ask(KEY)
    with pytest.raises(BlobMissingError):
        await anext(store.stream(KEY))


async def test_a_folder_is_not_a_blob(store: BlobStore):
    await store.put(KEY, b"pixels")
    assert not await store.exists("photos/0192abc")
    for ask in (store.get, store.head):
        with pytest.raises(BlobMissingError):
            await ask("photos/0192abc")
        with pytest.raises(BlobMissingError):
            await ask(KEY + "/below")


async def test_deleting_twice_is_no_error(store: BlobStore):
    await store.put(KEY, b"pixels")
    await store.delete(KEY)
    await store.delete(KEY)
    await store.delete("never/was")
    assert not await store.exists(KEY)
    assert await keys(store) == []


async def test_a_sweep_sees_all_keys_or_those_below_a_prefix(store: BlobStore):
    names = ["photos/a/480.jpg", "photos/a/720.jpg", "photos/b/480.jpg", "films/c.mp4", "lone"]
    for name in names:
        await store.put(name, name.encode())
    assert await keys(store) == sorted(names)
    assert await keys(store, "photos/") == names[:3]
    assert [blob.size async for blob in store.blobs("lone")] == [4]


@pytest.mark.parametrize(
    "key",
    [
        *("", "/", "/etc/passwd", "../up", "a/../b", "a/./b", "a//b", "a/", "..", ".", ".hidden", "a/.hidden"),
        *("a\\b", "a\0b", "a b", "a\n", "Ä", "A", "a/..%2f", "~", "a" * 201, "c:x", "a..b", "-", "a/\u2024\u2024/b"),
    ],
)
async def test_keys_that_could_lead_astray_are_refused(store: BlobStore, key: str):
    with pytest.raises(BadKeyError):
        await store.put(key, b"x")
    for ask in (store.get, store.head, store.exists, store.delete):
        with pytest.raises(BadKeyError):
            await ask(key)


async def test_a_store_that_works_passes_its_check(store: BlobStore):
    await store.check()
    assert await keys(store) == []


async def test_a_store_that_cannot_be_written_to_says_so(tmp_path: Path):
    with pytest.raises(StorageError, match="cannot be written to"):
        await LocalStore(a_file_in_the_way(tmp_path)).check()


def a_file_in_the_way(folder: Path) -> Path:
    (folder / "media").write_text("not a folder")
    return folder / "media"


async def test_a_full_disk_keeps_nothing_half(tmp_path: Path):
    """Even closing the file fails then, since what the buffer holds finds no room."""
    store = LocalStore(tmp_path)
    await store.put(KEY, b"x")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            await store.put(KEY, b"y" * 200)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert [blob.key async for blob in store.blobs("")] == [KEY]
    assert not [name for name in everything_in(tmp_path) if name.startswith(".unfinished/")]
    assert await store.get(KEY) == b"x"


async def test_deleting_leaves_no_empty_folders(tmp_path: Path):
    store = LocalStore(tmp_path)
    await store.put("photos/a/480.jpg", b"x")
    await store.put("photos/a/720.jpg", b"x")
    await store.delete("photos/a/480.jpg")
    assert await store.exists("photos/a/720.jpg")
    await store.delete("photos/a/720.jpg")
    assert everything_in(tmp_path) == [".unfinished"]


def everything_in(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob("*")]


async def test_many_writers_of_one_key_leave_one_whole_blob(tmp_path: Path):
    store = LocalStore(tmp_path)
    bodies = [bytes([n]) * 50_000 for n in range(20)]
    await asyncio.gather(*(store.put(KEY, body) for body in bodies), *(store.delete(KEY) for _ in range(5)))
    await store.put(KEY, bodies[0])
    assert await store.get(KEY) in bodies


async def test_the_bytes_are_on_the_disk_before_the_name_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_sync(descriptor: int) -> None:
        steps.append("sync")
        fsync(descriptor)

    def noted_replace(self: Path, target: Path) -> Path:
        steps.append("rename")
        return replace(self, target)

    monkeypatch.setattr("os.fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    await LocalStore(tmp_path).put(KEY, b"x")
    assert steps == ["sync", "rename", "sync"]


async def test_the_address_of_a_folder_opens_it(tmp_path: Path):
    store = open_store(f"file://{tmp_path}/with%20space")
    await store.put("a", b"x")
    assert (tmp_path / "with space").is_dir()


@pytest.mark.parametrize(
    "url", ["gs://bucket/prefix", "https://x/", "media", "file://host/folder", "file:relative", ""]
)
def test_an_address_that_this_version_cannot_use_is_refused_clearly(url: str):
    with pytest.raises(StorageError, match="ADVOCACY_STORAGE_URL"):
        open_store(url)


async def test_a_bucket_that_is_away_says_so(monkeypatch: pytest.MonkeyPatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "none")
    away = open_store(f"s3://nobody?endpoint=http://127.0.0.1:{free_port()}&region=eu-central-1")
    for ask in (away.check(), away.get(KEY), away.put(KEY, b"x"), keys(away)):
        with pytest.raises(StorageError, match="does not answer"):
            await ask


async def test_a_bucket_that_is_not_there_says_so(bucket: str):
    with pytest.raises(StorageError):
        await open_store(bucket.replace("s3://", "s3://not-")).check()


@pytest.mark.parametrize("url", ["s3://", "s3:///prefix", "s3://key:secret@bucket", "s3://bucket?secret=x"])
def test_addresses_of_buckets_hold_no_secrets_and_nothing_unknown(url: str):
    with pytest.raises(StorageError, match="must look like"):
        open_store(url)
