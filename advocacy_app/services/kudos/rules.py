"""What a thank-you may be. Pure: no session, no clock."""

import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

from advocacy_app.services.errors import must_fit
from advocacy_app.services.kudos.errors import TooShort, WordsMissing

SHORTEST, LONGEST = 10, 400
A_WEEK = 5
"""So many from one person in an ISO week of their zone, and one to the same person; a new zone counts a week later."""


def said(text: str) -> str:
    """The words as they are kept.

    Raises:
        WordsMissing, TooShort, TooLong: they are no thank-you.
    """
    words = unicodedata.normalize("NFC", text).replace("\0", "").strip()
    if not words:
        raise WordsMissing
    if len(words) < SHORTEST:
        raise TooShort(n=SHORTEST)
    return must_fit(words, LONGEST)


def week_of(moment: datetime, zone: str) -> str:
    """The ISO week of a moment, such as ``2026-W47``."""
    year, week, _ = moment.astimezone(ZoneInfo(zone)).date().isocalendar()
    return f"{year}-W{week:02d}"
