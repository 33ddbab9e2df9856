"""The inbox."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text


class Notice(SQLModel, table=True):
    """One thing a member may want to know. The words come from the catalogue: ``kind`` plus ``args`` (JSON)."""

    __table_args__: ClassVar[Any] = (Index(None, "member_id", "at"),)

    id: str = id_field()
    member_id: str = link_to("member")
    kind: str = Field(max_length=32)
    args: str = long_text("{}")
    href: str = Field(default="", max_length=200)
    key: str = Field(max_length=120, unique=True)
    at: datetime
    read_at: datetime | None = None


class NoticeSwitch(SQLModel, table=True):
    """A kind of notice this member does not want."""

    member_id: str = link_to("member", primary_key=True)
    kind: str = Field(primary_key=True, max_length=32)
    off_at: datetime
