"""The organisation and its people."""

import secrets
from datetime import date, datetime
from typing import Any, ClassVar, Literal, get_args

from sqlalchemy import Column, String, UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, one_of

Role = Literal["employee", "champion", "guest_curator", "campaign_owner", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
VISIBILITIES = ("unset", "name", "nickname", "hidden")


def new_account() -> str:
    """An opaque name for the ledger: random, so that nothing leads from it to a person or a moment."""
    return f"member:{secrets.token_hex(16)}"


class Organisation(SQLModel, table=True):
    """The one company of this installation."""

    id: str = Field(primary_key=True, max_length=32, default="organisation")
    name: str = Field(max_length=80)
    brand_hue: int = Field(default=196, ge=0, le=359)
    timezone: str = Field(default="Europe/Warsaw", max_length=64)
    contact: str = Field(default="", max_length=200)


class Site(SQLModel, table=True):
    """A place of work."""

    id: str = id_field()
    slug: str = Field(max_length=64, unique=True)
    name: str = Field(max_length=80)
    country: str = Field(default="", max_length=2)
    timezone: str = Field(default="Europe/Warsaw", max_length=64)


class Team(SQLModel, table=True):
    """People who work together; boards average over them."""

    id: str = id_field()
    slug: str = Field(max_length=64, unique=True)
    name: str = Field(max_length=80)
    site_id: str | None = link_to("site", nullable=True, index=True)


class Member(SQLModel, table=True):
    """A colleague. ``account`` is the opaque name the ledger knows; erasing this row cuts the link."""

    __table_args__: ClassVar[Any] = (one_of("role", *ROLES), one_of("visibility", *VISIBILITIES))

    id: str = id_field()
    account: str = Field(default_factory=new_account, max_length=48, unique=True)
    email: str | None = Field(default=None, max_length=254, unique=True)
    name: str = Field(max_length=120)
    nickname: str = Field(default="", max_length=40)
    job: str = Field(default="", max_length=120)
    role: str = Field(default="employee", max_length=16)
    team_id: str | None = link_to("team", nullable=True, index=True)
    site_id: str | None = link_to("site", nullable=True, index=True)
    language: str = Field(default="en", max_length=2)
    timezone: str = Field(default="Europe/Warsaw", max_length=64)
    visibility: str = Field(default="unset", max_length=8)
    hired_on: date | None = None
    mastodon_server: str = Field(default="", max_length=100)
    added_at: datetime
    welcomed_at: datetime | None = None
    deactivated_at: datetime | None = None

    @property
    def active(self) -> bool:
        """Whether this person may use the product."""
        return self.deactivated_at is None


class TeamLead(SQLModel, table=True):
    """A member who leads people: the lessons for that are on their list. It gives no rights."""

    member_id: str = link_to("member", primary_key=True)
    named_by: str = Field(default="", max_length=32)
    at: datetime


class Cohort(SQLModel, table=True):
    """A pilot group: members who see what others do not see yet."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("slug", "member_id"),)

    id: str = id_field()
    slug: str = Field(max_length=64, index=True)
    member_id: str = link_to("member", index=True)


class MemberNetwork(SQLModel, table=True):
    """How large a member's own network is, if told; private to the member."""

    member_id: str = link_to("member", primary_key=True)
    network: str = Field(sa_column=Column(String(16), primary_key=True))
    size: int = Field(ge=0, le=10_000_000)
