"""The weekly rhythm: weeks in a row, in the zone of that time, with leave that never costs anything."""

from datetime import UTC, date, datetime

import pytest

from advocacy_app.db import reading, transaction
from advocacy_app.models import Member
from advocacy_app.read_models.points import Rhythm
from advocacy_app.services import identity, points
from advocacy_app.services.points.rules import in_a_row, week_of, zone_at
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands


async def deed(member: Member, key: str, reason: str = "photo_accepted") -> None:
    async with transaction() as session:
        row = await session.get_one(Member, member.id)
        await points.award(session, row, points.REASONS[reason], key=key, evidence=key)


async def rhythm(member: Member) -> Rhythm:
    async with reading() as session:
        row = await session.get_one(Member, member.id)
        return await points.rhythm(session, factories.viewer(row))


async def leave(member: Member, week: str) -> None:
    async with transaction() as session:
        await points.tell_leave(session, factories.viewer(member), week)


@BOTH
async def test_weeks_add_up_leave_keeps_the_row_and_an_empty_week_is_simply_a_new_one(cast: Cast, hands: Hands):
    await deed(cast.ana, "a")
    hands.forward(weeks=1)
    assert (await rhythm(cast.ana)).n == 1
    await leave(cast.ana, "2026-W48")
    hands.forward(weeks=1)
    await deed(cast.ana, "b")
    shown = await rhythm(cast.ana)
    assert (shown.n, shown.line) == (2, "2 weeks in a row")
    assert [stroke.kind for stroke in shown.strokes][-3:] == ["me", "rest", "me"]
    await leave(cast.ana, "2026-W48")
    assert (await rhythm(cast.ana)).n == 1
    hands.forward(weeks=3)
    assert (await rhythm(cast.ana)).line == "A new week"


@BOTH
async def test_a_week_counts_for_the_day_of_the_deed_once_its_points_have_landed(cast: Cast, hands: Hands):
    await deed(cast.ana, "s", "share_said")
    assert (await rhythm(cast.ana)).n == 0
    hands.forward(days=7)
    async with transaction() as session:
        await points.post_due(session)
    shown = await rhythm(cast.ana)
    assert (shown.n, [stroke.kind for stroke in shown.strokes][-2:]) == (1, ["me", "me todo"])


@BOTH
async def test_a_deed_stays_in_the_week_of_the_zone_one_was_in(cast: Cast, hands: Hands):
    hands.set(2026, 11, 22, 22, 30)
    await deed(cast.ana, "late on Sunday")
    hands.forward(hours=1)
    async with transaction() as session:
        row = await session.get_one(Member, cast.ana.id)
        await identity.choose_zone(session, row, "Asia/Tokyo")
    hands.set(2026, 11, 25, 9, 0)
    kinds = [stroke.kind for stroke in (await rhythm(cast.ana)).strokes]
    assert kinds[-2:] == ["me", "me todo"]


async def test_what_was_taken_back_makes_no_week(cast: Cast, hands: Hands):
    await deed(cast.ana, "photo:1")
    async with transaction() as session:
        outcome = await points.outcome_of(session, "photo:1")
        assert outcome
        await points.take_back(session, await points.find_transfer(session, outcome.entry_id), because="not_found")
    assert (await rhythm(cast.ana)).n == 0


@pytest.mark.parametrize("week", ["2026-W30", "2027-W30", "nonsense"])
async def test_leave_of_long_ago_or_far_ahead_is_refused(cast: Cast, hands: Hands, week: str):
    with pytest.raises(points.WeekOutOfReach):
        await leave(cast.ana, week)


@pytest.mark.parametrize(
    ("moment", "zone", "week"),
    [
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), "Europe/Warsaw", "2026-W13"),
        (datetime(2026, 3, 29, 22, 30, tzinfo=UTC), "Europe/Warsaw", "2026-W14"),
        (datetime(2026, 10, 25, 22, 30, tzinfo=UTC), "Europe/Warsaw", "2026-W43"),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), "Europe/Warsaw", "2026-W44"),
        (datetime(2027, 1, 1, 10, 0, tzinfo=UTC), "Europe/Ljubljana", "2026-W53"),
    ],
)
def test_weeks_turn_at_the_local_midnight_also_around_clock_changes_and_new_year(
    moment: datetime, zone: str, week: str
):
    assert week_of(moment, zone) == week


def test_the_zone_of_a_moment_is_the_one_before_the_next_change():
    first, second = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
    spans = [(first, "Europe/Rome"), (second, "Asia/Tokyo")]
    assert zone_at(datetime(2026, 4, 30, tzinfo=UTC), spans, "UTC") == "Europe/Rome"
    assert zone_at(first, spans, "UTC") == "Asia/Tokyo"
    assert zone_at(second, spans, "UTC") == "UTC"


def test_a_week_whose_points_are_on_the_way_neither_breaks_nor_adds():
    today = date(2026, 11, 25)
    assert in_a_row({"2026-W46", "2026-W48"}, {"2026-W47"}, set(), today) == 2
    assert in_a_row({"2026-W46"}, set(), set(), today) == 0
