"""Bad pictures, mutants, canaries and genuine photos through the confined workers: Q-U1, Q-U2, Q-U3, Q-U4."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Any

from advocacy_app.integrations.images import ImageRefused, ImageWorkers, Processed
from bench import _corpora
from tests.integrations.images import made

SIZES = {"small": (60, 40, 200), "full": (100_000, 100_000, 200_000)}
"""Public files, generated files, mutants."""
HANGS = 20.0
TRACES = (made.CANARY, b"Exif", b"ICC_PROFILE", b"xmpmeta", b"Photoshop", b"EXIF", b"ICCP", b"XMP ", b"tEXt", b"iTXt")
WORKERS = 2


def run(size: str) -> dict[str, dict[str, Any]]:
    """Send them all through, and count how each ended."""
    return asyncio.run(_measured(*SIZES[size]))


async def _measured(public: int, generated: int, mutants: int) -> dict[str, dict[str, Any]]:
    images = ImageWorkers(size=WORKERS)
    try:
        return {
            "Q-U1 public": await _ends(images, islice(_corpora.public(), public), wrong=_wrong_public),
            "Q-U1 generated": await _ends(images, islice(made.bad_pictures(), generated), wrong=lambda _: True),
            "Q-U2": await _ends(images, ((str(n), data) for n, data in enumerate(made.mutants(2, mutants)))),
            "Q-U3": await _canaries(images),
            "Q-U4": await _ends(images, _corpora.genuine(_corpora.CORPORA), share=True),
        }
    finally:
        await images.aclose()


def _wrong_public(data: bytes) -> bool:
    return not _corpora.looks_acceptable(data)


async def _ends(
    images: ImageWorkers, files: Iterable[tuple[str, bytes]], *, wrong: Any = lambda _: False, share: bool = False
) -> dict[str, Any]:
    """How every file ended: taken, or refused for a reason; what escaped, hung, or was taken and should not be."""
    ends: Counter[str] = Counter()
    slowest, escaped = 0.0, []
    queue, turns = iter(files), [None] * WORKERS

    async def work() -> None:
        nonlocal slowest
        for name, data in queue:
            start = time.perf_counter()
            end = await _end(images, data)
            taken = time.perf_counter() - start
            slowest = max(slowest, taken)
            ends["hangs"] += taken > HANGS
            ends["wrong"] += end == "taken" and wrong(data)
            ends[end] += 1
            if end == "escaped":
                escaped.append(name)

    await asyncio.gather(*(work() for _ in turns))
    counted = {end: n for end, n in ends.items() if end not in {"hangs", "wrong"}}
    total = sum(counted.values())
    figures: dict[str, Any] = {"files": total, "taken": ends["taken"], "refused": total - ends["taken"]}
    figures |= {"escaped": ends["escaped"], "hangs": ends["hangs"], "wrong_accepts": ends["wrong"]}
    figures |= {"slowest_s": round(slowest, 2), "reasons": dict(sorted(counted.items()))}
    return figures | ({"accepted_percent": round(100 * ends["taken"] / total, 1) if total else "–"} if share else {})


async def _end(images: ImageWorkers, data: bytes) -> str:
    try:
        await images.process(data)
    except ImageRefused as refused:
        return "escaped" if refused.reason == "ours" else refused.reason
    except Exception:  # noqa: BLE001 - this is what is counted
        return "escaped"
    return "taken"


async def _canaries(images: ImageWorkers) -> dict[str, Any]:
    """Photos with a canary wherever metadata can hide; what of it is left in any byte that we would serve."""
    uploads = [made.tattling_jpeg(), made.tattling_png(), made.tattling_webp()]
    done: list[Processed] = [await images.process(data) for data in uploads]
    files = [variant.data for picture in done for variant in picture.variants]
    return {
        "planted": sum(data.count(made.CANARY) for data in uploads),
        "output_files": len(files),
        "found": sum(trace in file for file in files for trace in TRACES),
    }
