"""Cards: what the feed shows, whom it is for, and the lines people may start from."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of

KINDS = ("link", "image", "article", "video")
PURPOSES = (
    "company_news",
    "product",
    "thought_leadership",
    "recruiting",
    "employer_brand",
    "industry_insight",
    "employee_generated",
)
STATES = ("draft", "in_review", "scheduled", "live", "paused", "archived")
AUDIENCE_KINDS = ("team", "site", "role", "language", "tenure_under", "tenure_over", "topic", "cohort")


class Topic(SQLModel, table=True):
    """Something people follow. ``names`` is JSON, language to name."""

    id: str = id_field()
    slug: str = Field(max_length=64, unique=True)
    names: str = long_text()


class Picture(SQLModel, table=True):
    """A re-encoded picture; its bytes lie in the blob store under ``picture/<id>/<variant>``."""

    __table_args__: ClassVar[Any] = (one_of("state", "provisional", "kept"),)

    id: str = id_field()
    state: str = Field(default="provisional", max_length=12)
    width: int
    height: int
    widths: str = Field(default="480,720,1080", max_length=40)
    focus_x: float = 0.5
    focus_y: float = 0.5
    dominant: str = Field(default="#808080", max_length=7)
    thumbhash: str = Field(default="", max_length=60)
    placeholder: str = Field(default="", max_length=1000)
    dhash: str = Field(default="", max_length=16, index=True)
    alt: str = long_text()
    made_by: str = Field(default="", max_length=32, index=True)
    made_at: datetime


class Card(SQLModel, table=True):
    """A piece of content. A colleague's post has an ``author_id``; company content has none, only an owner.

    ``hashtag`` is how it is written, ``tag`` the form that is compared: whoever writes one writes the other.
    """

    __table_args__: ClassVar[Any] = (
        one_of("kind", *KINDS),
        one_of("purpose", *PURPOSES),
        one_of("state", *STATES),
        one_of("scope", "inside", "outside"),
        Index(None, "state", "live_at"),
    )

    id: str = id_field()
    slug: str = Field(max_length=80, unique=True)
    kind: str = Field(max_length=16)
    purpose: str = Field(max_length=24)
    state: str = Field(default="draft", max_length=12)
    scope: str = Field(default="outside", max_length=8)
    language: str = Field(default="en", max_length=2)
    title: str = Field(default="", max_length=140)
    summary: str = long_text()
    body: str = long_text()
    url: str = Field(default="", max_length=2000)
    video_url: str = Field(default="", max_length=500)
    hashtag: str = Field(default="", max_length=80)
    tag: str = Field(default="", max_length=180, index=True)
    minutes: int = 0
    picture_id: str | None = link_to("picture", nullable=True, index=True)
    author_id: str | None = link_to("member", nullable=True, index=True)
    owner_id: str | None = Field(default=None, max_length=32, index=True)
    site_id: str | None = link_to("site", nullable=True)
    live_at: datetime | None = None
    expires_at: datetime | None = None
    review_by: datetime | None = None
    featured_at: datetime | None = None
    paused_by: str = Field(default="", max_length=32)
    made_at: datetime
    changed_at: datetime
    version: int = 1


class CardTopic(SQLModel, table=True):
    card_id: str = link_to("card", primary_key=True)
    topic_id: str = link_to("topic", primary_key=True)


class CardAudience(SQLModel, table=True):
    """Whom a card is for: within a kind any value fits, across kinds all must fit; no rows means everyone."""

    __table_args__: ClassVar[Any] = (one_of("kind", *AUDIENCE_KINDS), UniqueConstraint("card_id", "kind", "value"))

    id: str = id_field()
    card_id: str = link_to("card", index=True)
    kind: str = Field(max_length=16)
    value: str = Field(max_length=64)


class Caption(SQLModel, table=True):
    """A line people may start from, per language and, if ``network`` is set, for one network."""

    id: str = id_field()
    card_id: str = link_to("card", index=True)
    language: str = Field(max_length=2)
    network: str = Field(default="", max_length=16)
    text: str = long_text()
    locked_because: str = Field(default="", max_length=200)
    position: int = 0
    uses: int = 0


class CardReturn(SQLModel, table=True):
    """A card went back to its writer, and why."""

    id: str = id_field()
    card_id: str = link_to("card", index=True)
    member_id: str = link_to("member", index=True)
    words: str = long_text()
    at: datetime
