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
        Index(None, "credit_account", "id"),
        Index(None, "debit_account", "id"),
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
    lands_at: datetime | None = None
    at: datetime = Field(index=True)


class Balance(SQLModel, table=True):
    """What the ledger adds up to for a member's account: kept in the same transaction, and replay can rebuild it.

    ``posted`` may fall below zero only when points that were already spent are taken back.
    """

    __table_args__: ClassVar[Any] = (CheckConstraint("pending >= 0", name="pending_not_negative"),)

    account: str = Field(primary_key=True, max_length=64)
    posted: int = 0
    pending: int = 0


class Waiting(SQLModel, table=True):
    """A pending transfer that nobody resolved yet: the queue of what lands next. The row goes when it is resolved."""

    __table_args__: ClassVar[Any] = (Index(None, "account", "lands_at"),)

    transfer_id: str = id_field()
    account: str = Field(max_length=64)
    amount: int
    lands_at: datetime = Field(index=True)


class Unpaid(SQLModel, table=True):
    """A welcome act that earned nothing because a limit was reached; shown with its reason, and never paid later."""

    __table_args__: ClassVar[Any] = (one_of("span", "day", "week"), Index(None, "account", "id"))

    id: str = id_field()
    key: str = Field(max_length=160, unique=True)
    account: str = Field(max_length=64)
    reason: str = Field(max_length=32)
    rule_version: int
    evidence: str = Field(default="", max_length=120)
    span: str = Field(max_length=8)
    most: int
    at: datetime


class RuleVersion(SQLModel, table=True):
    """What a reason is worth from a moment on. A new version never rewrites the past.

    ``per_item`` limits how often one thing pays (the visitors of one share); no limit is None.
    """

    __table_args__: ClassVar[Any] = (UniqueConstraint("reason", "version"),)

    id: str = id_field()
    reason: str = Field(max_length=32)
    version: int
    amount: int = Field(ge=0, le=100_000)
    per_day: int | None = None
    per_week: int | None = None
    per_item: int | None = None
    cool_off_hours: int = Field(default=0, ge=0)
    from_at: datetime
    made_by: str = Field(default="", max_length=32)


class Cap(SQLModel, table=True):
    """How often a reason was paid in a period: ``day:2026-11-18``, ``week:2026-W47``, ``item:<id>``.

    The database keeps it within the cap. Days and weeks are those of the member's zone; a new one counts a week later.
    """

    __table_args__: ClassVar[Any] = (CheckConstraint("used <= most", name="within"),)

    account: str = Field(primary_key=True, max_length=64)
    reason: str = Field(primary_key=True, max_length=32)
    period: str = Field(primary_key=True, max_length=48)
    used: int
    most: int


class Appeal(SQLModel, table=True):
    """“That's not right”: a question about one entry (a transfer, or an unpaid act), answered by a human in words."""

    __table_args__: ClassVar[Any] = (
        one_of("outcome", "open", "upheld", "declined"),
        Index(None, "outcome", "due_at"),
    )

    id: str = id_field()
    entry_id: str = Field(max_length=32, unique=True)
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
    """Posted points of an account in a period (``week:2026-W47``, ``all``, …): a rollup that replay can rebuild.

    ``listed`` says whether colleagues may see it: somebody who chose to appear, with at least one entry here.
    ``version`` is the boards' version at its last change, so that a cache can ask what it missed.
    """

    __table_args__: ClassVar[Any] = (
        Index(None, "period", "listed", "points", "account"),
        Index(None, "period", "version"),
    )

    period: str = Field(primary_key=True, max_length=24)
    account: str = Field(primary_key=True, max_length=64, index=True)
    points: int
    entries: int
    listed: bool
    version: int


class BoardStep(SQLModel, table=True):
    """How many listed people stand at exactly this number of points: a rank is the sum of the steps above."""

    period: str = Field(primary_key=True, max_length=24)
    points: int = Field(primary_key=True)
    people: int


class BoardVersion(SQLModel, table=True):
    """One row that grows with every change of any board."""

    id: str = Field(primary_key=True, max_length=32, default="boards")
    version: int
