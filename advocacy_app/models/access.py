"""How people get in: links, codes, providers, sessions, tokens. Secrets are stored hashed."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text, one_of
from advocacy_app.models.member import ROLES


class SignInLink(SQLModel, table=True):
    """A one-time link and code. ``browser`` is the hash of the cookie of the browser that asked for it."""

    id: str = id_field()
    member_id: str = link_to("member", index=True)
    token_hash: str = Field(max_length=64, unique=True)
    code_hash: str = Field(default="", max_length=64)
    browser: str = Field(default="", max_length=64, index=True)
    attempts: int = 0
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None


class Invite(SQLModel, table=True):
    """A code, link or QR on the noticeboard that lets people without e-mail join."""

    __table_args__: ClassVar[Any] = (one_of("role", *ROLES),)

    id: str = id_field()
    code_hash: str = Field(max_length=64, unique=True)
    label: str = Field(default="", max_length=80)
    role: str = Field(default="employee", max_length=16)
    team_id: str | None = link_to("team", nullable=True)
    site_id: str | None = link_to("site", nullable=True)
    cohort: str = Field(default="", max_length=64)
    uses_left: int = Field(ge=0)
    made_by: str = Field(max_length=32)
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None


class ExternalIdentity(SQLModel, table=True):
    """A person at an OpenID Connect provider; keyed by issuer and subject, never by e-mail."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("issuer", "subject"),)

    id: str = id_field()
    member_id: str = link_to("member", index=True)
    issuer: str = Field(max_length=255)
    subject: str = Field(max_length=255)
    linked_at: datetime


class LoginSession(SQLModel, table=True):
    """A signed-in browser. The cookie holds 256 random bits; here stands their SHA-256."""

    id: str = id_field()
    member_id: str = link_to("member", index=True)
    token_hash: str = Field(max_length=64, unique=True)
    device: str = Field(default="", max_length=80)
    made_at: datetime
    seen_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None


class ApiToken(SQLModel, table=True):
    """A bearer token of the API, shown once."""

    id: str = id_field()
    member_id: str = link_to("member", index=True)
    token_hash: str = Field(max_length=64, unique=True)
    scopes: str = Field(default="", max_length=200)
    made_at: datetime
    revoked_at: datetime | None = None


class RequestKey(SQLModel, table=True):
    """An Idempotency-Key that was answered: the same key gets the same answer, another body is refused."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("member_id", "key"),)

    id: str = id_field()
    member_id: str = link_to("member", index=True)
    key: str = Field(max_length=80)
    fingerprint: str = Field(max_length=64)
    status: int
    body: str = long_text()
    at: datetime = Field(index=True)
