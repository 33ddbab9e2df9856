"""Worlds to begin with are believable down to the ledger: every invariant holds in each of them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, func, select
from typer.testing import CliRunner

from advocacy_app import clock, outside, worlds
from advocacy_app.cli import app
from advocacy_app.db import reading
from advocacy_app.models import BoardScore, Card, Click, Member, Picture, Share, Transfer, Waiting
from advocacy_app.services import points
from advocacy_app.worlds.demo.past import HOME, awake
from tests.cast import Cast
from tests.hands import BOTH
from tests.outdoors import install
from tests.services.leaderboards.stories import violations


@pytest.fixture
def nowhere() -> Iterator[None]:
    """Null twins of everything outside: pictures are taken as they are."""
    install()
    yield
    outside._outside.clear()


async def many(table: type) -> int:
    async with reading() as session:
        return (await session.exec(select(func.count()).select_from(table))).one()


@BOTH
@pytest.mark.parametrize("day", ["2026-11-20", "2026-11-22", "2026-11-23"], ids=["friday", "sunday", "monday"])
async def test_a_busy_company_is_as_large_as_asked_and_its_books_are_in_order(db: str, day: str):
    """On a Monday few points wait: nobody shared at the weekend."""
    with clock.at(datetime.fromisoformat(f"{day}T02:00:00+00:00")):
        await worlds.sow("busy", 60)
    assert await many(Member) == 60
    for lived in (Share, Click, Transfer, BoardScore, Waiting):
        assert await many(lived) >= 5
    async with reading() as session:
        assert await points.check(session) == []
    assert await violations() == []


async def test_a_busy_company_may_be_one_person(db: str):
    await worlds.sow("busy", 1)
    assert await violations() == []


@pytest.mark.parametrize("hour", ["04:10", "12:30", "22:40"])
async def test_the_demo_company_has_lived_and_its_books_are_in_order(db: str, nowhere: None, hour: str):
    with clock.at(datetime.fromisoformat(f"2026-11-19T{hour}:00+01:00")):
        await worlds.sow("demo")
    assert (await many(Card), await many(Picture)) == (41, 35)
    assert await many(Transfer) > 100
    async with reading() as session:
        assert await points.check(session) == []
        hung = (await session.exec(select(func.count()).where(col(Card.picture_id).is_not(None)))).one()
    assert hung == 29
    assert await violations() == []


NOW = datetime(2026, 11, 19, 12, 30, tzinfo=ZoneInfo("Europe/Warsaw")).astimezone(UTC)


@pytest.mark.parametrize("later", [-9, 0, 11], ids=["night", "noon", "late"])
def test_people_of_the_demo_sleep_at_night_and_nothing_changes_its_order(later: int):
    now = NOW + timedelta(hours=later)
    moments = [now + timedelta(minutes=20 * n) for n in range(-300, 300)]
    lived = [awake(moment, now) for moment in moments]
    assert lived == sorted(lived)
    assert [moment <= now for moment in lived] == [moment <= now for moment in moments]
    local = [moment.astimezone(HOME) for moment in lived]
    assert all(7 <= at.hour < 22 for at in local if at.date() != now.astimezone(HOME).date())


async def test_a_world_that_is_interrupted_leaves_nothing(db: str, nowhere: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(points, "post_due", None)
    with pytest.raises(TypeError):
        await worlds.sow("demo")
    assert await many(Member) == 0
    assert await many(Picture) == 0


def test_a_world_is_sown_into_an_empty_database_only(cast: Cast):
    told = CliRunner().invoke(app, ["seed", "--world", "empty"])
    assert told.exit_code == 1
    assert "There are people in this database already." in told.stderr


def test_a_world_that_does_not_exist_is_refused():
    told = CliRunner().invoke(app, ["seed", "--world", "moon"])
    assert told.exit_code == 2
    assert "there is demo, empty, busy" in told.stderr
