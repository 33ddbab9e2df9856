"""Kudos as the two of them see it."""

from dataclasses import dataclass

from advocacy_app.read_models.people import Face


@dataclass(frozen=True)
class KudosRow:
    """One thank-you: ``who`` is the other of the two."""

    id: str
    who: Face
    words: str
    when: str
    reported: bool = False


@dataclass(frozen=True)
class KudosPage:
    """What came, what went, how many may still go this week, and whether any are wanted."""

    got: tuple[KudosRow, ...] = ()
    sent: tuple[KudosRow, ...] = ()
    left: int = 0
    wanted: bool = True


@dataclass(frozen=True)
class KudosTo:
    """Whom the words are for; ``slug`` is the post they are about, ``id`` a colleague found by name."""

    slug: str = ""
    id: str = ""
    name: str = ""


NO_ONE = KudosTo()
"""Nobody was chosen yet."""


@dataclass(frozen=True)
class ReportedKudos:
    """Words that an owner looks at."""

    id: str
    who: str
    words: str
    when: str
