"""What the pages of training show; every text is in the reader's language, or says which one it is in."""

from dataclasses import dataclass, field

from advocacy_app.read_models.feed import PictureView

_NO_PICTURE = PictureView()


@dataclass(frozen=True)
class LessonLine:
    """A lesson in the list of its track. ``state`` is "", begun or done."""

    href: str = ""
    title: str = ""
    line: str = ""
    language: str = "en"
    state: str = ""
    state_words: str = ""


@dataclass(frozen=True)
class TrackView:
    """A track with what the reader has done of it. ``due`` is a sentence, empty without a date or once it is passed."""

    name: str = ""
    title: str = ""
    about: str = ""
    language: str = "en"
    progress: str = ""
    strokes: tuple[str, ...] = ()
    """One a lesson: ``me`` where it is done, ``me todo`` where it is open."""
    due: str = ""
    gives: str = ""
    passed: str = ""
    lessons: tuple[LessonLine, ...] = ()
    open: bool = False


@dataclass(frozen=True)
class RefresherOffer:
    """The one refresher of today; without an ``href`` there is none."""

    href: str = ""
    title: str = ""
    line: str = ""


@dataclass(frozen=True)
class LearnHome:
    """Where to go on, today's refresher, what is meant for the reader, and what is there besides."""

    going_on: LessonLine = LessonLine()
    begun: bool = False
    refresher: RefresherOffer = RefresherOffer()
    tracks: tuple[TrackView, ...] = ()
    others: tuple[TrackView, ...] = ()
    keep: tuple[str, ...] = ()
    """Addresses that a phone should have with it when there is no network."""


@dataclass(frozen=True)
class CardView:
    """A card of a lesson; texts are sanitised HTML, ``worse``, ``better`` and ``caption`` too."""

    name: str = ""
    kind: str = "text"
    title: str = ""
    text: str = ""
    picture: PictureView = _NO_PICTURE
    worse: str = ""
    better: str = ""
    hidden: str = ""


@dataclass(frozen=True)
class OptionView:
    """An answer, a step or the right side of a pair; ``at`` is its position in the file."""

    at: int = 0
    text: str = ""
    right: bool = False


@dataclass(frozen=True)
class QuestionView:
    """A question. ``rows`` are the left sides of a match; ``right`` is the answer as the phone compares it."""

    name: str = ""
    kind: str = "single"
    title: str = ""
    caption: str = ""
    options: tuple[OptionView, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[OptionView, ...] = ()
    right: str = ""
    why: str = ""
    answered: bool = False


@dataclass(frozen=True)
class LessonView:
    """A lesson as one reader sees it, or (without cards) a refresher of it."""

    path: str = ""
    purpose: str = "quiz"
    track_title: str = ""
    title: str = ""
    line: str = ""
    language: str = "en"
    fallback: str = ""
    """A sentence where the reader's own language has no such lesson yet."""
    changed: str = ""
    """A sentence where it was finished in an earlier version."""
    version: int = 1
    passing: int = 70
    step: int = 0
    cards: tuple[CardView, ...] = ()
    questions: tuple[QuestionView, ...] = ()
    sources: tuple["SourceView", ...] = ()
    done: bool = False
    passed: bool = False
    points: int = 0
    """What it has brought so far."""
    worth: int = 0
    """What it still brings."""
    track_passed: str = ""
    unlocked: tuple[str, ...] = ()
    next: LessonLine = field(default_factory=LessonLine)


@dataclass(frozen=True)
class SourceView:
    """Where a figure comes from."""

    words: str = ""
    address: str = ""


@dataclass(frozen=True)
class Learnt:
    """What an answer or a finished lesson brought."""

    right: bool = False
    points: int = 0
    quiz_passed: bool = False
    track_passed: bool = False
    unlocked: tuple[str, ...] = ()
