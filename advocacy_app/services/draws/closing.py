"""C1: the sealed list, and what people were told when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from advocacy_app.services.draws.documents import Body, Published, hexed, stamp
from advocacy_app.services.draws.entries import Exclusion
from advocacy_app.services.draws.opening import Opening

What = Literal["c0", "c1", "c2", "claim", "passed_on", "cancelled"]


@dataclass(frozen=True)
class Closing(Published):
    """C1: the sealed list, published before any entropy is known."""

    opening: Opening
    root: bytes
    entries: int
    tickets: int
    excluded: tuple[Exclusion, ...]
    commits: Mapping[str, bytes | None]
    closed_at: datetime

    def body(self) -> Body:
        """C1 as draws.md words it."""
        return {
            "draw": self.opening.draw,
            "c0": self.opening.sha256.hex(),
            "root": self.root.hex(),
            "entries": self.entries,
            "tickets": self.tickets,
            "excluded": [{"c_i": one.c_i, "reason_code": one.reason_code} for one in self.excluded],
            "witnesses": [{"name": name, "commit": hexed(self.commits.get(name))} for name in self.opening.witnesses],
            "closed_at": stamp(self.closed_at),
        }


@dataclass(frozen=True)
class Notice:
    """Something that was told to people, so that nobody can be told something else later."""

    at: datetime
    what: What
    channel: str
    recipients: int
    sha256: bytes

    def body(self) -> Body:
        """The notice as it is listed."""
        return {
            "what": self.what,
            "sha256": self.sha256.hex(),
            "at": stamp(self.at),
            "channel": self.channel,
            "recipients": self.recipients,
        }
