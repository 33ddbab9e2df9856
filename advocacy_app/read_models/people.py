"""Who is acting, and how people are shown to each other."""

from dataclasses import dataclass, field

from advocacy_app.i18n import Language


@dataclass(frozen=True)
class Viewer:
    """The signed-in member behind a request or an event; looked up on the server, never told by the client."""

    member_id: str
    account: str
    name: str
    role: str
    language: Language
    timezone: str
    team_id: str
    site_id: str
    session_id: str
    visibility: str = "unset"
    welcomed: bool = True
    stale: bool = False
    """Nobody has noted for a day that this session is in use."""

    @property
    def owner(self) -> bool:
        """Whether this member runs campaigns and content."""
        return self.role in {"campaign_owner", "administrator"}

    @property
    def guest(self) -> bool:
        """Whether this member only curates: a queue of photos, and nothing else of the company."""
        return self.role == "guest_curator"

    @property
    def studio(self) -> bool:
        """Whether there is anything in the studio for this member."""
        return self.role != "employee"


@dataclass(frozen=True)
class Face:
    """A person as colleagues see them: initials on a tint, or nobody in particular."""

    name: str = ""
    initials: str = ""
    hue: int = 196
    line: str = ""
    hidden: bool = False


@dataclass(frozen=True)
class InviteOffer:
    """What an invite gives: a role, a place, to how many, for how long."""

    label: str = ""
    role: str = "employee"
    team_id: str = ""
    site_id: str = ""
    cohort: str = ""
    uses: int = 30
    days: int = 30


@dataclass(frozen=True)
class ListedMember:
    """A member as the command line lists them."""

    id: str
    email: str
    name: str
    role: str
    team: str
    language: str


@dataclass(frozen=True)
class Colleague:
    """Somebody whom one may name: only those who show themselves by name."""

    id: str
    name: str
    team: str = ""


@dataclass(frozen=True)
class Choice:
    """One of a list to choose from."""

    value: str = ""
    label: str = ""


@dataclass(frozen=True)
class Person:
    """A member as an administrator sees them; words are in the administrator's language."""

    id: str = ""
    name: str = ""
    face: Face = field(default_factory=Face)
    email: str = ""
    role: str = ""
    role_words: str = ""
    place: str = ""
    added: str = ""
    active: bool = True
    mine: bool = False
    """The administrator's own row."""
    handed: bool = False
    """Has no e-mail, so a sign-in link must be handed over."""
    leads: bool = False
    """Leads a team."""


@dataclass(frozen=True)
class PeoplePage:
    """A page of people; ``page`` counts from 1."""

    rows: tuple[Person, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 1


@dataclass(frozen=True)
class InviteRow:
    """An invite as an administrator sees it; its code was shown once and is not known any more."""

    id: str
    label: str
    gives: str
    left: int
    until: str


@dataclass(frozen=True)
class Places:
    """What an invite or a new member may be given."""

    teams: tuple[Choice, ...] = ()
    sites: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Device:
    """A session of the viewer, without fingerprints: kind of browser, and days."""

    id: str
    words: str
    since: str
    used: str
    current: bool


@dataclass(frozen=True)
class DeedRow:
    """A line of the audit log: who, what in words, at what time of the day."""

    id: str
    who: Face
    words: str
    at: str


@dataclass(frozen=True)
class DeedDay:
    """The lines of a day."""

    day: str
    rows: tuple[DeedRow, ...]


@dataclass(frozen=True)
class DeedPage:
    """A page of the audit log, newest first; ``before`` names where the next begins, or is empty."""

    days: tuple[DeedDay, ...] = ()
    before: str = ""


@dataclass(frozen=True)
class CompanyAccount:
    """A provider that people may sign in with, and whether the viewer has connected an account there."""

    name: str
    label: str
    connected: bool
