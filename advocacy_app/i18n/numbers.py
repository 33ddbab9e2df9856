"""Numbers, dates and lists as each language writes them (CLDR through Babel)."""

from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime, format_time
from babel.numbers import format_decimal, format_percent

Day = TypeVar("Day", date, datetime, date | datetime)

# English and Danish separate from 1 000 on, the others from 10 000 (CLDR minimumGroupingDigits, as browsers do).
_FIRST_SEPARATED = {"en": 1_000, "da": 1_000, "it": 10_000, "sl": 10_000, "pl": 10_000}


def whole(language: str, n: int) -> str:
    """A whole number, e.g. ``12,345`` in English and ``12 345`` in Polish."""
    return format_decimal(n, locale=Locale(language)) if abs(n) >= _FIRST_SEPARATED[language] else str(n)


def one_decimal(language: str, n: float) -> str:
    """A number with one decimal, e.g. ``12.5`` in English and ``12,5`` elsewhere."""
    return format_decimal(n, format="#,##0.0", locale=Locale(language))


def two_decimals(language: str, n: float) -> str:
    """A number with two decimals, e.g. ``4.33`` in English and ``4,33`` elsewhere."""
    return format_decimal(n, format="#,##0.00", locale=Locale(language))


def percent(language: str, share: float) -> str:
    """A share between 0 and 1 as a whole percentage, with the space the language wants."""
    return format_percent(share, format=None, locale=Locale(language))


def day(language: str, moment: datetime | date, tz: str = "UTC") -> str:
    """A day in words, e.g. ``5 March 2026`` or ``5. marts 2026``."""
    return format_date(_local(moment, tz), format="long", locale=_english(language))


def short_day(language: str, moment: datetime | date, tz: str = "UTC") -> str:
    """A day for tight places, without the year, e.g. ``5 Mar``."""
    return format_date(_local(moment, tz), format=_DAY_MONTH[language], locale=_english(language))


def near_day(language: str, moment: datetime | date, tz: str = "UTC") -> str:
    """A day people think of by its weekday, e.g. ``Mon 23 Nov``."""
    return format_date(_local(moment, tz), format=_NEAR_DAY[language], locale=_english(language))


def country(language: str, code: str) -> str:
    """What a country is called, e.g. ``Slovenia`` of ``SI``."""
    return _english(language).territories[code]


def weekday(language: str, moment: datetime | date, tz: str = "UTC") -> str:
    """A day of the last week by its short name, e.g. ``Fri``."""
    return format_date(_local(moment, tz), format="EEE", locale=_english(language))


def weekdays(language: str) -> list[str]:
    """Short names of the days of the week, Monday first."""
    names = _english(language).days["stand-alone"]["abbreviated"]
    return [names[day] for day in range(7)]


def month(language: str, moment: datetime | date, tz: str = "UTC") -> str:
    """A month as a heading, e.g. ``November 2026``, ``Listopad 2026``."""
    written = format_date(_local(moment, tz), format="LLLL y", locale=_english(language))
    return written[0].upper() + written[1:]


def month_name(language: str, moment: datetime | date, tz: str = "UTC") -> str:
    """A month inside a line, e.g. ``November``, ``listopad``."""
    return format_date(_local(moment, tz), format="LLLL", locale=_english(language))


def clock_time(language: str, moment: datetime, tz: str = "UTC") -> str:
    """A time of day on the 24-hour clock."""
    return format_time(_local(moment, tz), format=_HOUR[language], locale=_english(language))


def day_and_time(language: str, moment: datetime, tz: str = "UTC") -> str:
    """Weekday, day and time, e.g. ``Tue 3 Mar, 10:42``."""
    return format_datetime(_local(moment, tz), format=_MOMENT[language], locale=_english(language))


def dated(language: str, moment: datetime, tz: str = "UTC") -> str:
    """A moment that is still read in years, e.g. ``3 Mar 2026, 10:42``."""
    return format_datetime(_local(moment, tz), format=_DATED[language], locale=_english(language))


# Slovenian writes a day and its month as two numbers, which no line may part.
_DAY_MONTH = {"en": "d MMM", "it": "d MMM", "sl": "d.\u00a0M.", "pl": "d MMM", "da": "d. MMM"}
_NEAR_DAY = {"en": "EEE d MMM", "it": "EEE d MMM", "sl": "EEE, d.\u00a0M.", "pl": "EEE d MMM", "da": "EEE d. MMM"}
_HOUR = {"en": "HH:mm", "it": "HH:mm", "sl": "H:mm", "pl": "HH:mm", "da": "HH.mm"}
_MOMENT = {
    "en": "EEE d MMM, HH:mm",
    "it": "EEE d MMM, HH:mm",
    "sl": "EEE, d.\u00a0M., H:mm",
    "pl": "EEE d MMM, HH:mm",
    "da": "EEE d. MMM 'kl'. HH.mm",
}

_DATED = {
    "en": "d MMM y, HH:mm",
    "it": "d MMM y, HH:mm",
    "sl": "d.\u00a0M.\u00a0y, H:mm",
    "pl": "d MMM y, HH:mm",
    "da": "d. MMM y 'kl'. HH.mm",
}


def _local(moment: Day, tz: str) -> Day:
    return moment.astimezone(ZoneInfo(tz)) if isinstance(moment, datetime) else moment


def _english(language: str) -> Locale:
    """English is British here: day before month, the 24-hour clock."""
    return Locale("en", "GB") if language == "en" else Locale(language)
