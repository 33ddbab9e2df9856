"""Fair play: patterns that a human looks at, what was decided, and boards that were cleared before they pay."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of

PATTERNS = ("thanks_ring", "kudos_ring", "click_burst")


class FairPlayCase(SQLModel, table=True):
    """A pattern that was noticed. It does nothing by itself: a human decides, in words.

    ``key`` names what was noticed, so that it is noticed once; ``figures`` are the numbers behind it (JSON),
    ``rules_version`` the published rules that it was found by.
    """

    __table_args__: ClassVar[Any] = (
        one_of("pattern", *PATTERNS),
        one_of("outcome", "open", "fine", "taken_back"),
        Index(None, "outcome", "found_at"),
    )

    id: str = id_field()
    key: str = Field(max_length=160, unique=True)
    pattern: str = Field(max_length=16)
    rules_version: int
    figures: str = long_text("{}")
    found_at: datetime
    outcome: str = Field(default="open", max_length=12)
    words: str = long_text()
    decided_at: datetime | None = None
    decided_by: str = Field(default="", max_length=32)


class FairPlayPerson(SQLModel, table=True):
    """Somebody in a pattern."""

    case_id: str = link_to("fairplaycase", primary_key=True)
    member_id: str = link_to("member", primary_key=True)


class FairPlayEntry(SQLModel, table=True):
    """A transfer that came of a pattern, and goes back if the human says so."""

    case_id: str = link_to("fairplaycase", primary_key=True)
    transfer_id: str = Field(primary_key=True, max_length=32)


class BoardClearance(SQLModel, table=True):
    """A board with a prize waits for a human's word before it pays; ``board`` is ``contest:<id>`` and the like."""

    id: str = id_field()
    board: str = Field(max_length=64, unique=True)
    title: str = Field(max_length=160)
    href: str = Field(default="", max_length=200)
    asked_at: datetime
    words: str = long_text()
    cleared_at: datetime | None = Field(default=None, index=True)
    cleared_by: str = Field(default="", max_length=32)


class BoardContender(SQLModel, table=True):
    """Somebody who stands to win on a board that waits: their open cases are settled first."""

    clearance_id: str = link_to("boardclearance", primary_key=True)
    member_id: str = link_to("member", primary_key=True)
