"""Shares, their links and the clicks on them."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of

EVIDENCE = ("none", "said", "clicked", "url", "confirmed")
CLICK_CLASSES = ("human", "unfurl", "bot", "prefetch", "self", "duplicate", "suspicious")


class Share(SQLModel, table=True):
    """A card in a member's own words on its way out. ``evidence`` says how sure we are that it went out.

    ``post_url`` is the one form of the post's address, so that a post can be handed in once; ``post_answer`` says in
    an owner's words why it was not found there.
    """

    __table_args__: ClassVar[Any] = (
        one_of("evidence", *EVIDENCE),
        Index(None, "member_id", "made_at"),
        Index(None, "card_id", "member_id", "evidence"),
        Index(
            "uq_share_post_url",
            "post_url",
            unique=True,
            sqlite_where=text("post_url <> ''"),
            postgresql_where=text("post_url <> ''"),
        ),
    )

    id: str = id_field()
    member_id: str = link_to("member")
    card_id: str = link_to("card")
    code: str = Field(max_length=16, unique=True)
    target: str = Field(max_length=2400)
    network: str = Field(max_length=16)
    language: str = Field(default="en", max_length=2)
    caption: str = long_text()
    caption_id: str | None = Field(default=None, max_length=32)
    similarity: int = 0
    evidence: str = Field(default="none", max_length=10)
    post_url: str = Field(default="", max_length=2000)
    post_given_at: datetime | None = None
    post_seen_by: str = Field(default="", max_length=32)
    post_answer: str = long_text()
    made_at: datetime
    confirmed_at: datetime | None = None


class Click(SQLModel, table=True):
    """One hit on a share's link. No address, no agent: only its class and the day's hash of the visitor."""

    __table_args__: ClassVar[Any] = (
        one_of("kind", *CLICK_CLASSES),
        Index(None, "share_id", "kind", "day"),
    )

    id: str = id_field()
    share_id: str = link_to("share")
    kind: str = Field(max_length=12)
    day: str = Field(max_length=10)
    visitor: str = Field(default="", max_length=32)
    at: datetime = Field(index=True)


class VisitorSalt(SQLModel, table=True):
    """The day's salt of the visitor hash; dropped after 48 hours, so that hashes can never be joined again."""

    day: str = Field(primary_key=True, max_length=10)
    salt: str = Field(max_length=64)


class Reminder(SQLModel, table=True):
    """“Remind me tomorrow": a notice at a time the member chose. Nothing is ever posted by itself."""

    id: str = id_field()
    member_id: str = link_to("member", index=True)
    card_id: str = link_to("card", index=True)
    chosen_at: datetime
    """What the member asked for, and is told; it is sent within minutes of it, at ``due_at``."""
    due_at: datetime = Field(index=True)
    sent_at: datetime | None = None
