"""From an address to what stands there. It waits for the network, so call it outside of any transaction."""

import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from advocacy_app.i18n import is_language
from advocacy_app.integrations.aside import GaveUpError, read_aside
from advocacy_app.integrations.feeds import Feed
from advocacy_app.integrations.opengraph import Preview
from advocacy_app.integrations.web import FetchRefused, Page, Web
from advocacy_app.services.content.errors import FETCHES, AddressUnreachable, NothingFound

_TITLE = 140
OK = 200


@dataclass(frozen=True)
class Item:
    """One thing that may become a draft."""

    title: str
    summary: str
    url: str
    image_url: str = ""
    """The picture that stands for it, if it names one."""

    @property
    def fingerprint(self) -> str:
        """The same for the same address, whatever its tracking fragment or the case of its host."""
        parts = urlsplit(self.url)
        plain = urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/"), parts.query, ""))
        return hashlib.sha256(plain.encode()).hexdigest()


@dataclass(frozen=True)
class Found:
    """What stood at an address: a page, or a feed with its items, newest first as it says."""

    url: str
    title: str
    language: str
    items: tuple[Item, ...]
    feed: bool = False


async def read_address(web: Web, url: str) -> Found:
    """Fetch an address and see what it is.

    Raises:
        Invalid: it is not read (a guarded address, out of reach, too large, too slow), or nothing is there.
    """
    try:
        page = await web.fetch(url.strip())
    except FetchRefused as refused:
        raise FETCHES[refused.reason] from None
    if page.status != OK:
        raise AddressUnreachable
    return await found_in(page)


async def found_in(page: Page) -> Found:
    """A feed, or else a page that says something of itself.

    Raises:
        NothingFound: neither, or made to keep its readers busy.
    """
    try:
        said = await read_aside(page)
    except GaveUpError:
        raise NothingFound from None
    return _of_feed(said, page.url) if isinstance(said, Feed) else _of_page(said, page)


def _of_feed(feed: Feed, url: str) -> Found:
    items = tuple(Item(_short(item.title), item.summary, item.url, item.image_url) for item in feed.items)
    if not items:
        raise NothingFound
    return Found(url, feed.title or urlsplit(url).hostname or url, _language(feed.language), items, feed=True)


def _of_page(preview: Preview, page: Page) -> Found:
    if not preview.title or "html" not in (page.content_type or "text/html"):
        raise NothingFound
    item = Item(_short(preview.title), preview.description, preview.url, preview.image_url)
    return Found(page.url, preview.site_name or item.title, _language(preview.language), (item,))


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else title[: _TITLE - 1].rpartition(" ")[0] + "…"


def _language(tag: str) -> str:
    """One of our languages, or nothing."""
    base = tag.split("-", maxsplit=1)[0].lower()
    return base if is_language(base) else ""
