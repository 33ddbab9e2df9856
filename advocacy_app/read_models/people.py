"""Who is acting, and how people are shown to each other."""

from dataclasses import dataclass

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
