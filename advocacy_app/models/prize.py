"""What colleagues won or were given, with its value in money: the list that payroll asks for."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, one_of

PRIZE_SOURCES = ("contest", "draw", "challenge", "reward", "surprise")


class Prize(SQLModel, table=True):
    """Something of value that went to a member: append-only by triggers, a correction is a row that reverses another.

    ``account`` is the member's opaque name in the ledger, ``value_minor`` the market value in minor units of
    ``currency``. Cash equivalents (gift cards) are wages in most countries.
    """

    __table_args__: ClassVar[Any] = (
        one_of("source", *PRIZE_SOURCES),
        CheckConstraint("value_minor >= 0", name="value_not_negative"),
    )

    id: str = id_field()
    key: str = Field(max_length=120, unique=True)
    account: str = Field(max_length=48, index=True)
    source: str = Field(max_length=12)
    title: str = Field(max_length=160)
    value_minor: int
    currency: str = Field(max_length=3)
    cash_equivalent: bool = False
    reverses_id: str | None = Field(default=None, max_length=32, unique=True)
    at: datetime = Field(index=True)
