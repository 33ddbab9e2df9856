"""Training: what members have finished, answered and passed, when it comes back to them, and what owners wrote.

Tracks and lessons are plain files (docs/training-format.md) with names of their own, so ``track`` and ``lesson`` are
names here, not references.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of

PURPOSES = ("quiz", "refresher")


def _name(*, primary_key: bool = False) -> Any:
    return Field(max_length=40, primary_key=primary_key)


class Enrolment(SQLModel, table=True):
    """A track that is meant for a member, and by which day; settled once, the day does not move later.

    ``told_at``: a notice said that the day is near.
    """

    member_id: str = link_to("member", primary_key=True)
    track: str = _name(primary_key=True)
    due_on: date | None = None
    told_at: datetime | None = None
    at: datetime


class LessonPlace(SQLModel, table=True):
    """Where a member left a lesson: the number of its card or question, from 0. ``at`` is the phone's own moment."""

    member_id: str = link_to("member", primary_key=True)
    track: str = _name(primary_key=True)
    lesson: str = _name(primary_key=True)
    step: int
    at: datetime


class LessonDone(SQLModel, table=True):
    """All cards of a lesson were read, in this version of it."""

    member_id: str = link_to("member", primary_key=True)
    track: str = _name(primary_key=True)
    lesson: str = _name(primary_key=True)
    version: int
    at: datetime


class QuizAnswer(SQLModel, table=True):
    """One answer to one question, only ever added. ``key`` is the name that the phone gave it.

    ``picked`` are positions in the file, with spaces between them; ``day`` is the member's own day of the answer.
    """

    __table_args__: ClassVar[Any] = (
        UniqueConstraint("member_id", "key"),
        one_of("purpose", *PURPOSES),
        Index(None, "member_id", "track", "lesson"),
    )

    id: str = id_field()
    member_id: str = link_to("member")
    key: str = Field(max_length=64)
    track: str = _name()
    lesson: str = _name()
    question: str = _name()
    version: int
    purpose: str = Field(default="quiz", max_length=9)
    picked: str = Field(default="", max_length=80)
    correct: bool
    day: date
    answered_at: datetime
    at: datetime


class QuizPass(SQLModel, table=True):
    """Enough right answers to the questions of a lesson."""

    member_id: str = link_to("member", primary_key=True)
    track: str = _name(primary_key=True)
    lesson: str = _name(primary_key=True)
    version: int
    at: datetime


class TrackPass(SQLModel, table=True):
    """Every lesson of a track was read and enough of its questions answered right; it stays."""

    member_id: str = link_to("member", primary_key=True)
    track: str = _name(primary_key=True)
    version: int
    at: datetime


class RefresherPlan(SQLModel, table=True):
    """When a finished lesson comes back; ``memory`` is what the FSRS scheduler keeps of it (JSON)."""

    __table_args__: ClassVar[Any] = (Index(None, "member_id", "due_at"),)

    member_id: str = link_to("member", primary_key=True)
    track: str = _name(primary_key=True)
    lesson: str = _name(primary_key=True)
    memory: str = long_text("{}")
    due_at: datetime


class RefresherDay(SQLModel, table=True):
    """The one refresher of a member's day."""

    member_id: str = link_to("member", primary_key=True)
    day: date = Field(primary_key=True)
    track: str = _name()
    lesson: str = _name()
    rating: int
    at: datetime


class TrainingEdition(SQLModel, table=True):
    """A file as it was published; the latest one counts, the older ones judge the answers that were given to them."""

    __table_args__: ClassVar[Any] = (Index(None, "track", "lesson", "language"),)

    id: str = id_field()
    track: str = _name()
    lesson: str = _name()
    language: str = Field(max_length=2)
    version: int
    text: str = long_text()
    published_by: str = Field(default="", max_length=32)
    at: datetime


class TrainingPicture(SQLModel, table=True):
    """The name by which lessons call a picture of this installation."""

    name: str = Field(primary_key=True, max_length=80)
    picture_id: str = link_to("picture")


class TrainingDraft(SQLModel, table=True):
    """A file on an author's table; ``sheet`` is what the form holds (JSON), finished or not."""

    track: str = _name(primary_key=True)
    lesson: str = _name(primary_key=True)
    language: str = Field(primary_key=True, max_length=2)
    sheet: str = long_text("{}")
    changed_by: str = Field(default="", max_length=32)
    changed_at: datetime
