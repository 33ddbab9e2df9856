"""Guidelines: documents that people accept, rules of the composer's hints, and the pause of all sharing."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of

RULE_KINDS = ("spelling", "banned", "embargoed", "hashtag", "disclosure")


class Guideline(SQLModel, table=True):
    """A document such as the social media policy. Anybody may read it at its public address since ``public_since``."""

    id: str = id_field()
    slug: str = Field(max_length=64, unique=True)
    public_since: datetime | None = None
    made_by: str = Field(default="", max_length=32)
    made_at: datetime


class GuidelineDraft(SQLModel, table=True):
    """What is being written for the next version, in one language."""

    guideline_id: str = link_to("guideline", primary_key=True)
    language: str = Field(primary_key=True, max_length=2)
    title: str = Field(max_length=120)
    body: str = long_text()
    changed_by: str = Field(default="", max_length=32)
    changed_at: datetime


class GuidelineVersion(SQLModel, table=True):
    """A version that was published; a major one asks everybody to accept it again. It is never changed."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("guideline_id", "major", "minor"),)

    id: str = id_field()
    guideline_id: str = link_to("guideline", index=True)
    major: int = Field(ge=1)
    minor: int = Field(default=0, ge=0)
    changed: str = Field(default="", max_length=300)
    published_by: str = Field(default="", max_length=32)
    published_at: datetime


class GuidelineText(SQLModel, table=True):
    """What a version says in one language."""

    version_id: str = link_to("guidelineversion", primary_key=True)
    language: str = Field(primary_key=True, max_length=2)
    title: str = Field(max_length=120)
    body: str = long_text()
    minutes: int = Field(default=1, ge=1)


class GuidelinePicture(SQLModel, table=True):
    """A version shows this picture: so colleagues may open it, and everybody where the guideline is public."""

    version_id: str = link_to("guidelineversion", primary_key=True)
    picture_id: str = Field(primary_key=True, max_length=32, index=True)


class GuidelineAcceptance(SQLModel, table=True):
    """Who accepted which version, and when: append-only. ``subject`` is ``member:<id>``; erasure leaves it."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("guideline_id", "major", "subject"),)

    id: str = id_field()
    guideline_id: str = Field(max_length=32)
    version_id: str = Field(max_length=32)
    major: int
    subject: str = Field(max_length=48, index=True)
    at: datetime


class GuidelineAsk(SQLModel, table=True):
    """A member was asked to accept (``year`` 0), or reminded after so many years."""

    member_id: str = link_to("member", primary_key=True)
    version_id: str = link_to("guidelineversion", primary_key=True)
    year: int = Field(primary_key=True)
    at: datetime


class GuidelineRule(SQLModel, table=True):
    """One rule, in force from ``on_since``: ``pattern`` is plain text, never an expression; ``instead`` what to write.

    ``section`` is where the guidelines say so: ``<guideline's slug>#<name of the part>``.
    """

    __table_args__: ClassVar[Any] = (one_of("kind", *RULE_KINDS),)

    id: str = id_field()
    kind: str = Field(max_length=16)
    language: str = Field(default="", max_length=2)
    pattern: str = Field(max_length=120)
    instead: str = Field(default="", max_length=200)
    why: str = long_text()
    label: str = Field(max_length=60)
    section: str = Field(default="", max_length=130)
    blocks: bool = False
    until: datetime | None = None
    on_since: datetime | None = None
    made_by: str = Field(default="", max_length=32)


class SharingPause(SQLModel, table=True):
    """All sharing stood still. ``running`` is "now" while it lasts and empty (null) after: so there is only one."""

    id: str = id_field()
    reason: str = Field(max_length=300)
    language: str = Field(default="en", max_length=2)
    began_by: str = Field(default="", max_length=32)
    began_at: datetime
    ended_by: str = Field(default="", max_length=32)
    ended_at: datetime | None = None
    running: str | None = Field(default=None, max_length=3, unique=True)
