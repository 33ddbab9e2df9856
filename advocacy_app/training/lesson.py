"""What a track of training is made of. Texts are Markdown of one or more paragraphs, captions are plain text."""

from dataclasses import dataclass
from typing import Literal

Audience = Literal["everyone", "managers", "campaign-owners"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from."""

    title: str
    by: str
    year: int
    address: str


@dataclass(frozen=True, slots=True)
class Track:
    """A row of lessons. ``due`` counts days from the first day at work, 0 is no date; ``passing`` is per cent."""

    id: str
    language: str
    title: str
    order: int
    version: int
    audience: Audience
    due: int
    passing: int
    unlocks: tuple[str, ...]
    about: str


@dataclass(frozen=True, slots=True)
class TextCard:
    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PictureCard:
    """``picture`` is the name of a picture, ``alt`` describes it for people who cannot see it."""

    id: str
    title: str
    picture: str
    alt: str
    text: str


@dataclass(frozen=True, slots=True)
class ExampleCard:
    """One way, a better way, and why."""

    id: str
    title: str
    worse: str
    better: str
    text: str


@dataclass(frozen=True, slots=True)
class RevealCard:
    """``hidden`` shows on a tap."""

    id: str
    title: str
    text: str
    hidden: str


@dataclass(frozen=True, slots=True)
class TryCard:
    """Something to do; ``hidden`` is one way to do it, shown on a tap. What people write stays with them."""

    id: str
    title: str
    text: str
    hidden: str


@dataclass(frozen=True, slots=True)
class Option:
    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class ChoiceQuestion:
    """One right answer, or with ``many`` at least one; ``caption`` is the post to be judged, "" without one."""

    id: str
    title: str
    many: bool
    caption: str
    options: tuple[Option, ...]
    why: str


@dataclass(frozen=True, slots=True)
class OrderQuestion:
    """``steps`` stand in the right order."""

    id: str
    title: str
    steps: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class MatchQuestion:
    """What belongs together; ``heads`` name the two columns."""

    id: str
    title: str
    heads: tuple[str, str]
    pairs: tuple[tuple[str, str], ...]
    why: str


Card = TextCard | PictureCard | ExampleCard | RevealCard | TryCard
Question = ChoiceQuestion | OrderQuestion | MatchQuestion


@dataclass(frozen=True, slots=True)
class Lesson:
    """Cards to swipe, then questions."""

    id: str
    language: str
    title: str
    order: int
    version: int
    minutes: int
    topics: tuple[str, ...]
    sources: tuple[Source, ...]
    cards: tuple[Card, ...]
    questions: tuple[Question, ...]
