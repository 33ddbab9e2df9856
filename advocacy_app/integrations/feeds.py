"""RSS and Atom, from bytes that we fetched ourselves."""

import calendar
import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import feedparser
from selectolax.lexbor import LexborHTMLParser

from advocacy_app.integrations.plain import link, words

_ITEMS = 100
_TITLE, _SUMMARY, _GUID = 200, 500, 300
_MARKUP = 20_000
_ENTRY_END = re.compile(rb"</(?:item|entry)\s*>", re.IGNORECASE)
# The library takes time by the square of the attributes of one tag.
_CROWDED_TAG = re.compile(rb"<[\w:.-]+(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*+\"|'[^'<]*+'|[^\s<>\"']++)){200}")


class NotAFeedError(ValueError):
    """The bytes are no RSS or Atom feed."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry, in plain text. ``image_url`` may be empty; ``published_at`` is None when unknown, not now."""

    title: str
    summary: str
    url: str
    image_url: str
    published_at: datetime | None
    guid: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's name, its language tag as stated (or empty) and its entries in the feed's order."""

    title: str
    language: str
    items: tuple[FeedItem, ...]


def read_feed(body: bytes, *, url: str) -> Feed:
    """Of the first 100 entries those with an address and a title; ``url`` is where the bytes came from.

    A hostile megabyte may take hours: only ``aside`` reads what comes from elsewhere.

    Raises:
        NotAFeedError: it is something else.
    """
    body = _first_entries(body)
    if _CROWDED_TAG.search(body.replace(b"\0", b"")):  # UTF-16 is every other byte
        raise NotAFeedError
    # A file object: given bytes or text, the library would try them as an address or a file name first.
    parsed: Any = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version"):
        raise NotAFeedError
    items = {item.guid: item for entry in parsed.entries[:_ITEMS] if (item := _item(entry, url))}
    about = parsed.feed
    return Feed(words(about.get("title"), _TITLE), words(about.get("language"), 20), tuple(items.values()))


def _first_entries(body: bytes) -> bytes:
    """The feed without its entries beyond the hundredth: years of a podcast are of no use to us, and cost."""
    ends = [end.end() for end in _ENTRY_END.finditer(body)]
    return body[: ends[_ITEMS - 1]] + body[ends[-1] :] if len(ends) > _ITEMS else body


def _item(entry: Any, base: str) -> FeedItem | None:
    address, title = link(entry.get("link"), base), words(entry.get("title"), _TITLE)
    if not address or not title:
        return None
    return FeedItem(
        title=title,
        summary=words(entry.get("summary") or _content(entry), _SUMMARY),
        url=address,
        image_url=next(_images(entry, base), ""),
        published_at=_moment(dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")),
        guid=words(entry.get("id"), _GUID) or address,
    )


def _content(entry: Any) -> str:
    return str(entry.get("content", [{}])[0].get("value") or "")


def _images(entry: Any, base: str) -> Iterator[str]:
    """Addresses of pictures, the ones meant as such first."""
    for medium in [*entry.get("media_content", []), *entry.get("enclosures", [])]:
        kind = f"{medium.get('type', '')} {medium.get('medium', '')}"
        if "image" in kind and (found := link(medium.get("url") or medium.get("href"), base)):
            yield found
    for thumbnail in entry.get("media_thumbnail", []):
        if found := link(thumbnail.get("url"), base):
            yield found
    for markup in (entry.get("summary"), _content(entry)):
        for picture in LexborHTMLParser(str(markup or "")[:_MARKUP]).css("img[src]"):
            if found := link(picture.attributes.get("src"), base):
                yield found


def _moment(at: time.struct_time | None) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(at), UTC) if at else None
    except (OverflowError, ValueError, OSError):
        return None
