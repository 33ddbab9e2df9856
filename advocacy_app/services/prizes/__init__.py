"""What colleagues won or were given, with its market value: written once, handed to payroll as a file."""

from advocacy_app.services.prizes.acts import record, take_back
from advocacy_app.services.prizes.errors import CurrencyUnknown, ValueOutOfRange
from advocacy_app.services.prizes.payroll import payroll_csv
from advocacy_app.services.prizes.queries import prizes_of
from advocacy_app.services.prizes.rules import Value, as_value, safe_cell

__all__ = [
    "CurrencyUnknown",
    "Value",
    "ValueOutOfRange",
    "as_value",
    "payroll_csv",
    "prizes_of",
    "record",
    "safe_cell",
    "take_back",
]
