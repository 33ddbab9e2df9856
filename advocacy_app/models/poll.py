"""Polls and pulse surveys. Of an anonymous one nothing is kept but how often each answer was given.

Its seats say who is asked, in which group they count, and that they answered; never when, and never what. Seats and
tallies are written when it opens, so the order of rows tells nothing, and the seats go when it closes.
"""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Column, Integer, String
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of

POLL_KINDS = ("poll", "pulse")
POLL_STATES = ("draft", "open", "closed")
GROUPINGS = ("", "site", "team")
RESULT_RULES = ("answered", "closed")
QUESTION_KINDS = ("choice", "scale")
DIMENSIONS = ("", "understanding", "commitment", "involvement", "freedom")
_UNORDERED: dict[str, Any] = {"sqlite_with_rowid": False}


def _key(kind: Any = Integer, **told: Any) -> Any:
    return Field(sa_column=Column(kind, primary_key=True, autoincrement=False), **told)


class Poll(SQLModel, table=True):
    """A question or a few; ``asked`` is how many were asked when it opened."""

    __table_args__: ClassVar[Any] = (
        one_of("kind", *POLL_KINDS),
        one_of("state", *POLL_STATES),
        one_of("grouped", *GROUPINGS),
        one_of("shows", *RESULT_RULES),
    )

    id: str = id_field()
    kind: str = Field(max_length=8)
    state: str = Field(default="draft", max_length=8)
    template: str = Field(default="", max_length=24)
    language: str = Field(default="en", max_length=2)
    anonymous: bool = True
    grouped: str = Field(default="", max_length=8)
    shows: str = Field(default="closed", max_length=8)
    days: int = Field(default=7, ge=1, le=60)
    asked: int = 0
    made_by: str = Field(default="", max_length=32)
    made_at: datetime
    opened_at: datetime | None = None
    closes_at: datetime | None = Field(default=None, index=True)
    closed_at: datetime | None = None


class PollQuestion(SQLModel, table=True):
    """A question in its place, from 0; ``options`` is how many answers there are to choose from."""

    __table_args__: ClassVar[Any] = (one_of("kind", *QUESTION_KINDS), one_of("dimension", *DIMENSIONS))

    poll_id: str = link_to("poll", primary_key=True)
    question: int = _key()
    kind: str = Field(default="choice", max_length=8)
    dimension: str = Field(default="", max_length=16)
    options: int = Field(default=0, ge=0, le=8)


class PollText(SQLModel, table=True):
    """Words in one language: of the title (question -1), of a question (option -1), of an answer to it."""

    poll_id: str = link_to("poll", primary_key=True)
    language: str = _key(String(2))
    question: int = _key()
    option: int = _key()
    text: str = long_text()


class PollSeat(SQLModel, table=True):
    """Somebody who is asked anonymously; gone when the poll closes."""

    __table_args__: ClassVar[Any] = (_UNORDERED,)

    poll_id: str = link_to("poll", primary_key=True)
    member_id: str = link_to("member", primary_key=True, index=True)
    crowd: str = Field(default="", max_length=32)
    answered: bool = False


class PollTally(SQLModel, table=True):
    """How often an answer was given in a group; after closing only what may be shown is left."""

    __table_args__: ClassVar[Any] = (_UNORDERED,)

    poll_id: str = link_to("poll", primary_key=True)
    question: int = _key()
    option: int = _key()
    crowd: str = _key(String(32), default="")
    n: int = Field(default=0, ge=0)


class PollAnswer(SQLModel, table=True):
    """An answer with a name, in polls that are not anonymous."""

    poll_id: str = link_to("poll", primary_key=True)
    member_id: str = link_to("member", primary_key=True, index=True)
    question: int = _key()
    option: int
