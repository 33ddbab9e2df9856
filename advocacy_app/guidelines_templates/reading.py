"""Reads and writes guidelines as plain files (docs/training-format.md). Pure: text in, frozen values out, and back."""

import itertools
import re
from collections.abc import Callable

from advocacy_app.guidelines_templates.guideline import (
    Asked,
    ContactPart,
    FaqPart,
    Guideline,
    Pair,
    PairsPart,
    Part,
    PicturePart,
    TextPart,
)
from advocacy_app.training import blocks, sections
from advocacy_app.training.errors import AnswersWrong, KindUnknown, ShapeWrong
from advocacy_app.training.sections import Section, field

FIELDS = {"id", "language", "title", "version", "minutes", "note"}


def read_guideline(text: str) -> Guideline:
    """The guideline that a file holds. Raises a kind of ``Unreadable``."""
    file = sections.take_apart(text)
    sections.known_fields(file.fields, FIELDS)
    if file.preface or not file.sections:
        raise ShapeWrong(1, wanted="headings, and nothing before the first")
    return Guideline(
        id=sections.an_id(file.fields),
        language=field(file.fields, "language", str),
        title=field(file.fields, "title", str),
        version=field(file.fields, "version", int),
        minutes=field(file.fields, "minutes", int),
        note=field(file.fields, "note", str),
        parts=tuple(_part(section) for section in file.sections),
    )


def write_guideline(guideline: Guideline) -> str:
    """The text of a guideline's file."""
    fields = {name: getattr(guideline, name) for name in ("id", "language", "title", "version", "minutes", "note")}
    return sections.put_together(fields, "\n\n".join(_written(part) for part in guideline.parts))


def _part(section: Section) -> Part:
    if section.kind not in _KINDS:
        raise KindUnknown(section.line, kind=section.kind)
    shape, reader = _KINDS[section.kind]
    if not re.fullmatch(shape, section.shape()):
        raise ShapeWrong(section.line, kind=section.kind, wanted=shape)
    return reader(section)


def _text(section: Section) -> TextPart:
    return TextPart(section.id, section.title, blocks.prose(section.blocks))


def _picture(section: Section) -> PicturePart:
    picture, alt = blocks.picture(section.blocks[0])
    return PicturePart(section.id, section.title, picture, alt, blocks.prose(section.blocks[1:]))


def _pairs(section: Section) -> PairsPart:
    ways = blocks.options(section.blocks[0])
    if [do for _, do in ways] != [True, False] * (len(ways) // 2):
        raise AnswersWrong(section.line, wanted="do, don’t, do, don’t")
    pairs = (Pair(do, dont) for (do, _), (dont, _) in zip(ways[::2], ways[1::2], strict=True))
    return PairsPart(section.id, section.title, tuple(pairs))


def _faq(section: Section) -> FaqPart:
    heads = [at for at, block in enumerate(section.blocks) if block.kind == "heading_open"]
    asked = (
        Asked(section.blocks[a].tokens[1].content, blocks.prose(section.blocks[a + 1 : b]))
        for a, b in itertools.pairwise([*heads, len(section.blocks)])
    )
    return FaqPart(section.id, section.title, tuple(asked))


def _contact(section: Section) -> ContactPart:
    return ContactPart(section.id, section.title, blocks.prose(section.blocks))


def _written(part: Part) -> str:
    match part:
        case PicturePart():
            kind, body = "picture", f"![{part.alt}]({part.picture})\n\n{part.text}"
        case PairsPart():
            kind, body = "pairs", "\n".join(f"- [x] {pair.do}\n- [ ] {pair.dont}" for pair in part.pairs)
        case FaqPart():
            kind, body = "faq", "\n\n".join(f"### {asked.question}\n\n{asked.answer}" for asked in part.asked)
        case ContactPart():
            kind, body = "contact", part.text
        case _:
            kind, body = "text", part.text
    return f"## {part.title} {{#{part.id} .{kind}}}\n\n{body}"


_KINDS: dict[str, tuple[str, Callable[[Section], Part]]] = {
    "text": (r"[puo]+", _text),
    "picture": (r"p[puo]+", _picture),
    "pairs": (r"u", _pairs),
    "faq": (r"(?:h[puo]+)+", _faq),
    "contact": (r"[puo]+", _contact),
}
