"""Names for rows: time-ordered, unguessable enough to stand in an address."""

from uuid_utils import uuid7

from advocacy_app import clock

_NANOSECONDS = 1_000_000_000


def new_id() -> str:
    """A UUID version 7 (RFC 9562) as 32 hex digits; later ids sort after earlier ones."""
    moment = clock.pretended()
    return uuid7(nanoseconds=int(moment.timestamp() * _NANOSECONDS) if moment else None).hex
