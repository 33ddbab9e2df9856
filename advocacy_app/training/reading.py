"""Reads tracks and lessons from their plain files (docs/training-format.md). Pure: text in, frozen values out."""

import re
from collections.abc import Callable
from typing import Any, get_args

from advocacy_app.training import blocks, sections
from advocacy_app.training.blocks import Block
from advocacy_app.training.errors import AnswersWrong, FieldWrong, KindUnknown, OrderWrong, ShapeWrong
from advocacy_app.training.lesson import (
    Audience,
    Card,
    ChoiceQuestion,
    ExampleCard,
    Lesson,
    MatchQuestion,
    Option,
    OrderQuestion,
    PictureCard,
    Question,
    RevealCard,
    Source,
    TextCard,
    Track,
    TryCard,
)
from advocacy_app.training.sections import Fields, Section, field

TRACK_FIELDS = {"id", "language", "title", "order", "version", "audience", "due", "passing", "unlocks"}
LESSON_FIELDS = {"id", "language", "title", "order", "version", "minutes", "topics", "sources"}


def read_track(text: str) -> Track:
    """The track that a ``track.md`` describes. Raises a kind of ``Unreadable``."""
    file = sections.take_apart(text)
    sections.known_fields(file.fields, TRACK_FIELDS)
    if file.sections or not file.preface:
        raise ShapeWrong(1, wanted="paragraphs without headings")
    return Track(
        **_common(file.fields),
        audience=_audience(file.fields),
        due=field(file.fields, "due", int, least=0),
        passing=field(file.fields, "passing", int),
        unlocks=sections.names(file.fields, "unlocks"),
        about=blocks.prose(file.preface),
    )


def read_lesson(text: str) -> Lesson:
    """The lesson that a file holds, cards first, then questions. Raises a kind of ``Unreadable``."""
    file = sections.take_apart(text)
    sections.known_fields(file.fields, LESSON_FIELDS)
    if file.preface:
        raise ShapeWrong(file.preface[0].line, wanted="a heading first")
    cards, questions = _parts(file.sections)
    return Lesson(
        **_common(file.fields),
        minutes=field(file.fields, "minutes", int),
        topics=sections.names(file.fields, "topics"),
        sources=tuple(_source(each) for each in _listed(file.fields, "sources")),
        cards=cards,
        questions=questions,
    )


def read_part(text: str) -> Card | Question:
    """The one card or question of a file that holds nothing else. Raises a kind of ``Unreadable``."""
    file = sections.take_apart(text)
    if len(file.sections) != 1 or file.preface:
        raise ShapeWrong(1, wanted="one heading")
    return _read(file.sections[0], {**_CARDS, **_QUESTIONS})


def _common(fields: Fields) -> dict[str, Any]:
    texts = {name: field(fields, name, str) for name in ("language", "title")}
    numbers = {name: field(fields, name, int) for name in ("order", "version")}
    return {"id": sections.an_id(fields), **texts, **numbers}


def _audience(fields: Fields) -> Audience:
    value = field(fields, "audience", str)
    if value not in get_args(Audience):
        raise FieldWrong(1, field="audience", value=value)
    return value


def _listed(fields: Fields, name: str) -> list[Any]:
    return field(fields, name, list) if name in fields else []


def _source(fields: Any) -> Source:
    if not isinstance(fields, dict):
        raise FieldWrong(1, field="sources", value=fields)
    sections.known_fields(fields, {"title", "by", "year", "address"})
    if not field(fields, "address", str).startswith("https://"):
        raise FieldWrong(1, field="address", value=fields["address"])
    return Source(field(fields, "title", str), field(fields, "by", str), field(fields, "year", int), fields["address"])


def _parts(found: tuple[Section, ...]) -> tuple[tuple[Card, ...], tuple[Question, ...]]:
    cards = [section for section in found if section.kind in _CARDS]
    if list(found[: len(cards)]) != cards or not cards or len(cards) == len(found):
        raise OrderWrong(found[0].line if found else 1, wanted="cards, then questions")
    read_cards = tuple(_read(section, _CARDS) for section in cards)
    return read_cards, tuple(_read(section, _QUESTIONS) for section in found[len(cards) :])


