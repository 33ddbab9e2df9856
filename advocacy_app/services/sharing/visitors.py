"""Telling visitors of a link apart for one day, without knowing who they are.

The recipe is the one Plausible made known (https://plausible.io/data-policy): a keyed hash over address and browser,
with a random key that lives for a day and is then thrown away. No address is kept, and hashes of two days, or of one
day after its salt is gone, can never be joined. So what we count is *daily* visitors, never people.
"""

import hashlib
import hmac
import secrets
import socket
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

_MAPPED = bytes(10) + b"\xff\xff"
SALT_KEPT_DAYS = 1
"""A salt outlives its day by this many days at most: late clicks still find it, and it is gone within 48 hours."""


def new_salt() -> str:
    """A day's key: 256 random bits as 64 hex digits."""
    return secrets.token_hex(32)


def day_of(at: datetime) -> str:
    """The day whose salt a moment belongs to, as ``2026-03-05``. Days are UTC: one rotation for all time zones."""
    return at.astimezone(UTC).date().isoformat()


def salt_is_due(day: str, now: datetime) -> bool:
    """Whether the salt of ``day`` must be dropped by now."""
    return date.fromisoformat(day) < now.astimezone(UTC).date() - timedelta(days=SALT_KEPT_DAYS)


def visitor_hash(salt: str, ip: str, user_agent: str) -> str:
    """The day's name of a visitor, 32 hex digits: HMAC-SHA256 over address and browser under the day's salt.

    It does not depend on the link, so that one visitor on many links in a moment can be noticed.
    """
    message = f"{_home(ip)}\n{user_agent}".encode(errors="replace")
    return hmac.new(salt.encode(), message, hashlib.sha256).hexdigest()[:32]


def wants_no_tracking(headers: Mapping[str, str]) -> bool:
    """Do Not Track or Global Privacy Control: such a click counts in the total and is never given a visitor's name.

    ``headers`` have lower-case names. GPC: https://privacycg.github.io/gpc-spec/.
    """
    return headers.get("dnt", "").strip() == "1" or headers.get("sec-gpc", "").strip() == "1"


def network_of(ip: str) -> str:
    """The neighbourhood of an address, /24 or /48; empty if it is not an address."""
    return _prefix(ip, v4=24, v6=48)


def _home(ip: str) -> str:
    # Phones change the lower half of an IPv6 address all day (RFC 8981); the upper half is the connection.
    return _prefix(ip, v4=32, v6=64) or ip


def _prefix(ip: str, *, v4: int, v6: int) -> str:
    """The network of an address, as ``ipaddress`` writes it; the system parses in a tenth of its time."""
    text = ip.strip().partition("%")[0]
    if (short := _parsed(socket.AF_INET, text)) is None:
        whole = _parsed(socket.AF_INET6, text)
        if whole is None:
            return ""
        if not whole.startswith(_MAPPED):
            return f"{socket.inet_ntop(socket.AF_INET6, whole[: v6 // 8].ljust(16, bytes(1)))}/{v6}"
        short = whole.removeprefix(_MAPPED)
    return f"{socket.inet_ntop(socket.AF_INET, short[: v4 // 8].ljust(4, bytes(1)))}/{v4}"


def _parsed(family: int, text: str) -> bytes | None:
    try:
        return socket.inet_pton(family, text)
    except (OSError, ValueError):
        return None
