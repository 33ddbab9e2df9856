"""Signed addresses: a picture that is not published is opened by whoever was handed the address, for a while."""

import hmac
from datetime import datetime
from hashlib import sha256

from advocacy_app import clock
from advocacy_app.config import settings

_HOUR = 3600
_DIGITS = 32
_LONGEST = 12


def signed(picture_id: str, variant: str) -> str:
    """The address of a variant, good for one to two hours; the same within an hour, so that a browser may keep it."""
    until = (int(clock.now().timestamp()) // _HOUR + 2) * _HOUR
    return f"/media/{picture_id}/{variant}?until={until}&key={_key(picture_id, until)}"


def is_signed(picture_id: str, until: str, key: str) -> bool:
    """Whether an address is one of ours and still good."""
    if not until.isascii() or not until.isdigit() or len(until) > _LONGEST or datetime_of(until) < clock.now():
        return False
    return hmac.compare_digest(key.encode(), _key(picture_id, int(until)).encode())


def datetime_of(until: str) -> datetime:
    """The end of an address's time; what is no moment is long past."""
    try:
        return datetime.fromtimestamp(int(until), clock.now().tzinfo)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, clock.now().tzinfo)


def _key(picture_id: str, until: int) -> str:
    words = f"picture:{picture_id}:{until}".encode()
    return hmac.new(settings().key.encode(), words, sha256).hexdigest()[:_DIGITS]
