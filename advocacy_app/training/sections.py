"""The ground of our plain files: front matter, then sections whose headings carry a name and a kind."""

import itertools
import re
from dataclasses import dataclass
from typing import Any

import frontmatter
import yaml
from markdown_it import MarkdownIt

from advocacy_app.training.blocks import NAME, Block
from advocacy_app.training.errors import (
    FieldMissing,
    FieldUnknown,
    FieldWrong,
    FrontMatterMissing,
    HeadingWrong,
    NameTwice,
)

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading of the second level."""

    id: str
    kind: str
    title: str
    blocks: tuple[Block, ...]
    line: int

    def shape(self) -> str:
        """The kinds of its blocks in a row, one letter each, for the grammar to match."""
        return "".join(_LETTERS.get(block.kind, "?") for block in self.blocks)


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A file taken apart; ``preface`` is what stands before the first heading."""

    fields: Fields
    preface: tuple[Block, ...]
    sections: tuple[Section, ...]


def take_apart(text: str) -> PlainFile:
    """Front matter, preface and sections of a file. Raises a kind of ``Unreadable``."""
    fields, body, start = _split(text.replace("\r\n", "\n"))
    blocks = _blocks(body, start)
    heads = [at for at, block in enumerate(blocks) if block.kind == "heading_open" and block.tokens[0].tag == "h2"]
    ends = [*heads, len(blocks)]
    sections = [_section(blocks[a:b]) for a, b in itertools.pairwise(ends)]
    _refuse_twins(sections)
    return PlainFile(fields, tuple(blocks[: ends[0]]), tuple(sections))


def put_together(fields: Fields, body: str) -> str:
    """A file with this front matter, in the one form that we write."""
    dumped = frontmatter.dumps(frontmatter.Post(body, **fields), sort_keys=False, allow_unicode=True, width=10**6)
    return dumped.rstrip() + "\n"


def field(fields: Fields, name: str, kind: type, *, least: int = 1) -> Any:
    """A field of the front matter, of this kind, not empty, and if a number not below ``least``."""
    if name not in fields:
        raise FieldMissing(1, field=name)
    value = fields[name]
    if type(value) is not kind or value == "" or (kind is int and value < least):
        raise FieldWrong(1, field=name, value=value)
    return value


def names(fields: Fields, name: str) -> tuple[str, ...]:
    """A field that is a list of names; empty without it."""
    value = fields.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and NAME.fullmatch(each) for each in value):
        raise FieldWrong(1, field=name, value=value)
    return tuple(value)


def known_fields(fields: Fields, known: set[str]) -> None:
    """Refuses fields that nobody reads."""
    for name in fields:
        if name not in known:
            raise FieldUnknown(1, field=name)


def an_id(fields: Fields) -> str:
    """The field ``id``: small letters, digits and hyphens."""
    value = field(fields, "id", str)
    if not NAME.fullmatch(value):
        raise FieldWrong(1, field="id", value=value)
    return value


def _split(text: str) -> tuple[Fields, str, int]:
    parts = _FRONT.match(text)
    if not parts:
        raise FrontMatterMissing(1)
    try:
        fields = frontmatter.loads(text).metadata
    except (yaml.YAMLError, ValueError, RecursionError) as why:
        raise FrontMatterMissing(1) from why
    if not fields:
        raise FrontMatterMissing(1)
    return fields, text[parts.end() :], parts[0].count("\n")


def _blocks(body: str, start: int) -> list[Block]:
    lines, tokens, blocks = body.split("\n"), _markdown.parse(body), []
    begins = [at for at, token in enumerate(tokens) if token.level == 0 and token.nesting >= 0]
    for a, b in itertools.pairwise([*begins, len(tokens)]):
        first, last = tokens[a].map or [0, 0]
        source = "\n".join(lines[first:last]).strip()
        blocks.append(Block(tokens[a].type, source, tuple(tokens[a:b]), start + first + 1))
    return blocks


def _section(blocks: list[Block]) -> Section:
    head = blocks[0]
    match = _HEAD.fullmatch(head.tokens[1].content)
    if not match:
        raise HeadingWrong(head.line, heading=head.tokens[1].content)
    return Section(match["id"], match["kind"], match["title"], tuple(blocks[1:]), head.line)


def _refuse_twins(sections: list[Section]) -> None:
    seen: set[str] = set()
    for section in sections:
        if section.id in seen:
            raise NameTwice(section.line, name=section.id)
        seen.add(section.id)


_markdown = MarkdownIt("commonmark").enable("table")
_FRONT = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_HEAD = re.compile(rf"(?P<title>.*\S)\s+\{{#(?P<id>{NAME.pattern}) \.(?P<kind>[a-z]+)\}}")
_LETTERS = {
    "paragraph_open": "p",
    "bullet_list_open": "u",
    "ordered_list_open": "o",
    "blockquote_open": "q",
    "table_open": "t",
    "fence": "f",
    "heading_open": "h",
}
