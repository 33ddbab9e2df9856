"""What a prize is worth, and how its line in a file for payroll is written. Pure: no session, no clock."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from unicodedata import category

from babel.numbers import get_currency_precision, list_currencies

from advocacy_app.services.prizes.errors import CurrencyUnknown, ValueOutOfRange

MOST_MINOR = 100_000_000
"""A million, in cents: whoever types more has slipped."""
_CURRENCIES = frozenset(list_currencies("en"))
_DANGEROUS = re.compile(r"(^|[;,|\t\r\n])(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])|^(?=[\t\r\n|])")
"""A formula at the beginning, or behind what a spreadsheet of some country takes for the end of a cell."""
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")


@dataclass(frozen=True)
class Value:
    """Market value: ``minor`` units (cents) of ``currency`` (ISO 4217); ``cash`` for gift cards and the like."""

    minor: int
    currency: str
    cash: bool = False


def checked(value: Value) -> Value:
    """The value as it may be written down.

    Raises:
        CurrencyUnknown, ValueOutOfRange: it may not.
    """
    if value.currency not in _CURRENCIES:
        raise CurrencyUnknown
    if not 0 <= value.minor <= MOST_MINOR:
        raise ValueOutOfRange
    return value


def as_value(typed: str, currency: str, *, cash: bool) -> Value:
    """What somebody typed, such as ``12,50`` or ``12.5``, as a value; nothing typed is worth nothing.

    Raises:
        CurrencyUnknown, ValueOutOfRange: it is no amount of money.
    """
    code = currency.strip().upper()
    if code not in _CURRENCIES:
        raise CurrencyUnknown
    text = re.sub(r"[\s\u00a0\u202f]", "", typed).replace(",", ".") or "0"
    try:
        minor = Decimal(text).scaleb(get_currency_precision(code)) if re.fullmatch(r"\d{1,9}(\.\d+)?", text) else None
    except InvalidOperation:
        minor = None
    if minor is None or minor != minor.to_integral_value():
        raise ValueOutOfRange
    return checked(Value(int(minor), code, cash))


def amount(minor: int, currency: str) -> str:
    """An amount for machines, e.g. ``450.00`` for 45000 cents."""
    precision = get_currency_precision(currency)
    return f"{Decimal(minor).scaleb(-precision):.{precision}f}"


def safe_cell(text: str) -> str:
    """Words that no spreadsheet takes for a formula: what could begin one is written as text, with an apostrophe.

    Line ends and control characters become spaces, so that a cell stays a cell; signs that nobody sees go.
    """
    seen = "".join(sign for sign in text if category(sign) != "Cf")
    return _CONTROL.sub(" ", _DANGEROUS.sub(r"\1'", seen)).replace("\n", " ").replace("\t", " ")
