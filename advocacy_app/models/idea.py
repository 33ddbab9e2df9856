"""What colleagues suggest, ask for, pass on, tell or think of a pilot, and what became of it."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of

IDEA_KINDS = ("idea", "resource", "question", "story", "champion", "pilot")
IDEA_STATES = ("received", "considered", "planned", "live", "result", "closed")


class Idea(SQLModel, table=True):
    """One thing that somebody brought in. ``credit`` says that their name may stand beside it once it is taken up."""

    __table_args__: ClassVar[Any] = (
        one_of("kind", *IDEA_KINDS),
        one_of("state", *IDEA_STATES),
        Index(None, "state", "changed_at"),
    )

    id: str = id_field()
    member_id: str = link_to("member", index=True)
    kind: str = Field(max_length=10)
    text: str = long_text()
    language: str = Field(default="en", max_length=2)
    credit: bool = True
    state: str = Field(default="received", max_length=10)
    made_at: datetime
    changed_at: datetime


class IdeaStep(SQLModel, table=True):
    """An answer: the state from then on, and a person's words."""

    __table_args__: ClassVar[Any] = (one_of("state", *IDEA_STATES),)

    id: str = id_field()
    idea_id: str = link_to("idea", index=True)
    state: str = Field(max_length=10)
    words: str = long_text()
    language: str = Field(default="en", max_length=2)
    answered_by: str = Field(default="", max_length=32)
    at: datetime
