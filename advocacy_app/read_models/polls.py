"""Polls as those who are asked and those who ask see them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AnswerView:
    """An answer to choose, in its place."""

    at: int
    text: str


@dataclass(frozen=True)
class QuestionView:
    """A question or a statement; ``scale`` means five answers from "not at all" to "completely"."""

    at: int
    scale: bool
    text: str
    answers: tuple[AnswerView, ...]


@dataclass(frozen=True)
class PollView:
    """A poll that waits for an answer, or has it."""

    id: str
    kind_name: str
    title: str
    language: str
    anonymous: bool
    until: str
    rule: str
    answered: bool
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True)
class BarView:
    """How often an answer was given: the number as it is read, and its length from 0 to 100."""

    label: str
    n: str
    percent: int
    names: tuple[str, ...] = ()
    """Who gave it, where answers have names and the reader runs the programme."""


@dataclass(frozen=True)
class CrowdView:
    """One group's answers; ``bars`` are empty where too few answered to show any."""

    name: str
    people: str
    bars: tuple[BarView, ...] = ()
    agree: int = 0
    agreed: str = ""


@dataclass(frozen=True)
class QuestionResult:
    """What came of one question; without bars too few answered."""

    text: str
    aspect: str
    scale: bool
    people: str
    bars: tuple[BarView, ...] = ()
    agree: int = 0
    agreed: str = ""
    crowds: tuple[CrowdView, ...] = ()


@dataclass(frozen=True)
class PollResult:
    """A poll with its answers counted."""

    id: str = ""
    kind_name: str = ""
    title: str = ""
    language: str = "en"
    when: str = ""
    anonymous: bool = True
    few: bool = False
    questions: tuple[QuestionResult, ...] = ()


@dataclass(frozen=True)
class PollRow:
    """A poll in the studio's list."""

    id: str
    kind_name: str
    title: str
    state: str
    state_name: str
    tone: str
    line: str


@dataclass(frozen=True)
class TongueView:
    """A language of a draft, and whether nothing is missing in it."""

    code: str
    name: str
    ready: bool


_NO_RESULT = PollResult()


@dataclass(frozen=True)
class PollDesk:
    """One poll on the table: a draft's form, or how it stands."""

    id: str = ""
    kind: str = "poll"
    state: str = ""
    title: str = ""
    language: str = "en"
    tongues: tuple[TongueView, ...] = ()
    asked: tuple[AnswerView, ...] = ()
    offered: str = ""
    how: str = "anonymous"
    grouped: str = ""
    days: int = 7
    line: str = ""
    rule: str = ""
    preview: tuple[QuestionView, ...] = ()
    result: PollResult = _NO_RESULT
