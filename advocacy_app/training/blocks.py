"""Blocks of Markdown, and what can be read from one: words, items, answers, a picture, a table."""

import re
from dataclasses import dataclass

from markdown_it.token import Token

from advocacy_app.training.errors import ShapeWrong

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""The names of tracks, lessons, cards, questions, topics and pictures."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of Markdown: its kind in the words of markdown-it, its source, its tokens, the line where it begins."""

    kind: str
    source: str
    tokens: tuple[Token, ...]
    line: int


def prose(blocks: tuple[Block, ...]) -> str:
    """Paragraphs and lists as they were written, an empty line between them."""
    return "\n\n".join(block.source for block in blocks)


def quoted(block: Block) -> str:
    """The paragraphs of a block quotation."""
    return "\n\n".join(_paragraphs(block, "blockquote_open"))


def items(block: Block) -> tuple[str, ...]:
    """The items of a list; each is one paragraph."""
    found = tuple(_paragraphs(block, "list_item_open", "bullet_list_open", "ordered_list_open"))
    if len(found) != sum(token.type == "list_item_open" for token in block.tokens):
        raise ShapeWrong(block.line, wanted="one paragraph in each item")
    return found


def options(block: Block) -> tuple[tuple[str, bool], ...]:
    """The items of a list of tasks, and which of them are ticked."""
    ticked = [(item, _TASK.match(item)) for item in items(block)]
    if not all(match for _, match in ticked):
        raise ShapeWrong(block.line, wanted="- [ ] or - [x] before each answer")
    return tuple((item[4:].strip(), match[1] == "x") for item, match in ticked if match)


def picture(block: Block) -> tuple[str, str]:
    """The name and the description of the picture that is a paragraph by itself."""
    inline = next((token.children or [] for token in block.tokens if token.type == "inline"), [])
    name = inline[0].attrGet("src") if len(inline) == 1 and inline[0].type == "image" else ""
    if not isinstance(name, str) or not NAME.fullmatch(name) or not inline[0].content:
        raise ShapeWrong(block.line, wanted="![description](name-of-the-picture)")
    return name, inline[0].content


def rows(block: Block) -> tuple[tuple[str, ...], ...]:
    """The rows of a table, the head first."""
    cells = [token.content for token in block.tokens if token.type == "inline"]
    count = sum(token.type == "tr_open" for token in block.tokens)
    wide = len(cells) // count
    return tuple(tuple(cells[at : at + wide]) for at in range(0, len(cells), wide))


def _paragraphs(block: Block, *holders: str) -> list[str]:
    opened = [token.type for token in block.tokens if token.nesting == 1]
    if opened.count(block.kind) > 1 or any(kind not in {*holders, "paragraph_open"} for kind in opened):
        raise ShapeWrong(block.line, wanted="paragraphs only")
    return [token.content for token in block.tokens if token.type == "inline"]


_TASK = re.compile(r"\[([ x])\] ")
