"""Where drafts are imported from."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to


class ImportSource(SQLModel, table=True):
    """An RSS or Atom feed that is read again and again."""

    id: str = id_field()
    url: str = Field(max_length=2000, unique=True)
    title: str = Field(default="", max_length=200)
    language: str = Field(default="en", max_length=2)
    owner_id: str = Field(max_length=32)
    made_at: datetime
    read_at: datetime | None = None
    failed: str = Field(default="", max_length=80)
    paused_at: datetime | None = None


class ImportedItem(SQLModel, table=True):
    """An item that became a draft once; it never comes back as a second draft."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("fingerprint"),)

    id: str = id_field()
    source_id: str | None = link_to("importsource", nullable=True, index=True)
    card_id: str | None = Field(default=None, max_length=32)
    fingerprint: str = Field(max_length=64)
    at: datetime