def _read(section: Section, kinds: dict[str, tuple[str, Callable[[Section], Any]]]) -> Any:
    if section.kind not in kinds:
        raise KindUnknown(section.line, kind=section.kind)
    shape, reader = kinds[section.kind]
    if not re.fullmatch(shape, section.shape()):
        raise ShapeWrong(section.line, kind=section.kind, wanted=shape)
    return reader(section)


def _text(section: Section) -> TextCard:
    return TextCard(section.id, section.title, blocks.prose(section.blocks))


def _picture(section: Section) -> PictureCard:
    picture, alt = blocks.picture(section.blocks[0])
    return PictureCard(section.id, section.title, picture, alt, blocks.prose(section.blocks[1:]))


def _example(section: Section) -> ExampleCard:
    ways = blocks.options(section.blocks[0])
    if [better for _, better in ways] != [False, True]:
        raise AnswersWrong(section.line, wanted="one way, then a better one")
    return ExampleCard(section.id, section.title, ways[0][0], ways[1][0], blocks.prose(section.blocks[1:]))


def _reveal(section: Section) -> RevealCard:
    *shown, hidden = section.blocks
    return RevealCard(section.id, section.title, blocks.prose(tuple(shown)), blocks.quoted(hidden))


def _try(section: Section) -> TryCard:
    *shown, hidden = section.blocks
    return TryCard(section.id, section.title, blocks.prose(tuple(shown)), blocks.quoted(hidden))


def _choice(section: Section) -> ChoiceQuestion:
    *caption, answers, why = section.blocks
    options = tuple(Option(*each) for each in blocks.options(answers))
    right, many = sum(option.right for option in options), section.kind == "multiple"
    _refuse_twins(section, [option.text for option in options])
    if right < 1 or (right > 1 and not many):
        raise AnswersWrong(section.line, right=right)
    said = _caption(caption[0]) if caption else ""
    return ChoiceQuestion(section.id, section.title, many, said, options, blocks.quoted(why))


def _caption(block: Block) -> str:
    if block.tokens[0].info.strip() != "caption":
        raise ShapeWrong(block.line, wanted="a fence named caption")
    return block.tokens[0].content.strip()


def _order(section: Section) -> OrderQuestion:
    steps = blocks.items(section.blocks[0])
    _refuse_twins(section, list(steps))
    return OrderQuestion(section.id, section.title, steps, blocks.quoted(section.blocks[1]))


def _match(section: Section) -> MatchQuestion:
    (left, right), *pairs = _in_twos(section)
    _refuse_twins(section, [pair[0] for pair in pairs])
    _refuse_twins(section, [pair[1] for pair in pairs])
    return MatchQuestion(section.id, section.title, (left, right), tuple(pairs), blocks.quoted(section.blocks[1]))


def _in_twos(section: Section) -> list[tuple[str, str]]:
    rows = blocks.rows(section.blocks[0])
    if any(len(row) != 2 or not all(row) for row in rows):  # noqa: PLR2004 – two columns
        raise ShapeWrong(section.line, wanted="two full columns")
    return [(row[0], row[1]) for row in rows]


def _refuse_twins(section: Section, texts: list[str]) -> None:
    if len(texts) < 2 or len({text.casefold() for text in texts}) < len(texts):  # noqa: PLR2004 – a choice
        raise AnswersWrong(section.line, wanted="two or more different answers")


_CARDS: dict[str, tuple[str, Callable[[Section], Card]]] = {
    "text": (r"[puo]+", _text),
    "picture": (r"p[puo]+", _picture),
    "example": (r"u[puo]+", _example),
    "reveal": (r"[puo]+q", _reveal),
    "try": (r"[puo]+q", _try),
}
_QUESTIONS: dict[str, tuple[str, Callable[[Section], Question]]] = {
    "single": (r"uq", _choice),
    "multiple": (r"uq", _choice),
    "judge": (r"fuq", _choice),
    "order": (r"oq", _order),
    "match": (r"tq", _match),
}
