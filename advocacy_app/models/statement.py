"""What training tells a learning record store outside, until it was taken there."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import link_to, long_text


class Statement(SQLModel, table=True):
    """An xAPI statement on its way; it goes once the store has it. ``id`` is made of what happened, so it is one.

    ``refused_at``: the store does not want it and never will; the row waits for a human.
    """

    __table_args__: ClassVar[Any] = (Index(None, "refused_at", "due_at"),)

    id: str = Field(primary_key=True, max_length=36)
    member_id: str = link_to("member", index=True)
    body: str = long_text()
    due_at: datetime
    attempts: int = 0
    refused_at: datetime | None = None
