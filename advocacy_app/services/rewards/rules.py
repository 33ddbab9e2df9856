"""What a reward may be, how an order moves, how much may come by surprise. Pure: no session, no clock."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from advocacy_app.services.errors import must_fit
from advocacy_app.services.prizes import Value
from advocacy_app.services.rewards.errors import OutOfRange, TitleMissing

LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_WORDS, LONGEST_ADDRESS = 120, 600, 500, 500
MOST_PRICE, MOST_STOCK, MOST_EACH = 100_000, 100_000, 100

MOVES: dict[str, frozenset[str]] = {
    "approved": frozenset({"asked"}),
    "declined": frozenset({"asked", "approved", "on_its_way"}),
    "on_its_way": frozenset({"approved"}),
    "handed_over": frozenset({"approved", "on_its_way"}),
    "taken_back": frozenset({"asked", "approved"}),
}
"""Where an order may come from to get there. What was handed over stays."""
OVER = frozenset({"handed_over", "declined", "taken_back"})

GIVER_A_MONTH, RECEIVER_A_MONTH = 500, 200
"""Points that one person may give, and get, by surprise in a calendar month of the organisation."""


@dataclass(frozen=True)
class Item:
    """A reward as an owner describes it; ``stock`` and ``per_person`` of None have no end."""

    title: str
    summary: str
    price: int
    value: Value
    stock: int | None = None
    per_person: int | None = 1
    language: str = "en"
    asks_approval: bool = False
    needs_address: bool = False
    charity: bool = False
    picture: str = ""


def checked(item: Item) -> Item:
    """The item as it may be offered.

    Raises:
        TitleMissing, TooLong, OutOfRange: it may not.
    """
    if not item.title:
        raise TitleMissing
    must_fit(item.title, LONGEST_TITLE, "title")
    must_fit(item.summary, LONGEST_SUMMARY, "summary")
    fits = {
        "price": 1 <= item.price <= MOST_PRICE,
        "stock": item.stock is None or 0 <= item.stock <= MOST_STOCK,
        "per_person": item.per_person is None or 1 <= item.per_person <= MOST_EACH,
    }
    if unfit := [name for name, fit in fits.items() if not fit]:
        raise OutOfRange(at=unfit[0])
    return item


def clean(text: str, longest: int, at: str) -> str:
    """Typed words, composed and without what no database takes; ``at`` is the name of their field.

    Raises:
        TooLong: more than ``longest`` characters.
    """
    return must_fit(unicodedata.normalize("NFC", text).replace("\0", "").strip(), longest, at)


def month_began(moment: datetime, zone: str) -> datetime:
    """The first moment of the month around this one, where the organisation is."""
    local = moment.astimezone(ZoneInfo(zone))
    return local.replace(day=1, hour=0, minute=0, second=0, microsecond=0).astimezone(moment.tzinfo)
