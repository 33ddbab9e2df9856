"""When somebody may be disturbed: quiet hours, working time, and clocks that are put forward and back."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from advocacy_app.db import reading, transaction
from advocacy_app.models import Enrolment, Member, Notice
from advocacy_app.services import notifications, training
from advocacy_app.services.notifications import Hours, minute_of
from tests import factories
from tests.cast import Cast
from tests.hands import Hands

WARSAW = "Europe/Warsaw"
SIX, TEN = 6 * 60, 22 * 60


def at(*parts: int, zone: str = WARSAW, fold: int = 0) -> datetime:
    year, month, day, hour, minute = parts
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC)


def test_an_evening_notice_waits_for_the_morning():
    assert Hours().next_open(at(2026, 11, 18, 21, 15), WARSAW) == at(2026, 11, 19, 7, 0)


def test_a_notice_by_day_comes_at_once():
    assert Hours().next_open(at(2026, 11, 18, 12, 0), WARSAW) == at(2026, 11, 18, 12, 0)


def test_quiet_hours_by_day_are_for_those_who_sleep_then():
    night = Hours(quiet_from=8 * 60, quiet_to=16 * 60)
    assert night.next_open(at(2026, 11, 18, 9, 0), WARSAW) == at(2026, 11, 18, 16, 0)
    assert night.open_at(at(2026, 11, 18, 23, 0), WARSAW)


def test_two_times_that_are_alike_leave_no_quiet_hours():
    assert Hours(quiet_from=SIX, quiet_to=SIX).open_at(at(2026, 11, 18, 3, 0), WARSAW)


def test_on_friday_evening_working_time_begins_on_monday():
    work = Hours(work_only=True)
    assert work.next_open(at(2026, 11, 20, 17, 0), WARSAW) == at(2026, 11, 23, 8, 0)


def test_a_night_shift_belongs_to_the_day_on_which_it_began():
    nights = Hours(work_only=True, work_from=TEN, work_to=SIX, work_days="5")
    assert nights.open_at(at(2026, 11, 21, 5, 59), WARSAW)
    assert not nights.open_at(at(2026, 11, 20, 5, 59), WARSAW)
    assert nights.next_open(at(2026, 11, 21, 6, 0), WARSAW) == at(2026, 11, 27, 22, 0)


def test_the_hour_that_is_left_out_in_spring_ends_quiet_hours_when_the_clock_jumps():
    until = Hours(quiet_from=TEN, quiet_to=2 * 60 + 30)
    assert until.next_open(at(2027, 3, 28, 1, 30), WARSAW) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_the_hour_that_comes_twice_in_autumn_is_looked_at_twice():
    until = Hours(quiet_from=TEN, quiet_to=2 * 60 + 30)
    assert until.next_open(at(2026, 10, 25, 2, 15), WARSAW) == at(2026, 10, 25, 2, 30)
    assert until.next_open(at(2026, 10, 25, 2, 15, fold=1), WARSAW) == at(2026, 10, 25, 2, 30, fold=1)


def test_a_morning_after_the_change_is_a_morning_of_the_wall_clock():
    for evening, morning in (((2027, 3, 27), (2027, 3, 28)), ((2026, 10, 24), (2026, 10, 25))):
        assert Hours().next_open(at(*evening, 23, 0), WARSAW) == at(*morning, 7, 0)


MINUTES = st.integers(0, 1439)
DAYS = st.sets(st.sampled_from("1234567"), min_size=1).map(lambda days: "".join(sorted(days)))
ANY = st.builds(
    Hours,
    quiet_from=MINUTES,
    quiet_to=MINUTES,
    work_only=st.booleans(),
    work_from=MINUTES,
    work_to=MINUTES,
    work_days=DAYS,
).filter(lambda hours: hours.sensible)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


@given(ANY, MOMENTS, st.sampled_from([WARSAW, "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"]))
def test_what_waits_comes_in_an_open_hour_of_the_coming_week(hours: Hours, moment: datetime, zone: str):
    comes = hours.next_open(moment, zone)
    assert moment <= comes <= moment + timedelta(days=8, hours=2)
    assert hours.open_at(comes, zone)


@pytest.mark.parametrize("text", ["", "25:00", "7 o’clock", "07:60", "-1:00"])
def test_an_odd_time_is_none(text: str):
    assert minute_of(text) == -1


async def test_odd_hours_are_refused_and_good_ones_kept(cast: Cast):
    viewer = factories.viewer(cast.maja)
    for odd in (Hours(work_only=True, work_days=""), Hours(work_only=True, work_from=1, work_to=1), Hours(quiet_to=-1)):
        with pytest.raises(notifications.HoursOdd):
            async with transaction() as session:
                await notifications.choose_hours(session, viewer, odd)
    for chosen in (Hours(quiet_from=TEN), Hours(quiet_from=TEN, work_only=True, work_days="67")):
        async with transaction() as session:
            await notifications.choose_hours(session, viewer, chosen)
    async with reading() as session:
        shown = await notifications.hours(session, viewer)
    assert (shown.quiet_from, shown.work_only) == ("22:00", True)
    assert [day.name for day in shown.days if day.on] == ["sob.", "ned."]


async def due_tomorrow(member: Member, today: date) -> None:
    async with transaction() as session:
        row = Enrolment(
            member_id=member.id, track="first-steps", due_on=today + timedelta(days=1), at=factories.LONG_AGO
        )
        session.add(row)


async def nudges(member: Member) -> int:
    async with transaction() as session:
        await training.remind_of_due(session)
    async with reading() as session:
        mine = select(Notice).where(Notice.member_id == member.id, Notice.kind == "training_due")
        return len((await session.exec(mine)).all())


async def test_a_training_nudge_keeps_to_the_hours_that_one_chose(cast: Cast, hands: Hands):
    nights = Hours(work_only=True, work_from=TEN, work_to=SIX, work_days="1234567")
    async with transaction() as session:
        await notifications.choose_hours(session, factories.viewer(cast.ana), nights)
    for person in (cast.ana, cast.tomek):
        await due_tomorrow(person, date(2026, 11, 18))
    hands.set(2026, 11, 18, 9, 30)
    assert (await nudges(cast.ana), await nudges(cast.tomek)) == (0, 1)
    hands.set(2026, 11, 18, 21, 30)
    assert (await nudges(cast.ana), await nudges(cast.ana)) == (1, 1)
