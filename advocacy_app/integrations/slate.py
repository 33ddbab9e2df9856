"""What processes of one machine tell each other where there is no Redis: lines on a slate in the data folder.

The one web worker of the embedded edition hangs it up, reads and wipes; a command that finds it writes its line.
"""

import asyncio
import fcntl
import json
from collections.abc import AsyncIterator
from pathlib import Path

from advocacy_app.config import settings

LOOK_SECONDS = 0.5


def write(*words: str) -> None:
    """Leave a line, if there is anybody to read it."""
    try:
        with _slate().open("r+", encoding="utf-8") as slate:
            fcntl.flock(slate, fcntl.LOCK_EX)
            slate.seek(0, 2)
            slate.write(json.dumps(words) + "\n")
    except FileNotFoundError:
        return


async def read() -> AsyncIterator[list[str]]:
    """Every line that is written from now on; the slate is gone with its reader."""
    _slate().write_text("")
    try:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            for line in _wiped():
                yield json.loads(line)
    finally:
        _slate().unlink(missing_ok=True)


def _wiped() -> list[str]:
    with _slate().open("r+", encoding="utf-8") as slate:
        fcntl.flock(slate, fcntl.LOCK_EX)
        lines = slate.read().splitlines()
        slate.truncate(0)
    return lines


def _slate() -> Path:
    return settings().data_dir / "slate"
