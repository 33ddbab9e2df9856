"""What Me shows: one's own voice and what it brought, for one's own eyes."""

from dataclasses import dataclass, field

from advocacy_app.read_models.people import Face
from advocacy_app.read_models.points import BadgeView
from advocacy_app.read_models.stroke import Stroke


@dataclass(frozen=True)
class Me:
    """Numbers are written as the reader's language writes them; ``reach`` is empty where it is unknown.

    ``first_day`` says that there is nothing yet: no act in twelve weeks and no points. ``badges`` are those one has,
    ``rhythm`` the weeks in a row.
    """

    name: str = ""
    face: Face = field(default_factory=Face)
    place: str = ""
    strokes: tuple[Stroke, ...] = ()
    weeks: int = 0
    week_open: bool = True
    first_day: bool = False
    season: str = "0"
    on_the_way: str = "0"
    total: str = "0"
    pending_line: str = ""
    shared: bool = False
    visits: str = "0"
    reach: str = ""
    thanks: str = "0"
    kudos: int = 0
    studio: bool = False
    badges: tuple[BadgeView, ...] = ()
    rhythm: str = ""


@dataclass(frozen=True)
class SeenAs:
    """How others see somebody: ``visibility`` is unset, name, nickname or hidden.

    ``told_to`` is the host that learning is told to, empty where nobody is told.
    """

    name: str = ""
    visibility: str = "unset"
    nickname: str = ""
    told_to: str = ""
