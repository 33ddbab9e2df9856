"""What a guideline is made of: short parts, one kind each. Words in braces are for the company to fill in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextPart:
    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PicturePart:
    id: str
    title: str
    picture: str
    alt: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    do: str
    dont: str


@dataclass(frozen=True, slots=True)
class PairsPart:
    id: str
    title: str
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class FaqPart:
    id: str
    title: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class ContactPart:
    id: str
    title: str
    text: str


Part = TextPart | PicturePart | PairsPart | FaqPart | ContactPart


@dataclass(frozen=True, slots=True)
class Guideline:
    """A document that people accept. ``note`` is for whoever publishes it, not for its readers."""

    id: str
    language: str
    title: str
    version: int
    minutes: int
    note: str
    parts: tuple[Part, ...]


def part_texts(part: Part) -> tuple[str, ...]:
    """What a part says, title first, without the description of its picture."""
    match part:
        case PairsPart():
            return part.title, *(side for pair in part.pairs for side in (pair.do, pair.dont))
        case FaqPart():
            return part.title, *(side for asked in part.asked for side in (asked.question, asked.answer))
        case _:
            return part.title, part.text
