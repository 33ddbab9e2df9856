"""Pages and feeds of others, read by a process that can do nothing but answer."""

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from advocacy_app.integrations.aside import GaveUpError, read_aside
from advocacy_app.integrations.feeds import Feed, read_feed
from advocacy_app.integrations.opengraph import read_page
from advocacy_app.integrations.web import Page
from tests.integrations.test_feeds import ATOM, RSS, rss

HERE = "https://news.example/feed"
NAMES = {
    "utf-8": "Škofja Loka",
    "utf-16": "Škofja Loka",
    "iso-8859-2": "Łódź",
    "windows-1250": "Žižek",
    "iso-8859-1": "Århus",
    "koi8-r": "Москва",
    "shift_jis": "東京",
    "gb18030": "北京",
}
DATES = (
    "Tue, 03 Mar 2026 10:42:00 +0100",
    "2026-03-03T10:42:00Z",
    "03/03/2026",
    "2026-W10-2",
    "Wt, 3 mar 2026",
    "2026년",
)
FEEDS = {
    "RSS": RSS.encode(),
    "Atom": ATOM.encode(),
    "RDF": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
    b"<channel><title>T</title></channel><item><title>A</title><link>https://a.example/</link></item></rdf:RDF>",
    "dates": rss(
        *(f"<item><title>{n}</title><link>/{n}</link><pubDate>{date}</pubDate></item>" for n, date in enumerate(DATES))
    ),
    "inline binary": rss(
        "<item><title>T</title><link>/1</link>"
        '<content type="application/octet-stream" mode="base64">eA==</content></item>'
    ),
}


def page(body: bytes, content_type: str = "application/rss+xml") -> Page:
    return Page(HERE, 200, content_type, body)


@pytest.mark.parametrize("alphabet", NAMES)
async def test_names_in_any_alphabet_arrive_whole(alphabet: str):
    head = f'<?xml version="1.0" encoding="{alphabet}"?>'
    feed = f'{head}<rss version="2.0"><channel><title>{NAMES[alphabet]}</title></channel></rss>'
    read = await read_aside(page(feed.encode(alphabet)))
    assert isinstance(read, Feed)
    assert read.title == NAMES[alphabet]


@pytest.mark.parametrize("kind", FEEDS)
async def test_a_feed_reads_aside_as_it_reads_here(kind: str):
    assert await read_aside(page(FEEDS[kind])) == read_feed(FEEDS[kind], url=HERE)


@pytest.mark.parametrize("alphabet", ["windows-1250", "x-none"])
async def test_a_page_reads_aside_as_it_reads_here(alphabet: str):
    html, kind = b"<title>\x8ei\x9eek</title>", f"text/html; charset={alphabet}"
    assert await read_aside(page(html, kind)) == read_page(html, url=HERE, content_type=kind)


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")
async def test_whoever_reads_can_open_neither_file_nor_socket():
    """Caught in the middle of a feed that would keep it busy for hours."""
    reading = asyncio.create_task(read_aside(page(rss(f"<item><author>{'a' * 1_000_000}</author></item>"))))
    confined = False
    while not confined and not reading.done():
        confined = "Seccomp:\t2" in await asyncio.to_thread(_status_of_readers)
    assert confined
    with pytest.raises(GaveUpError):
        await reading


def _status_of_readers() -> str:
    """What the kernel says of each of our children that reads."""
    found = ""
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it may end while we look
            status = (process / "status").read_text()
            if f"PPid:\t{os.getpid()}\n" in status and b"integrations.aside" in (process / "cmdline").read_bytes():
                found += status
    return found
