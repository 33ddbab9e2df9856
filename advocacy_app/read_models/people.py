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
