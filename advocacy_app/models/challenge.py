"""Challenges: a goal in a time window, who takes part, and what was reached together."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of

GOALS = ("shares", "clicks", "photos", "track", "reactions", "weeks")
TOGETHER = ("one", "team", "all")


class Challenge(SQLModel, table=True):
    """A goal, a number and a window that ends before ``ends_at``; progress is never kept here, only counted.

    ``together`` says whose deeds add up: each person's alone, a team's, or everyone's who joined. Then ``least`` is
    what somebody adds of their own before the points are theirs too. Without ``team_id`` and ``site_id`` it is for
    everyone, or for whom the campaign is that it belongs to. ``opened_at`` and ``closed_at`` are when the clockwork saw
    it begin and end.
    """

    __table_args__: ClassVar[Any] = (
        one_of("goal", *GOALS),
        one_of("together", *TOGETHER),
        CheckConstraint("target > 0", name="target_positive"),
        CheckConstraint("least > 0 AND least <= target", name="least_within"),
        CheckConstraint("points >= 0 AND points <= 1000", name="points_within"),
        CheckConstraint("starts_at < ends_at", name="ends_after_start"),
        Index(None, "goal", "starts_at", "ends_at"),
    )

    id: str = id_field()
    title: str = Field(max_length=80)
    pitch: str = long_text()
    language: str = Field(default="en", max_length=2)
    goal: str = Field(max_length=12)
    together: str = Field(default="one", max_length=4)
    target: int
    least: int = 1
    hashtag: str = Field(default="", max_length=80)
    track: str = Field(default="", max_length=40)
    points: int
    team_id: str | None = link_to("team", nullable=True, index=True)
    site_id: str | None = link_to("site", nullable=True, index=True)
    starts_at: datetime
    ends_at: datetime = Field(index=True)
    campaign_id: str | None = Field(default=None, max_length=32, index=True)
    made_by: str = Field(default="", max_length=32)
    made_at: datetime
    opened_at: datetime | None = None
    closed_at: datetime | None = None


class Participation(SQLModel, table=True):
    """Somebody tapped “I’m in”; leaving takes the row away."""

    challenge_id: str = link_to("challenge", primary_key=True)
    member_id: str = link_to("member", primary_key=True, index=True)
    at: datetime


class ReachedTogether(SQLModel, table=True):
    """A team (its id), or ``all``, got there. It stays so, whoever takes something back later."""

    challenge_id: str = link_to("challenge", primary_key=True)
    crowd: str = Field(primary_key=True, max_length=32)
    at: datetime
