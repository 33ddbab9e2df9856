"""Challenges as one viewer may see them; every text is already in the reader's language."""

from dataclasses import dataclass, field

from advocacy_app.read_models.people import Choice, Face
from advocacy_app.read_models.stroke import Stroke


@dataclass(frozen=True)
class ChallengeCard:
    """A challenge in the list. ``stage`` is coming, running or over; ``done`` says that the viewer got there.

    ``line`` is the goal as strokes, ``progress`` the same in words, ``mine`` the viewer's part where people add up,
    ``people`` how many are in (empty while they are too few to be told). ``act`` and ``href`` lead to the deed.
    """

    id: str = ""
    title: str = ""
    pitch: str = ""
    language: str = "en"
    kind: str = ""
    stage: str = "running"
    when: str = ""
    joined: bool = False
    done: bool = False
    line: tuple[Stroke, ...] = ()
    label: str = ""
    progress: str = ""
    mine: str = ""
    people: str = ""
    points: int = 0
    act: str = ""
    href: str = "/"


@dataclass(frozen=True)
class ChallengeList:
    """What is for the viewer: those one is in, those one may join, and those that ended lately."""

    joined: tuple[ChallengeCard, ...] = ()
    offered: tuple[ChallengeCard, ...] = ()
    over: tuple[ChallengeCard, ...] = ()


@dataclass(frozen=True)
class ChallengePage:
    """One challenge: ``goal`` is the whole of it in a sentence, ``rules`` what counts and what it brings.

    ``people`` are those who are in and chose to be seen, from five on; ``may_leave`` while nothing is reached.
    ``result`` says how it ended, or that the viewer got there; ``entry`` is the viewer's ledger line for it.
    """

    card: ChallengeCard = field(default_factory=ChallengeCard)
    goal: str = ""
    rules: tuple[str, ...] = ()
    people: tuple[Face, ...] = ()
    more: str = ""
    may_join: bool = False
    may_leave: bool = False
    result: str = ""
    entry: str = ""


@dataclass(frozen=True)
class ChallengeRow:
    """A challenge as its owners see it: how many are in and how many got there, groups under five never told."""

    id: str
    title: str
    kind: str
    stage: str
    stage_name: str
    when: str
    audience: str
    joined: str
    done: str
    progress: str
    points: int


@dataclass(frozen=True)
class ChallengeFields:
    """What the form starts with."""

    id: str = ""
    title: str = ""
    pitch: str = ""
    language: str = "en"
    goal: str = "shares"
    together: str = "one"
    target: str = "5"
    least: str = "1"
    hashtag: str = ""
    track: str = ""
    points: str = ""
    first: str = ""
    last: str = ""
    place: str = ""


@dataclass(frozen=True)
class ChallengeDesk:
    """The form with what may be chosen in it. ``places`` are teams and sites, ``stage`` says what may be done."""

    fields: ChallengeFields = field(default_factory=ChallengeFields)
    places: tuple[Choice, ...] = ()
    tracks: tuple[Choice, ...] = ()
    stage: str = "new"
    row: ChallengeRow | None = None
