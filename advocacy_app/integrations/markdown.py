"""Text with a little Markdown, written by colleagues, as HTML that is safe to show."""

import re
from collections.abc import MutableMapping, Sequence
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

_TAGS = {
    "a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "s", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_LINE_TAGS = {"code", "em", "s", "strong"}
_ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "ol": {"start"}, "*": set()}
_SCHEMES = {"http", "https", "mailto"}
_LINK = re.compile(r"https?://|mailto:|/(?![/\\])|#")
_REL = "noopener nofollow ugc"
_HEADINGS = {"h1": "h2", "h2": "h3", "h3": "h4", "h4": "h4", "h5": "h4", "h6": "h4"}


def to_html(text: str) -> str:
    """CommonMark with tables and strike-through, without HTML and pictures (their description stays).

    Headings begin at ``h2``, since the page has its own ``h1``. Any input gives safe output.
    """
    tokens = _markdown.parse(text)
    for token in tokens:
        token.tag = _HEADINGS.get(token.tag, token.tag)
    html = _markdown.renderer.render(tokens, _markdown.options, {})
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=_REL)


def to_line(text: str) -> str:
    """A single line with emphasis, for labels and answers: no links, no blocks. Any input gives safe output."""
    return nh3.clean(_markdown.renderInline(text), tags=_LINE_TAGS, attributes={})


def to_plain(text: str) -> str:
    """A single line without any marks, as plain text."""
    inline = _markdown.parseInline(text)[0].children or []
    return "".join(token.content or " " * (token.type == "softbreak") for token in inline)


def _description(
    _: RendererHTML, tokens: Sequence[Token], at: int, __: MutableMapping[str, Any], ___: MutableMapping[str, Any]
) -> str:
    return escapeHtml(tokens[at].content)


_markdown = MarkdownIt("js-default", {"html": False, "linkify": False})
_markdown.validateLink = lambda url: _LINK.match(url) is not None
_markdown.add_render_rule("image", _description)
