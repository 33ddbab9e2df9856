"""What in a text would be dangerous elsewhere. Here it is shown as plain text or left out; its author is told so."""

import re

from markdown_it import MarkdownIt

_TAG = re.compile(r"<[/!?a-zA-Z][^>\n]*>?")
_SAFE = re.compile(r"https?://|mailto:|/(?![/\\])|#|[a-z0-9-]+$")
_markdown = MarkdownIt("commonmark").enable("table")
_markdown.validateLink = lambda url: True  # noqa: ARG005 - the library calls it by this name


def harmless(text: str) -> list[tuple[int, str]]:
    """Lines (from 1) with HTML (``html``) or with an address that no browser of ours opens (``link``)."""
    found: set[tuple[int, str]] = set()
    for token in _markdown.parse(text):
        line = (token.map or [0])[0] + 1
        if token.type == "html_block":
            found.add((line, "html"))
        for child in token.children or []:
            address = child.attrs.get("href") or child.attrs.get("src")
            if child.type == "html_inline" or (child.type == "text" and _TAG.search(child.content)):
                found.add((line, "html"))
            if address is not None and not _SAFE.match(str(address)):
                found.add((line, "link"))
    return sorted(found)
