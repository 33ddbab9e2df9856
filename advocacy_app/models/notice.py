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
    """A kind of notice this member does not want: at all, or, with ``push_only``, just not as a push."""

    member_id: str = link_to("member", primary_key=True)
    kind: str = Field(primary_key=True, max_length=32)
    off_at: datetime
    push_only: bool = False


class NoticeHours(SQLModel, table=True):
    """When a member may be disturbed, if they chose it: minutes of their own day, and weekdays such as ``12345``."""

    member_id: str = link_to("member", primary_key=True)
    quiet_from: int = Field(ge=0, lt=1440)
    quiet_to: int = Field(ge=0, lt=1440)
    work_only: bool = False
    work_from: int = Field(ge=0, lt=1440)
    work_to: int = Field(ge=0, lt=1440)
    work_days: str = Field(max_length=7)
    at: datetime


class PushKey(SQLModel, table=True):
    """The pair that push services know this installation by; the newest counts.

    ``sealed`` is the private key, readable with the secret of this installation only.
    """

    id: str = Field(primary_key=True, max_length=100)
    sealed: str = long_text()
    made_at: datetime


class PushSubscription(SQLModel, table=True):
    """Where a signed-in browser can be reached; it goes with the session. ``digest`` is the SHA-256 of the address."""

    session_id: str = link_to("loginsession", primary_key=True)
    member_id: str = link_to("member", index=True)
    digest: str = Field(max_length=64, unique=True)
    endpoint: str = long_text()
    p256dh: str = Field(max_length=100)
    auth: str = Field(max_length=32)
    made_at: datetime


class PushDue(SQLModel, table=True):
    """A notice on its way to one browser, not before ``due_at``; gone once it arrived or came too late."""

    notice_id: str = link_to("notice", primary_key=True)
    session_id: str = link_to("loginsession", primary_key=True)
    member_id: str = link_to("member", index=True)
    due_at: datetime = Field(index=True)
    attempts: int = 0
