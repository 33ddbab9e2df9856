"""What stands on a page or in a feed, read in a process of its own: ``python -m advocacy_app.integrations.aside``.

The library that reads feeds can be kept busy for hours by some hundred thousand letters, inside one search that no
other thread can interrupt, and whoever serves the feed chooses the letters. So they are read by a process that the
system ends after some seconds of work, or when it wants too much memory.
"""

import asyncio
import json
import os
import resource
import sys
from contextlib import suppress
from pathlib import Path

import structlog
from pydantic import TypeAdapter

from advocacy_app.integrations.feeds import Feed, NotAFeedError, read_feed
from advocacy_app.integrations.opengraph import Preview, read_page
from advocacy_app.integrations.web.port import Page

WORK_SECONDS, PATIENCE = 5, 30.0
"""Of processor time, and in all: on a busy machine the one is much longer than the other."""
MEMORY = 1_000_000_000
_ROOT = Path(__file__).parents[2]
_turns = asyncio.Semaphore(2)
_log = structlog.get_logger()
_ANSWER: TypeAdapter[Feed | Preview] = TypeAdapter(Feed | Preview)


class GaveUpError(Exception):
    """It took too much time or memory."""


async def read_aside(page: Page) -> Feed | Preview:
    """A feed, or else what a page says of itself.

    Raises:
        GaveUpError: there is no reading it.
    """
    about = json.dumps({"url": page.url, "content_type": page.content_type}).encode()
    async with _turns:
        child = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "advocacy_app.integrations.aside"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            cwd="/",
            env={"PYTHONPATH": str(_ROOT), "LC_ALL": "C.UTF-8"},  # nothing of ours, hence no secret
        )
        try:
            async with asyncio.timeout(PATIENCE):
                answer, _ = await child.communicate(about + b"\n" + page.body)
        except TimeoutError:
            raise GaveUpError from None
        finally:
            await _end(child)
    if child.returncode:  # said for whoever runs the server: it may be a hostile page, or something is amiss here
        _log.warning("page_not_read", code=child.returncode, bytes=len(page.body))
        raise GaveUpError
    return _ANSWER.validate_json(answer)


async def _end(child: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        child.kill()
    await child.wait()


def _read(body: bytes, *, url: str, content_type: str) -> Feed | Preview:
    try:
        return read_feed(body, url=url)
    except NotAFeedError:
        return read_page(body, url=url, content_type=content_type)


def _main() -> None:
    """The process itself: one page in, one answer out."""
    os.nice(5)  # people who wait for a page come first
    if hasattr(os, "sched_setaffinity"):  # its parent may keep to one processor (bootstrap)
        os.sched_setaffinity(0, range(os.cpu_count() or 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (WORK_SECONDS, WORK_SECONDS))
    with suppress(ValueError, OSError):  # macOS knows no limit on address space
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    about, _, body = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(_ANSWER.dump_json(_read(body, **json.loads(about))))


if __name__ == "__main__":
    _main()
