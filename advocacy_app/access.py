"""The cookie of a session: its name, how it is read and set, and who is behind it (remembered for a moment)."""

import time

from advocacy_app.config import settings
from advocacy_app.db import reading
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity

MEMORY_SECONDS = 2.0
MEMORY_SIZE = 4096
_known: dict[str, tuple[float, Viewer | None]] = {}


def cookie_name(kind: str = "advocacy") -> str:
    """``__Host-`` binds a cookie to this host and to TLS; plain http exists on localhost only."""
    return f"__Host-{kind}" if settings().https else kind


def cookie_value(header: str, name: str) -> str:
    """One cookie out of a Cookie header; empty when it is missing.

    Other sites under the same domain put cookies of their own into it, which may look like anything: they neither keep
    ours from being read, nor pass for ours. So nothing but blanks is cut away: with other white space in front, a
    neighbour could set what browsers keep from them under our ``__Host-`` name.
    """
    for pair in header.split(";"):
        known, equals, value = pair.strip(" \t").partition("=")
        if equals and known == name:
            return value
    return ""


async def viewer_behind(header: str) -> Viewer | None:
    """Who is behind a Cookie header. Remembered for two seconds, so a revoked session is dead within that time."""
    token = cookie_value(header, cookie_name())
    if not token:
        return None
    key, moment = identity.digest(token), time.monotonic()
    if (hit := _known.get(key)) and moment - hit[0] < MEMORY_SECONDS:
        return hit[1]
    async with reading(briefly=True) as session:
        viewer = await identity.find_viewer(session, token)
    if len(_known) >= MEMORY_SIZE:
        _known.clear()
    _known[key] = (moment, viewer)
    return viewer


def forget() -> None:
    """Look everybody up afresh (a session just ended in this process)."""
    _known.clear()
