"""Rules of the composer's hints, as data that an owner may change."""

from datetime import datetime
from typing import Any, ClassVar

from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, long_text, one_of

RULE_KINDS = ("spelling", "banned", "embargoed")


class GuidelineRule(SQLModel, table=True):
    """One rule: ``pattern`` is plain text, never an expression; ``instead`` is what to write."""

    __table_args__: ClassVar[Any] = (one_of("kind", *RULE_KINDS),)

    id: str = id_field()
    kind: str = Field(max_length=16)
    language: str = Field(default="", max_length=2)
    pattern: str = Field(max_length=120)
    instead: str = Field(default="", max_length=200)
    why: str = long_text()
    label: str = Field(max_length=60)
    blocks: bool = False
    until: datetime | None = None
    made_by: str = Field(default="", max_length=32)
