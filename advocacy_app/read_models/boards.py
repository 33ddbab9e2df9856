"""Boards as one viewer may see them: people who chose to appear, and the viewer."""

from dataclasses import dataclass

from advocacy_app.read_models.people import Face


@dataclass(frozen=True)
class Standing:
    """Somebody's place. ``tied`` says that others share the rank; ``points`` is a gain on the board of improvement.

    ``rank`` is 0 for a viewer whom nobody else sees here.

    ``key`` changes with the row, so that a screen can tell which rows moved.
    """

    rank: int
    tied: bool
    face: Face
    points: int
    me: bool = False
    key: str = ""


@dataclass(frozen=True)
class GroupStanding:
    """A team's or site's place, by ``average`` points of its ``people`` who were active in the period."""

    rank: int
    tied: bool
    name: str
    average: str
    people: int
    mine: bool = False
    key: str = ""


@dataclass(frozen=True)
class OwnBest:
    """Points of the viewer's last twelve weeks, oldest first; a week without any is hollow, never a zero.

    ``appears`` says in words how colleagues see the viewer, ``hidden`` whether they don't.
    """

    weeks: tuple[int, ...] = ()
    is_best: bool = False
    line: str = ""
    appears: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class Board:
    """A board of one period. With fewer than five people on it (``enough`` is false) it names nobody.

    ``title`` and ``left`` are the period in words and how long it still runs.
    """

    period: str
    title: str
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
    title: str
    left: str
    version: int
    groups: tuple[GroupStanding, ...] = ()


@dataclass(frozen=True)
class ImprovedBoard:
    """Who gained most against the own earlier period; ``gain`` is the viewer's, if there was one."""

    period: str
    title: str
    left: str
    version: int
    gain: int = 0
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True)
class League:
    """The viewer's league: nothing before they ``joined``, nobody while fewer than five people did."""

    joined: bool = False
    title: str = ""
    left: str = ""
    standings: tuple[Standing, ...] = ()
