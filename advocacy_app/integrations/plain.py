"""Foreign text and addresses, cut down to what we keep of them: plain words, plain links. Pure."""

import html
import re
from urllib.parse import urljoin, urlsplit

import nh3

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr)\b[^>]*>", re.IGNORECASE)
_LONGEST_ADDRESS = 2_048


def words(markup: object, limit: int) -> str:
    """The words of some HTML (or of none) in one line, at most ``limit`` characters; text, so escape it on showing.

    A cut falls between words and ends in an ellipsis.
    """
    if not isinstance(markup, str):
        return ""
    cleaned = nh3.clean(_BREAKS.sub(" ", markup[: limit * 20]), tags=set())
    line = " ".join(_UNSEEN.sub("", html.unescape(cleaned)).split())
    return line if len(line) <= limit else line[: limit - 1].rpartition(" ")[0].rstrip(" ,;:–-") + "…"


def link(address: object, base: str = "") -> str:
    """An absolute http or https address without credentials, or nothing."""
    if not isinstance(address, str) or not address.strip():
        return ""
    if len(address) > _LONGEST_ADDRESS or _UNSEEN.search(address):
        return ""
    try:
        joined = urljoin(base, address.strip())
        parts = urlsplit(joined)
        ok = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return ""
    return joined if ok and len(joined) <= _LONGEST_ADDRESS and not re.search(r"[\s<>\"\\]", joined) else ""
