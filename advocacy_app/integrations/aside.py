"""What stands on a page or in a feed, read in a process of its own: ``python -m advocacy_app.integrations.aside``.

The library that reads feeds can be kept busy for hours by some hundred thousand letters, inside one search that no
other thread can interrupt, and whoever serves the feed chooses the letters. So they are read by a process that gives
up files and network first (``confinement``), and that the system ends after some seconds of work.
"""

import asyncio
import encodings
import json
import os
import pkgutil
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import structlog
from pydantic import TypeAdapter

from advocacy_app.integrations.confinement import allow_seconds, confine
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
_RSS = b'<rss version="2.0"><channel><title>T</title><item><title>&eacute; %s</title></item></channel></rss>'
_SAMPLES = (
    _RSS % b"<pubDate>Tue, 03 Mar 2026 10:42:00 +0100</pubDate><description>&lt;p&gt;T</description>",
    b'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><updated>2026-03-03</updated></feed>',
    b"<title>T</title>",
)


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
    about, _, body = sys.stdin.buffer.read().partition(b"\n")
    _warm_up()
    confine(MEMORY)
    allow_seconds(WORK_SECONDS)
    sys.stdout.buffer.write(_ANSWER.dump_json(_read(body, **json.loads(about))))


def _warm_up() -> None:
    """What the libraries load lazily, as nothing can be loaded once the process is confined; any alphabet may come."""
    for codec in pkgutil.iter_modules(encodings.__path__):
        with suppress(ImportError):  # some are for Windows alone
            import_module(f"encodings.{codec.name}")
    for sample in _SAMPLES:
        _read(sample, url="https://a.example/", content_type="")


if __name__ == "__main__":
    _main()
