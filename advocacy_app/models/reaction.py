"""What members do with a card. A row with who and when, never a flag."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text


class TopicFollow(SQLModel, table=True):
    member_id: str = link_to("member", primary_key=True)
    topic_id: str = link_to("topic", primary_key=True)
    at: datetime


class Thanks(SQLModel, table=True):
    """The one reaction."""

    card_id: str = link_to("card", primary_key=True)
    member_id: str = link_to("member", primary_key=True, index=True)
    at: datetime


class Saved(SQLModel, table=True):
    member_id: str = link_to("member", primary_key=True)
    card_id: str = link_to("card", primary_key=True, index=True)
    at: datetime


class NotForMe(SQLModel, table=True):
    member_id: str = link_to("member", primary_key=True)
    card_id: str = link_to("card", primary_key=True, index=True)
    at: datetime


class Seen(SQLModel, table=True):
    """The card was on this member's screen; private, tunes the feed and the unread badge."""

    member_id: str = link_to("member", primary_key=True)
    card_id: str = link_to("card", primary_key=True, index=True)
    at: datetime


class Comment(SQLModel, table=True):
    """Shown at once; a report hides it until an owner decides."""

    __table_args__: ClassVar[Any] = (Index(None, "card_id", "at"),)

    id: str = id_field()
    card_id: str = link_to("card")
    member_id: str = link_to("member", index=True)
    text: str = long_text()
    at: datetime
    hidden_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: str = Field(default="", max_length=32)
    removed_at: datetime | None = None


class CommentReport(SQLModel, table=True):
    __table_args__: ClassVar[Any] = (UniqueConstraint("comment_id", "member_id"),)

    id: str = id_field()
    comment_id: str = link_to("comment", index=True)
    member_id: str = link_to("member")
    reason: str = Field(default="other", max_length=16)
    at: datetime
