"""Prize draws as they are kept: what was promised, the list, where chance came from, the result (docs/draw-v1.md)."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of

DRAW_STATES = ("open", "closed", "drawn", "void", "cancelled")
CLAIM_STATES = ("offered", "claimed", "handed", "refused", "expired", "undeliverable")


class Draw(SQLModel, table=True):
    """One draw, committed to at its opening. Documents are kept as published; triggers forbid to change them.

    ``number`` counts the draws of a contest: a void one is followed by another over the same entries. The seed and the
    key that signs are sealed with the installation's secret; ``escrow`` is the seed sealed for somebody else.
    """

    __table_args__: ClassVar[Any] = (
        one_of("state", *DRAW_STATES),
        UniqueConstraint("contest_id", "number"),
        Index(None, "state", "closes_at"),
    )

    id: str = id_field()
    contest_id: str = Field(max_length=32)
    number: int = 1
    state: str = Field(default="open", max_length=9)
    c0: str = long_text()
    c0_sha256: str = Field(max_length=64)
    rules_id: str = Field(max_length=32)
    seed: str = long_text()
    signer: str = long_text()
    escrow: str = long_text()
    verifier: str = long_text()
    opened_at: datetime
    closes_at: datetime
    c1: str = long_text()
    c1_sha256: str = Field(default="", max_length=64)
    closed_at: datetime | None = None
    entropy: str = long_text()
    result: str = long_text()
    result_sha256: str = Field(default="", max_length=64)
    drawn_at: datetime | None = None
    ended_at: datetime | None = None


class DrawTicket(SQLModel, table=True):
    """An entry on the list: nothing in it leads to a person. ``excluded`` says why it does not count.

    Triggers refuse every change once the list is closed.
    """

    draw_id: str = Field(primary_key=True, max_length=32)
    c_i: str = Field(primary_key=True, max_length=64)
    tickets: int = 1
    excluded: str = Field(default="", max_length=12)


class DrawReceipt(SQLModel, table=True):
    """Whose ticket it is, and the salt that proves it. It goes with the person; the ticket stays, linked to nobody."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("draw_id", "member_id"),)

    id: str = id_field()
    draw_id: str = Field(max_length=32, index=True)
    member_id: str = link_to("member", index=True)
    salt: str = Field(max_length=32)
    c_i: str = Field(max_length=64, index=True)


class DrawWitness(SQLModel, table=True):
    """A witness of a draw: first bound to a number, after the closing revealing it."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("draw_id", "name"),)

    id: str = id_field()
    draw_id: str = Field(max_length=32, index=True)
    member_id: str | None = link_to("member", nullable=True, index=True)
    name: str = Field(max_length=80)
    place: int = 1
    bound_to: str = Field(default="", max_length=64)
    bound_at: datetime | None = None
    w: str = Field(default="", max_length=64)
    revealed_at: datetime | None = None


class DrawValue(SQLModel, table=True):
    """What came from outside: a beacon's signature or the value of a public event. Written once."""

    __table_args__: ClassVar[Any] = (one_of("kind", "drand", "public"), UniqueConstraint("draw_id", "kind", "place"))

    id: str = id_field()
    draw_id: str = Field(max_length=32, index=True)
    kind: str = Field(max_length=6)
    place: int = 0
    value: str = Field(max_length=240)
    given_by: str = Field(default="", max_length=32)
    at: datetime


class DrawNotice(SQLModel, table=True):
    """Something that people were told about a draw. Append-only by triggers."""

    id: str = id_field()
    draw_id: str = Field(max_length=32, index=True)
    what: str = Field(max_length=9)
    sha256: str = Field(max_length=64)
    channel: str = Field(max_length=16)
    recipients: int = 0
    at: datetime


class DrawClaim(SQLModel, table=True):
    """A prize that somebody may claim; ``turn`` grows as it passes on to the next alternate.

    ``c_i`` is the ticket that was picked, ``member_id`` whose it is, as long as anybody knows.
    """

    __table_args__: ClassVar[Any] = (
        one_of("state", *CLAIM_STATES),
        UniqueConstraint("draw_id", "prize", "turn"),
        UniqueConstraint("draw_id", "c_i"),
        Index(None, "state", "until"),
    )

    id: str = id_field()
    draw_id: str = Field(max_length=32)
    prize: int
    turn: int = 0
    c_i: str = Field(max_length=64)
    member_id: str | None = link_to("member", nullable=True, index=True)
    state: str = Field(default="offered", max_length=13)
    offered_at: datetime
    until: datetime
    reminded_at: datetime | None = None
    settled_at: datetime | None = None
    settled_by: str = Field(default="", max_length=32)
