"""What those who run the programme see of fair play."""

from dataclasses import dataclass

from advocacy_app.read_models.people import Face


@dataclass(frozen=True)
class FairPlayRow:
    """A pattern that waits for a human; ``points`` came of it, ``mine`` is the viewer's own case."""

    id: str
    title: str
    sentence: str
    people: tuple[Face, ...]
    points: int
    found: str
    mine: bool = False


@dataclass(frozen=True)
class ClearanceRow:
    """A board with a prize that waits for a human's word."""

    id: str
    title: str
    href: str
    asked: str
    mine: bool = False


@dataclass(frozen=True)
class PatternRule:
    """A published rule in words."""

    title: str
    sentence: str


@dataclass(frozen=True)
class FairPlayDesk:
    """Everything on the desk."""

    cases: tuple[FairPlayRow, ...] = ()
    boards: tuple[ClearanceRow, ...] = ()
    rules: tuple[PatternRule, ...] = ()
    version: int = 0
