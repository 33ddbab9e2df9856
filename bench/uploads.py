"""Too much, too slow, too many at the real server: refused, with little memory, and others notice nothing: Q-U5."""

import asyncio
import os
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx

from bench._worlds import folder
from tests.integrations.images import made
from tests.product import Product, running_product

SIZES = {"small": 50_000_000, "full": 2_000_000_000}
BOUNDARY = "x" * 20
PIECE = 1_000_000
FORM = {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}
HEAD = f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'.encode()


def run(size: str) -> dict[str, dict[str, Any]]:
    """Send them, and look at the server's memory and at somebody who uploads an ordinary photo meanwhile."""
    with folder() as home, running_product(home) as product:
        return {"Q-U5": asyncio.run(_measured(product, SIZES[size]))}


async def _measured(product: Product, size: int) -> dict[str, Any]:
    cookie = await product.cookie_of(product.cast.ana)
    async with product.client(cookie) as ana:
        await _ordinary(ana, "warm")
        before = _memory(product)
        endless = await _ended(ana.post("/api/v1/photos", content=_endless(size), headers=FORM))
        thousand = await _ended(ana.post("/api/v1/photos", content=_thousand(), headers=FORM))
        slow = [asyncio.create_task(_slowly(product, cookie)) for _ in range(20)]
        await asyncio.sleep(2)
        start = time.perf_counter()
        ordinary = await _ordinary(ana, "beside")
        beside = time.perf_counter() - start
        after = _memory(product)
        for task in slow:
            task.cancel()
        await asyncio.gather(*slow, return_exceptions=True)
    return {
        "announced_bytes": size,
        "endless": endless,
        "thousand_files": thousand,
        "ordinary_beside_slow": ordinary,
        "ordinary_s": round(beside, 2),
        "extra_mb": round((after - before) / 1_000_000, 1),
    }


async def _ordinary(client: httpx.AsyncClient, name: str) -> int:
    said = {"client_id": name, "caption": "Night shift"}
    answer = await client.post("/api/v1/photos", data=said, files={"file": ("a.jpg", made.jpeg(), "image/jpeg")})
    return answer.status_code


async def _ended(request: Any) -> str:
    """The status, or that the server closed the door in mid-upload."""
    try:
        return str((await request).status_code)
    except httpx.TransportError as error:
        return type(error).__name__


async def _endless(size: int) -> AsyncIterator[bytes]:
    yield HEAD
    for _ in range(size // PIECE):
        yield bytes(PIECE)


async def _thousand() -> AsyncIterator[bytes]:
    for _ in range(1_000):
        yield HEAD + b"\xff\xd8\xff\r\n"


async def _slowly(product: Product, cookie: str) -> None:
    """A byte a second, for as long as somebody listens."""

    async def bytes_one_by_one() -> AsyncIterator[bytes]:
        yield HEAD
        while True:
            await asyncio.sleep(1)
            yield b"x"

    async with product.client(cookie) as client:
        await _ended(client.post("/api/v1/photos", content=bytes_one_by_one(), headers=FORM))


def _memory(product: Product) -> int:
    """Resident bytes of the server and its children that serve; image workers are counted apart by their limits."""
    processes = [entry.name for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    pids = [pid for pid in processes if str(product.home) in _environment(pid)]
    return sum(_resident(pid) for pid in pids)


def _environment(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/environ").read_text(errors="replace") if pid != str(os.getpid()) else ""
    except OSError:
        return ""


def _resident(pid: str) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
