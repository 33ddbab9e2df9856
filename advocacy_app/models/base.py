"""What every table shares: constraint names that Alembic can find again, and short ways to write columns."""

from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, String, Text
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def id_field() -> Any:
    """Primary key: 32 hex digits from ``ids.new_id()``."""
    return Field(primary_key=True, max_length=32)


def link_to(target: str, *, primary_key: bool = False, nullable: bool = False, index: bool = False) -> Any:
    """A reference to ``table.id``; the row goes when its target goes (erasure relies on it)."""
    key = ForeignKey(f"{target}.id", ondelete="CASCADE")
    return Field(
        sa_column=Column(String(32), key, primary_key=primary_key, nullable=nullable, index=index),
        default=None if nullable else ...,
    )


def long_text(default: str = "") -> Any:
    """Text without a column limit; services cap it."""
    return Field(default=default, sa_column=Column(Text, nullable=False))


def one_of(column: str, *values: str) -> CheckConstraint:
    """The closed set of values a column may have, kept by the database."""
    return CheckConstraint(f"{column} IN ({', '.join(repr(v) for v in values)})", name=f"{column}_known")
