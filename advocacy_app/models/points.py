"""The ledger in TigerBeetle's shape, its rules, its limits and what boards read."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of

PHASES = ("direct", "pending", "post", "void")


class Transfer(SQLModel, table=True):
    """Points moved from one account to another: append-only, the sum over all accounts is zero by construction.

    A ``pending`` row waits for its cool-off; exactly one ``post`` or ``void`` row with its ``pending_id`` resolves
    it. A ``direct`` row counts at once. A correction is a new row with ``reverses_id``. Accounts: ``member:<opaque>``,
    ``issuer:<reason>``, ``redeemed``, ``expired``, ``adjust:<admin>``.
    """

    __table_args__: ClassVar[Any] = (
        one_of("phase", *PHASES),
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("debit_account <> credit_account", name="accounts_differ"),
        CheckConstraint("(phase IN ('post', 'void')) = (pending_id IS NOT NULL)", name="resolution_names_pending"),
        Index(None, "credit_account", "at"),
        Index(None, "debit_account", "at"),
    )

    id: str = id_field()
    key: str = Field(max_length=160, unique=True)
    debit_account: str = Field(max_length=64)
    credit_account: str = Field(max_length=64)
    amount: int
    phase: str = Field(max_length=8)
    reason: str = Field(max_length=32, index=True)
    rule_version: int
    evidence: str = Field(default="", max_length=120)
    pending_id: str | None = Field(default=None, max_length=32, unique=True)
    reverses_id: str | None = Field(default=None, max_length=32, unique=True)
    lands_at: datetime | None = Field(default=None, index=True)
    at: datetime = Field(index=True)


class RuleVersion(SQLModel, table=True):
    """What a reason is worth from a moment on. A new version never rewrites the past."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("reason", "version"),)

    id: str = id_field()
    reason: str = Field(max_length=32)
    version: int
    amount: int = Field(ge=0, le=100_000)
    per_day: int | None = None
    per_week: int | None = None
    cool_off_hours: int = 0
    from_at: datetime
    made_by: str = Field(default="", max_length=32)


class Cap(SQLModel, table=True):
    """How often a reason was paid to an account in a period; the database keeps it within the cap."""

    __table_args__: ClassVar[Any] = (CheckConstraint("used <= most", name="within"),)

    account: str = Field(primary_key=True, max_length=64)
    reason: str = Field(primary_key=True, max_length=32)
    period: str = Field(primary_key=True, max_length=16)
    used: int
    most: int


class Appeal(SQLModel, table=True):
    """“That's not right”: a question about one transfer, answered by a human in words."""

    __table_args__: ClassVar[Any] = (one_of("outcome", "open", "upheld", "declined"),)

    id: str = id_field()
    transfer_id: str = Field(max_length=32, unique=True)
    member_id: str = link_to("member", index=True)
    text: str = long_text()
    outcome: str = Field(default="open", max_length=8)
    answer: str = long_text()
    correction_id: str | None = Field(default=None, max_length=32)
    sent_at: datetime
    due_at: datetime
    decided_at: datetime | None = None
    decided_by: str = Field(default="", max_length=32)


class BoardScore(SQLModel, table=True):
    """Posted points of an account in a period (``week:2026-W47``, ``all``, …): a rollup that replay can rebuild."""

    __table_args__: ClassVar[Any] = (Index(None, "period", "points", "account"),)

    period: str = Field(primary_key=True, max_length=24)
    account: str = Field(primary_key=True, max_length=64)
    points: int
    entries: int = 0
