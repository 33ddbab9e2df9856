"""Names for rows: time-ordered, unguessable enough to stand in an address."""

from uuid_utils import uuid7


def new_id() -> str:
    """A UUID version 7 (RFC 9562) as 32 hex digits; later ids sort after earlier ones."""
    return uuid7().hex
