"""What is stored about somebody is stored in codes, ids and places; here they become the words of the screens."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from advocacy_app.components.markup import Html
from advocacy_app.i18n import numbers
from advocacy_app.i18n.catalogue import catalogue
from advocacy_app.read_models.own_data import Exported, Row, Told


def fact(m: Html, exported: Exported, told: Told, column: str, row: Row) -> str:
    """A column in a few words; empty for what says nothing."""
    value = row.get(column)
    if value is None or value == "":
        return ""
    if own := _OWN_WAYS.get(f"{told.table}.{column}"):
        return own(m, exported, row)
    if column in told.codes:
        return said(m, told.codes[column], str(value))
    return exported.names.get(str(value)) or ("" if column.endswith("_id") else plain(m, exported, value))


def said(m: Html, prefix: str, code: str) -> str:
    """The words of a code; a new one that has none yet is given as it is."""
    known, snake = catalogue(m.language), re.sub(r"(?<!^)(?=[A-Z])", "_", code).lower()
    for key in (f"{prefix}{code}_kind", f"{prefix}{code}", f"privacy.e_{snake}"):
        words = known.get(key)
        if isinstance(words, str) and not re.search(r"{(?!subject)", words):
            return words.replace("{subject}", "…")
    return code


def plain(m: Html, exported: Exported, value: Any) -> str:
    """A day, a moment, a number or a word, as people write it."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return numbers.whole(m.language, value)
    return _day(m, exported, value) or str(value)


def _day(m: Html, exported: Exported, value: str) -> str:
    """Days and moments were written in ISO 8601; anything else is none."""
    try:
        moment = date.fromisoformat(value) if len(value) == len("2026-11-23") else datetime.fromisoformat(value)
    except ValueError:
        return ""
    if not isinstance(moment, datetime):
        return numbers.day(m.language, moment)
    day = numbers.day(m.language, moment, exported.zone)
    return f"{day}, {numbers.clock_time(m.language, moment, exported.zone)}"


def _amount(m: Html, _: Exported, row: Row) -> str:
    return ("\u2212" if "debit_account" in row else "+") + numbers.whole(m.language, row["amount"])


def _money(m: Html, _: Exported, row: Row) -> str:
    return numbers.two_decimals(m.language, row["value_minor"] / 100)


def _used(_: Html, __: Exported, row: Row) -> str:
    return f"{row['used']}/{row['most']}"


def _year(_: Html, __: Exported, row: Row) -> str:
    return str(row["year"] or "")


def _period(m: Html, exported: Exported, row: Row) -> str:
    """``week:2026-W47`` and the like; a limit may be one of a post, too."""
    kind, _, which = str(row["period"]).partition(":")
    words = {"day": _one_day, "week": _week, "month": _month, "quarter": _season}.get(kind)
    if kind == "item":
        return exported.names.get(which, "")
    return words(m, which) if words else said(m, "boards.period_", kind)


def _one_day(m: Html, which: str) -> str:
    return numbers.day(m.language, date.fromisoformat(which))


def _week(m: Html, which: str) -> str:
    monday = date.fromisoformat(f"{which}-1")
    return f"{numbers.short_day(m.language, monday)} – {numbers.day(m.language, monday + timedelta(days=6))}"


def _month(m: Html, which: str) -> str:
    return numbers.month(m.language, date.fromisoformat(f"{which}-01"))


def _season(m: Html, which: str) -> str:
    year, quarter = which.split("-Q")
    first, last = (date(int(year), 3 * int(quarter) - back, 1) for back in (2, 0))
    name = numbers.month_name
    return f"{m.t('boards.season', first=name(m.language, first), last=name(m.language, last))} {year}"


def _asked(*path: str) -> Callable[[Html, Exported, Row], str]:
    """What is called by its path, e.g. a question of a lesson of a track."""
    return lambda m, exported, row: _called(exported, row, path) or plain(m, exported, row[path[-1]])


def _picked(_: Html, exported: Exported, row: Row) -> str:
    """The answers that were picked: their positions, with spaces between them."""
    place = "/".join(str(row[name]) for name in ("track", "lesson", "question"))
    return ", ".join(exported.names.get(f"{place}/{n}", n) for n in str(row["picked"]).split())


def _called(exported: Exported, row: Row, path: tuple[str, ...]) -> str:
    return exported.names.get("/".join(str(row[name]) for name in path), "")


_QUESTION, _IN_POLL = ("track", "lesson", "question"), ("poll_id", "question", "option")
_OWN_WAYS: dict[str, Callable[[Html, Exported, Row], str]] = {
    "transfer.amount": _amount,
    "prize.value_minor": _money,
    "cap.used": _used,
    "cap.period": _period,
    "boardscore.period": _period,
    "guidelineask.year": _year,
    "quizanswer.question": _asked(*_QUESTION),
    "quizanswer.picked": _picked,
    "pollanswer.question": _asked(*_IN_POLL[:2]),
    "pollanswer.option": _asked(*_IN_POLL),
    **{f"{table}.lesson": _asked(*_QUESTION[:2]) for table in ("lessondone", "lessonplace", "quizpass", "quizanswer")},
    **{f"{table}.lesson": _asked(*_QUESTION[:2]) for table in ("refresherplan", "refresherday")},
}
"""Columns that are told in a way of their own."""
