"""What a page says of itself: Open Graph, or else its title and description."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from advocacy_app.integrations.plain import link, words

_TITLE, _DESCRIPTION, _SITE = 200, 500, 80
_TAGS = 300
_LONGEST_TAG = 8_000
_START = re.compile(r"<([a-z]+|!--)", re.IGNORECASE)
_WHOLE = re.compile(r"""<[^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+>""")
_END = {
    name: re.compile(end, re.IGNORECASE) for name, end in (("script", "</script"), ("style", "</style"), ("!--", "-->"))
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Preview:
    """Plain text and plain addresses; every field but ``url`` may be empty.

    ``url`` is the page's canonical address if it names one, else the one it was fetched from.
    """

    url: str
    title: str
    description: str
    image_url: str
    site_name: str
    language: str


def read_page(body: bytes, *, url: str, content_type: str = "") -> Preview:
    """Read a page's own words; ``url`` is where the bytes came from. Never fails, whatever the bytes."""
    tree = LexborHTMLParser("".join(_telling_tags(_text(body, content_type))))
    said = _metas(tree)
    canonical = tree.css_first("link[rel~=canonical]")
    html = tree.css_first("html")
    return Preview(
        url=link(canonical.attributes.get("href") if canonical else said.get("og:url"), url) or url,
        title=words(_first(said, "og:title", "twitter:title") or _title(tree), _TITLE),
        description=words(_first(said, "og:description", "twitter:description", "description"), _DESCRIPTION),
        image_url=_image(said, url),
        site_name=words(_first(said, "og:site_name", "application-name"), _SITE),
        language=words(html.attributes.get("lang") if html else "", 20),
    )


def _telling_tags(text: str) -> Iterator[str]:
    """Only the tags that can say something, found in one pass.

    A parser given the whole page would spend minutes on tags nested by the hundred thousand.
    """
    at = kept = 0
    while kept < _TAGS and (start := _START.search(text, at)):
        at, name = start.end(), start[1].lower()
        if name in _END:
            end = _END[name].search(text, at)
            at = end.end() if end else len(text)
        elif name in {"html", "meta", "link"}:
            kept += 1
            if whole := _WHOLE.match(text[start.start() : start.start() + _LONGEST_TAG]):
                at = start.start() + whole.end()
                yield whole[0]
        elif name == "title":
            kept += 1
            yield text[start.start() : at + _LONGEST_TAG].partition("</")[0] + "</title>"


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    """The first of each name counts, as with everybody else who reads these."""
    said: dict[str, str] = {}
    for meta in tree.css("meta[content]"):
        name = (meta.attributes.get("property") or meta.attributes.get("name") or "").lower()
        said.setdefault(name, meta.attributes.get("content") or "")
    return said


def _first(said: dict[str, str], *names: str) -> str:
    return next((said[name] for name in names if said.get(name, "").strip()), "")


def _title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("title")
    return node.text() if node else ""


def _image(said: dict[str, str], base: str) -> str:
    names = ("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
    return next((found for name in names if (found := link(said.get(name), base))), "")


def _text(body: bytes, content_type: str) -> str:
    """Decoded by the mark in front, the header, the page's own word, or as UTF-8: in this order."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    named = _CHARSET.search(content_type) or _CHARSET.search(body[:2048].decode("ascii", "replace"))
    try:
        return body.decode(named[1] if named else "utf-8", "replace")
    except (LookupError, ValueError, UnicodeError):
        return body.decode("utf-8", "replace")
