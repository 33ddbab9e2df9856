"""What a judge sees of a contest, and what everybody sees of the scores once they stand."""

from dataclasses import dataclass, field

from advocacy_app.read_models.feed import PictureView


@dataclass(frozen=True)
class ToJudge:
    """A work in the row of all: its number, and whether this judge has scored it."""

    number: int
    done: bool
    shown: bool


@dataclass(frozen=True)
class CriterionLine:
    """What is looked at, and this judge's score for the work that is shown; 0 for none."""

    id: str
    name: str
    score: int = 0


@dataclass(frozen=True)
class JudgedWork:
    """The work that is shown. ``by`` is empty where judges see no names."""

    id: str = ""
    number: int = 0
    by: str = ""
    words: str = ""
    language: str = "en"
    picture: PictureView = field(default_factory=PictureView)


@dataclass(frozen=True)
class JudgePage:
    """``state``: ``early`` (the list is open), ``open``, ``handed`` (in, and can be taken again) or ``over``."""

    contest: str = ""
    title: str = ""
    language: str = "en"
    state: str = ""
    blind: bool = True
    until: str = ""
    done: int = 0
    progress: str = ""
    works: tuple[ToJudge, ...] = ()
    work: JudgedWork = field(default_factory=JudgedWork)
    criteria: tuple[CriterionLine, ...] = ()
    before: int = 0
    after: int = 0
    complete: bool = False


@dataclass(frozen=True)
class ScoreLine:
    """A criterion with the mean of its scores, as the language writes numbers."""

    name: str
    mean: str


@dataclass(frozen=True)
class ScoredWork:
    """A work in the published order. Without a name: who won says so where prizes stand."""

    place: int
    name: str
    total: str
    scores: tuple[ScoreLine, ...]
    mine: bool = False
    won: bool = False
    href: str = ""


@dataclass(frozen=True)
class JudgeLine:
    """A judge at the owner's desk: how far they are."""

    name: str
    line: str
    through: bool
