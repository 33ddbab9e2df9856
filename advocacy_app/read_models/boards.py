"""Boards as one viewer may see them: people who chose to appear, and the viewer."""

from dataclasses import dataclass

from advocacy_app.read_models.people import Face


@dataclass(frozen=True)
class Standing:
    """Somebody's place. ``tied`` says that others share the rank; ``points`` is a gain on the board of improvement."""

    rank: int
    tied: bool
    face: Face
    points: int
    me: bool = False


@dataclass(frozen=True)
class GroupStanding:
    """A team's or site's place, by ``average`` points of its ``people`` who were active in the period."""

    rank: int
    tied: bool
    name: str
    average: str
    people: int
    mine: bool = False


@dataclass(frozen=True)
class OwnBest:
    """Points of the viewer's last twelve weeks, oldest first; a week without any is hollow, never a zero."""

    weeks: tuple[int, ...] = ()
    is_best: bool = False
    line: str = ""


@dataclass(frozen=True)
class Board:
    """A board of one period. With fewer than five people on it (``enough`` is false) it names nobody."""

    period: str
    left: str
    version: int
    enough: bool = False
    people: int = 0
    me: Standing | None = None
    near: tuple[Standing, ...] = ()
    top: tuple[Standing, ...] = ()


@dataclass(frozen=True)
class GroupBoard:
    """Teams or sites of one period."""

    period: str
    left: str
    version: int
    groups: tuple[GroupStanding, ...] = ()


@dataclass(frozen=True)
class ImprovedBoard:
    """Who gained most against the own earlier period; ``gain`` is the viewer's, None without an earlier one."""

    period: str
    left: str
    version: int
    gain: int | None = None
    standings: tuple[Standing, ...] = ()
