"""What happened, who still has to hear of it, and the clockwork."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, long_text


class EventRow(SQLModel, table=True):
    """A fact: activity log, source of analytics and outbox at once. Ids only, never words of people."""

    __tablename__: ClassVar[Any] = "event"
    __table_args__: ClassVar[Any] = (Index(None, "name", "at"),)

    id: str = id_field()
    name: str = Field(max_length=48)
    actor: str = Field(default="", max_length=32, index=True)
    payload: str = long_text()
    at: datetime


class Delivery(SQLModel, table=True):
    """One LATER reaction to one fact: attempts, back-off and dead letter."""

    __table_args__: ClassVar[Any] = (Index(None, "done_at", "dead_at", "due_at"),)

    event_id: str = Field(primary_key=True, max_length=32)
    reaction: str = Field(primary_key=True, max_length=120)
    due_at: datetime
    attempts: int = 0
    lease_until: datetime | None = None
    done_at: datetime | None = None
    dead_at: datetime | None = None


class AuditEntry(SQLModel, table=True):
    """An administrative deed. Append-only by triggers; holds ids only."""

    id: str = id_field()
    actor: str = Field(max_length=32)
    deed: str = Field(max_length=48)
    subject: str = Field(default="", max_length=64)
    detail: str = long_text()
    at: datetime = Field(index=True)


class JobSlot(SQLModel, table=True):
    """A recurring job ran for this slot of time; unique, so it runs once."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("job", "slot"),)

    id: str = id_field()
    job: str = Field(max_length=48)
    slot: str = Field(max_length=32)
    at: datetime


class Lease(SQLModel, table=True):
    """Who may do the clockwork right now."""

    name: str = Field(primary_key=True, max_length=48)
    owner: str = Field(max_length=64)
    expires_at: datetime
