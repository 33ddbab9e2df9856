"""Campaigns: a hashtag, what is asked for, whom it is for, and its time."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of
from advocacy_app.models.card import AUDIENCE_KINDS

CAMPAIGN_STATES = ("draft", "scheduled", "live", "paused", "ended")
GOAL_KINDS = ("none", "photos", "people", "shares", "clicks")
TEMPLATES = ("", "talent_show", "wellness_week", "behind_the_scenes", "product_launch", "recruiting", "good_cause")


class Campaign(SQLModel, table=True):
    """Posts belong to a campaign when they carry its hashtag: ``Card.tag`` equals ``tag``, and nothing else says so.

    ``hashtag`` is how it is written (``#HandsOfLindhall``), ``tag`` the form that is compared (``hashtags.key_of``).
    ``dos`` and ``donts`` are lines. A draft's dates are a plan; ``starts_at`` and ``ends_at`` hold from publication on.
    """

    __table_args__: ClassVar[Any] = (
        one_of("state", *CAMPAIGN_STATES),
        one_of("goal_kind", *GOAL_KINDS),
        one_of("template", *TEMPLATES),
        Index(None, "state", "starts_at"),
    )

    id: str = id_field()
    slug: str = Field(max_length=80, unique=True)
    hashtag: str = Field(max_length=61)
    tag: str = Field(max_length=180, unique=True)
    state: str = Field(default="draft", max_length=12)
    template: str = Field(default="", max_length=24)
    language: str = Field(default="en", max_length=2)
    title: str = Field(default="", max_length=80)
    brief: str = long_text()
    dos: str = long_text()
    donts: str = long_text()
    sponsor_name: str = Field(default="", max_length=80)
    sponsor_words: str = long_text()
    goal_kind: str = Field(default="none", max_length=8)
    goal: int = 0
    starts_at: datetime
    ends_at: datetime
    made_by: str = Field(default="", max_length=32, index=True)
    made_at: datetime
    changed_at: datetime
    submitted_at: datetime | None = None
    paused_by: str = Field(default="", max_length=32)
    version: int = 1


class CampaignAudience(SQLModel, table=True):
    """Whom a campaign is for, as cards have it: within a kind any value fits, across kinds all must fit."""

    __table_args__: ClassVar[Any] = (one_of("kind", *AUDIENCE_KINDS), UniqueConstraint("campaign_id", "kind", "value"))

    id: str = id_field()
    campaign_id: str = link_to("campaign", index=True)
    kind: str = Field(max_length=16)
    value: str = Field(max_length=64)


class CampaignKit(SQLModel, table=True):
    """What starts together with a campaign: a photo challenge, a prize for the most-loved post, a draw.

    Each can be switched off. Values of prizes stay as they were typed. ``challenge_id`` and ``contest_id`` are what was
    made of it, empty before.
    """

    campaign_id: str = link_to("campaign", primary_key=True)
    challenge: bool = True
    photos: int = 1
    points: int = 0
    best: bool = True
    best_prize: str = Field(default="", max_length=120)
    best_value: str = Field(default="", max_length=20)
    best_currency: str = Field(default="EUR", max_length=3)
    draw: bool = True
    draw_prize: str = Field(default="", max_length=120)
    draw_value: str = Field(default="", max_length=20)
    draw_currency: str = Field(default="EUR", max_length=3)
    challenge_id: str = Field(default="", max_length=32)
    contest_id: str = Field(default="", max_length=32)
