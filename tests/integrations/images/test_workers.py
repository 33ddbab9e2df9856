"""The child process: what holds it in, and what becomes of us when it dies."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from advocacy_app.integrations.images import ImageRefused, ImageWorkers, Limits, NullImages
from advocacy_app.integrations.images.pipeline import process
from tests.integrations.images import made

BROKEN = Path(__file__).with_name("broken_worker.py")


@pytest.fixture
async def workers() -> AsyncIterator[ImageWorkers]:
    pool = ImageWorkers(1)
    yield pool
    await pool.aclose()


def broken(deed: str) -> ImageWorkers:
    return ImageWorkers(1, command=(sys.executable, str(BROKEN), deed))


async def refusal(pool: ImageWorkers, data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(ImageRefused) as refused:
        await pool.process(data, limits=limits)
    return refused.value.reason


def pids(pool: ImageWorkers) -> list[int]:
    return [worker._child.pid for worker in pool._idle]


async def test_a_photo_comes_back_as_the_pipeline_makes_it(workers: ImageWorkers):
    data = made.tattling_jpeg()
    assert await workers.process(data) == process(data)


async def test_a_refusal_keeps_its_reason_and_figures_and_the_worker(workers: ImageWorkers):
    await workers.process(made.jpeg())
    before = pids(workers)
    with pytest.raises(ImageRefused) as refused:
        await workers.process(made.jpeg_claiming(65500, 65500))
    assert refused.value.key == "photos.refused_too_many_pixels"
    assert refused.value.values == {"megapixels": 50, "side": 12_000}
    assert pids(workers) == before


async def test_every_bad_picture_is_refused_by_the_worker_as_by_the_pipeline(workers: ImageWorkers):
    bad = [*made.bad_pictures(), ("bomb", made.png_bomb(12_000, 4_500))]
    assert len(bad) > 300
    for name, data in bad:
        with pytest.raises(ImageRefused) as here:
            process(data)
        assert (name, await refusal(workers, data)) == (name, here.value.reason)
    assert len(pids(workers)) == 1


async def test_every_good_picture_is_taken_by_the_confined_worker(workers: ImageWorkers):
    good = [made.turned(6), made.tattling_png(), made.tattling_webp(), made.webp(lossless=True)]
    good += [made.png(mode=mode) for mode in ("L", "LA", "RGBA", "P", "1")]
    good += [made.saved(made.scene(mode="CMYK"), "JPEG"), made.jpeg(progressive=True)]
    good += [made.saved(made.scene(), "MPO", save_all=True, append_images=[made.scene()])]
    for data in good:
        assert (await workers.process(data)).variants


@pytest.mark.parametrize("kind", ["JPEG", "progressive JPEG", "PNG", "WEBP"])
async def test_fifty_megapixels_fit_into_the_memory_of_a_worker(workers: ImageWorkers, kind: str):
    picture = made.scene((8_165, 6_123))
    options = {"progressive JPEG": {"progressive": True, "subsampling": 0}, "WEBP": {"method": 0, "quality": 10}}.get(
        kind, {}
    )
    if kind == "PNG":
        picture, options = picture.convert("RGBA"), {"compress_level": 1}
    data = made.saved(picture, kind.rsplit(maxsplit=1)[-1], **options)
    assert (await workers.process(data)).width == 1080


async def test_too_many_bytes_never_reach_a_worker(workers: ImageWorkers):
    assert await refusal(workers, made.jpeg() + bytes(16_000_000)) == "too_large_bytes"
    assert pids(workers) == []


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("segfault", "damaged"),
        ("spins", "took_too_long"),
        ("killed", "ours"),
        ("leaves", "ours"),
        ("babbles", "ours"),
        ("lies", "ours"),
        ("speaks of other reasons", "ours"),
        ("never starts", "ours"),
    ],
)
async def test_a_worker_that_breaks_costs_one_picture_and_nothing_else(deed: str, reason: str):
    pool = broken(deed)
    for _ in range(2):
        assert await refusal(pool, made.jpeg()) == reason
    await pool.aclose()


async def test_a_worker_that_hangs_is_ended_after_the_time_allowed():
    pool = broken("hangs")
    started = asyncio.get_running_loop().time()
    assert await refusal(pool, made.jpeg(), Limits(seconds=0.3)) == "took_too_long"
    assert asyncio.get_running_loop().time() - started < 5
    assert pids(pool) == []


async def test_after_a_crash_the_next_picture_is_processed(workers: ImageWorkers):
    await workers.process(made.jpeg())
    (pid,) = pids(workers)
    os.kill(pid, 11)
    await asyncio.sleep(0.2)
    assert (await workers.process(made.jpeg())).variants
    assert pids(workers) != [pid]


async def test_someone_who_leaves_takes_the_worker_along(workers: ImageWorkers):
    await workers.process(made.jpeg())
    task = asyncio.create_task(workers.process(made.jpeg((4000, 3000))))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert pids(workers) == []
    assert (await workers.process(made.jpeg())).variants


async def test_many_pictures_share_a_few_workers():
    pool = ImageWorkers(2)
    done = await asyncio.gather(*(pool.process(made.jpeg((200 + i, 150))) for i in range(12)))
    assert [processed.width for processed in done] == [200 + i for i in range(12)]
    assert len(pids(pool)) == 2
    await pool.aclose()
    assert pids(pool) == []


async def test_a_worker_retires_after_its_share_of_pictures(workers: ImageWorkers, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("advocacy_app.integrations.images.pool._PICTURES_EACH", 2)
    await workers.process(made.jpeg())
    first = pids(workers)
    await workers.process(made.jpeg())
    await workers.process(made.jpeg())
    assert pids(workers) != first


ESCAPES = {
    "read a file": "open('/etc/hostname')",
    "write a file": "open('/dev/shm/escaped', 'wb').write(b'x')",
    "list a folder": "os.listdir('/')",
    "open a socket": "socket.socket()",
    "open a pair of sockets": "socket.socketpair()",
    "start a program": "os.execv('/bin/true', ['true'])",
    "fork and start a program": "subprocess.run(['/bin/true'])",
    "remove a file": "os.unlink('/dev/shm/none')",
    "signal its parent": "os.kill(os.getppid(), 0)",
    "take a gigabyte": "bytearray(1 << 30)",
}


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")
@pytest.mark.parametrize("deed", ESCAPES)
def test_a_confined_process_cannot(deed: str):
    program = f"""
import os, socket, subprocess
from advocacy_app.integrations.confinement import confine
assert "calls" in confine(1 << 30)
try:
    {ESCAPES[deed]}
except (OSError, MemoryError):
    os.write(1, b'refused')
    os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, timeout=60)
    assert done.stdout == b"refused", done.stderr.decode()


async def test_a_worker_knows_nothing_of_our_environment(workers: ImageWorkers, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ADVOCACY_SECRET", "canary")
    await workers.process(made.jpeg())
    (pid,) = pids(workers)
    environment = await asyncio.to_thread(Path(f"/proc/{pid}/environ").read_bytes)
    assert b"canary" not in environment
    assert b"PYTHONPATH" in environment


async def test_the_null_twin_takes_everything():
    processed = await NullImages().process(b"anything")
    assert processed.variants[0].data == b"anything"
