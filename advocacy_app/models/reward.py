"""Rewards for points: what there is, who asked for what, where it stands, and presents that came by surprise."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of

ORDER_STATES = ("asked", "approved", "on_its_way", "handed_over", "declined", "taken_back")
LIVING = ("asked", "approved", "on_its_way", "handed_over")
"""Orders that hold a piece and the points it costs."""


class Reward(SQLModel, table=True):
    """Something that points can be exchanged for. ``stock`` is how many pieces are left; None has no end.

    ``value_minor`` is what one piece is worth, in minor units of ``currency`` (cents): payroll needs it. A draft has
    no ``offered_at``; what is over has an ``ended_at``.
    """

    __table_args__: ClassVar[Any] = (
        CheckConstraint("price > 0", name="price_positive"),
        CheckConstraint("stock >= 0", name="stock_not_negative"),
        CheckConstraint("value_minor >= 0", name="value_not_negative"),
    )

    id: str = id_field()
    title: str = Field(max_length=120)
    summary: str = long_text()
    language: str = Field(default="en", max_length=2)
    price: int
    stock: int | None = None
    per_person: int | None = None
    asks_approval: bool = False
    needs_address: bool = False
    charity: bool = False
    cash_equivalent: bool = False
    value_minor: int = 0
    currency: str = Field(default="EUR", max_length=3)
    picture_id: str | None = link_to("picture", nullable=True, index=True)
    made_by: str = Field(default="", max_length=32)
    made_at: datetime
    offered_at: datetime | None = None
    ended_at: datetime | None = None


class RewardOrder(SQLModel, table=True):
    """A member asked for a reward and paid its price. ``nth`` numbers the living orders of one member for one reward.

    The unique key is what holds the cap per person against two taps at the same moment; an order that was declined
    or taken back gives its number up. ``words`` are what the owner said about it.
    """

    __table_args__: ClassVar[Any] = (
        one_of("state", *ORDER_STATES),
        UniqueConstraint("reward_id", "member_id", "nth"),
        Index(None, "state", "asked_at"),
    )

    id: str = id_field()
    reward_id: str = link_to("reward")
    member_id: str = link_to("member", index=True)
    nth: int | None = None
    state: str = Field(default="asked", max_length=12)
    price: int
    transfer_id: str = Field(default="", max_length=32)
    words: str = long_text()
    decided_by: str = Field(default="", max_length=32)
    asked_at: datetime
    changed_at: datetime


class RewardStep(SQLModel, table=True):
    """An order reached a state: its way, as its member sees it."""

    __table_args__: ClassVar[Any] = (one_of("state", *ORDER_STATES),)

    id: str = id_field()
    order_id: str = link_to("rewardorder", index=True)
    state: str = Field(max_length=12)
    at: datetime


class RewardAddress(SQLModel, table=True):
    """Where an order goes: kept only while it is on its way, and forgotten a day after it ended."""

    order_id: str = link_to("rewardorder", primary_key=True)
    member_id: str = link_to("member", index=True)
    address: str = long_text()
    at: datetime


class SurpriseGrant(SQLModel, table=True):
    """A thank-you from those who run the programme, with a reason in words: points, a present, or both."""

    __table_args__: ClassVar[Any] = (CheckConstraint("points >= 0", name="points_not_negative"),)

    id: str = id_field()
    member_id: str = link_to("member", index=True)
    given_by: str = Field(max_length=32, index=True)
    words: str = long_text()
    points: int = 0
    title: str = Field(default="", max_length=120)
    at: datetime = Field(index=True)
