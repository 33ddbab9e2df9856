"""What colleagues were given is written once, and payroll gets a file that no spreadsheet runs."""

import csv
import io
import re
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from advocacy_app.db import Session, reading, transaction
from advocacy_app.models import Member
from advocacy_app.services import identity, prizes
from advocacy_app.services.errors import NotAllowed
from advocacy_app.services.prizes import Value, as_value, safe_cell
from tests.cast import Cast
from tests.factories import viewer
from tests.hands import BOTH, Hands

WEEKEND = Value(45_000, "EUR")
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


async def won(session: Session, member: Member, title: str = "A weekend in Trieste", key: str = "draw:1") -> bool:
    return await prizes.record(session, member.account, key=key, source="draw", title=title, value=WEEKEND)


async def lines(cast: Cast, days: tuple[date, date] = NOVEMBER) -> list[dict[str, str]]:
    async with transaction() as session:
        file = await prizes.payroll_csv(session, viewer(cast.piotr), *days)
    return list(csv.DictReader(io.StringIO(file.removeprefix("\ufeff"))))


@BOTH
async def test_a_prize_is_written_down_once(cast: Cast) -> None:
    async with transaction() as session:
        assert await won(session, cast.ana)
        assert not await won(session, cast.ana)
    async with reading() as session:
        assert [prize.value_minor for prize in await prizes.prizes_of(session, cast.ana.account)] == [45_000]


@BOTH
async def test_a_prize_that_did_not_stay_has_a_line_of_its_own(cast: Cast, hands: Hands) -> None:
    async with transaction() as session:
        await won(session, cast.ana)
        assert await prizes.take_back(session, "draw:1")
        assert not await prizes.take_back(session, "draw:1")
    assert [(line["value"], line["correction"]) for line in await lines(cast)] == [("450.00", "no"), ("-450.00", "yes")]


@BOTH
@pytest.mark.parametrize("deed", ["UPDATE prize SET value_minor = 1", "DELETE FROM prize"])
async def test_the_database_itself_keeps_the_list(cast: Cast, deed: str) -> None:
    async with transaction() as session:
        await won(session, cast.ana)
    with pytest.raises(DBAPIError, match="append-only"):
        async with transaction() as session:
            await (await session.connection()).execute(text(deed))


@BOTH
async def test_the_file_names_who_got_what_and_when(cast: Cast, hands: Hands) -> None:
    async with transaction() as session:
        await won(session, cast.ana)
    assert [(line["date"], line["name"], line["team"], line["currency"]) for line in await lines(cast)] == [
        ("2026-11-18", "Ana Kralj", "Roastery", "EUR")
    ]
    assert await lines(cast, (date(2026, 10, 1), date(2026, 10, 31))) == []


@BOTH
@pytest.mark.parametrize(
    "bad", ["=1+1", "@SUM(A1)", "+4712", "-2", "\t=1", " =1", "\r=1", "|cmd", "\uff1d1", "\ufeff=1"]
)
async def test_no_cell_is_a_formula(cast: Cast, hands: Hands, bad: str) -> None:
    async with transaction() as session:
        (await session.get_one(Member, cast.ana.id)).name = bad
        await won(session, cast.ana, title=bad)
    (line,) = await lines(cast)
    assert line["name"].startswith("'")
    assert line["prize"].startswith("'")


@BOTH
async def test_nobody_but_owners_gets_the_file(cast: Cast) -> None:
    for somebody in (cast.ana, cast.tomek, cast.olga):
        async with reading() as session:
            with pytest.raises(NotAllowed):
                await prizes.payroll_csv(session, viewer(somebody), *NOVEMBER)


@BOTH
async def test_downloading_the_file_is_in_the_audit_log(cast: Cast, hands: Hands) -> None:
    await lines(cast)
    async with reading() as session:
        page = await identity.deeds(session, viewer(cast.ines))
    assert [row.words for day in page.days for row in day.rows] == ["Downloaded the list of prizes for payroll"]


def test_words_that_are_no_formula_stay_as_they_are() -> None:
    assert safe_cell("Łódź, 2 × 3 = 6") == "Łódź, 2 × 3 = 6"
    assert safe_cell("two\nlines") == "two lines"


@pytest.mark.parametrize(
    "words", ["Eve;=cmd|' /C calc'!A0;x", "a,+1", "a|@x", "\u200e=1", "\u2060-1", "\ufe66 1", "; \u200b=1"]
)
def test_no_spreadsheet_of_any_country_finds_a_formula(words: str):
    cells = re.split(r"[;,|\t]", safe_cell(words))
    assert not [cell for cell in cells if cell.strip()[:1] in tuple("=+-@\ufe66")]


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [("12,50", "eur", 1250), ("12.5", "EUR", 1250), ("", "PLN", 0), ("1 200", "DKK", 120_000), ("500", "JPY", 500)],
)
def test_an_amount_is_read_as_people_write_it(typed: str, currency: str, minor: int) -> None:
    assert as_value(typed, currency, cash=False).minor == minor


@pytest.mark.parametrize("typed", ["-1", "1e9", "12.345", "∞", "=1", "9999999999"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(prizes.ValueOutOfRange):
        as_value(typed, "EUR", cash=False)


def test_a_currency_must_exist() -> None:
    with pytest.raises(prizes.CurrencyUnknown):
        as_value("1", "ZZZ", cash=False)
