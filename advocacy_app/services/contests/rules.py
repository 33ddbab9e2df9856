"""When a contest closes, how long a prize waits, what may be typed. Pure: no session, no clock."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from advocacy_app.models.photo import GRACE

TITLE, QUESTION, PRIZE, NAME, EVENT, ANSWER, ABOUT = 80, 160, 120, 80, 240, 600, 2000
"""Characters."""
PRIZES = 20
MOST = 1_000_000_00
"""Minor units: a prize of more than a million is a slip of the finger, and no list of prizes would take it."""
REMIND = timedelta(days=3)
"""How long before the end of a claim the one reminder comes."""
REMIND_JUDGES = timedelta(days=2)
"""How long before the end of the judges' time theirs comes."""
REVEAL = timedelta(hours=24)
"""How long witnesses have for revealing."""
COMMITTING = timedelta(seconds=30)
"""How long before its beacon a closing has to be told: so long may the database take to keep it."""
AGAIN = timedelta(hours=1)
"""When a draw that was closed too late is closed again."""
LONGEST = timedelta(days=366)
_FRIDAY = 4
_DAY_ENDS = time(23, 59)
_MONEY = re.compile(r"(\d{1,3}(?:[ .,'\u00a0]\d{3})*|\d+)(?:[.,](\d{1,2}))?")


def local(day: str, hour: str, tz: str) -> datetime | None:
    """A moment typed as ``2026-11-18`` and ``18:00`` in a zone; None for what is none.

    A time that the clocks skip in spring counts as the same time after the change, the one that they repeat in autumn
    as the first of the two.
    """
    try:
        return datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), ZoneInfo(tz)).astimezone(
            ZoneInfo("UTC")
        )
    except ValueError:
        return None


def sealed_at(closes_at: datetime, hashtag: str) -> datetime:
    """When the list is sealed: at the closing, and where photos are entries once those taken before it had time."""
    return closes_at + GRACE if hashtag else closes_at


def claim_until(moment: datetime, days: int, tz: str) -> datetime:
    """The end of the working day on which a claim ends: ``days`` from a moment, never on Saturday or Sunday."""
    zone = ZoneInfo(tz)
    last = moment.astimezone(zone).date() + timedelta(days=days)
    while last.weekday() > _FRIDAY:
        last += timedelta(days=1)
    return datetime.combine(last, _DAY_ENDS, zone).astimezone(ZoneInfo("UTC"))


def money(text: str) -> int | None:
    """What was typed as an amount, in minor units; None for what is none. Empty is nothing."""
    typed = text.strip()
    if not typed:
        return 0
    if not (found := _MONEY.fullmatch(typed)):
        return None
    amount = int(re.sub(r"\D", "", found[1])) * 100 + int((found[2] or "0").ljust(2, "0"))
    return amount if amount <= MOST else None


def line(text: str) -> str:
    """One line in composed form, without control characters."""
    return re.sub(r"\s+", " ", prose(text)).strip()


def prose(text: str) -> str:
    """Text in composed form with plain line ends, without control characters."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(letter for letter in plain if letter == "\n" or unicodedata.category(letter)[0] != "C").strip()
