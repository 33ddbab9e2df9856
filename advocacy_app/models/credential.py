"""What people have passed, as others can check it: the keys that sign, what was signed, and whether it still counts.

A credential is kept in two rows. ``Credential`` says nothing about anyone and stays for good, so that whoever shows
their file can be answered after years; ``CredentialPaper`` is all the rest and goes when its holder wants it to.
"""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from advocacy_app.models.base import id_field, link_to, long_text


class SigningKey(SQLModel, table=True):
    """A pair of keys; the newest one signs. ``id`` is the thumbprint of the public key (RFC 7638).

    ``sealed`` is the private key, readable with the secret of this installation only (a JWE).
    """

    id: str = Field(primary_key=True, max_length=64)
    public: str = long_text()
    sealed: str = long_text()
    made_at: datetime


class Credential(SQLModel, table=True):
    """That there is a credential of this number, its place in the status list, and whether it was revoked.

    ``digest`` is the SHA-256 of the signed file. The file carries a random salt that is kept nowhere else, so the
    digest recognises a file and tells nothing to whoever has none.
    """

    id: str = id_field()
    position: int = Field(unique=True)
    digest: str = Field(max_length=64, unique=True)
    revoked_at: datetime | None = None


class CredentialPaper(SQLModel, table=True):
    """Whose it is, what for, and the signed file. ``named``: its holder's name may stand on the public page."""

    __table_args__: ClassVar[Any] = (UniqueConstraint("member_id", "track"),)

    credential_id: str = link_to("credential", primary_key=True)
    member_id: str = link_to("member")
    track: str = Field(max_length=40)
    language: str = Field(max_length=2)
    title: str = Field(max_length=200)
    name: str = Field(max_length=120)
    token: str = long_text()
    named: bool = False
    revoked_why: str = long_text()
    issued_at: datetime
    valid_until: datetime | None = None
