"""Kudos: a thank-you in words from one colleague to another."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text


class Kudos(SQLModel, table=True):
    """One thank-you. Only the two of them read it; an owner does when the receiver reports it.

    ``week`` is the ISO week in the giver's zone: one a week to the same person. ``card_id`` is the post it is about.
    """

    __table_args__: ClassVar[Any] = (
        UniqueConstraint("from_id", "to_id", "week"),
        Index(None, "to_id", "at"),
        Index(None, "from_id", "week"),
    )

    id: str = id_field()
    from_id: str = link_to("member")
    to_id: str = link_to("member")
    week: str = Field(max_length=8)
    card_id: str | None = Field(default=None, max_length=32)
    words: str = long_text()
    at: datetime
    reported_at: datetime | None = Field(default=None, index=True)
    removed_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: str = Field(default="", max_length=32)


class KudosOff(SQLModel, table=True):
    """Somebody who does not want kudos."""

    member_id: str = link_to("member", primary_key=True)
    at: datetime
