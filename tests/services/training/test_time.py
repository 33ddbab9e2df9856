"""By which day, when a notice comes, and when a lesson comes back."""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from advocacy_app import clock
from advocacy_app.db import reading, transaction
from advocacy_app.models import Enrolment, Member, Notice, RefresherDay, RefresherPlan
from advocacy_app.services import training
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.training.stories import (
    answer,
    given,
    home,
    learn,
    learn_all,
    lesson,
    names,
    refresher,
    right,
    wrong,
)

pytestmark = BOTH


async def enrol() -> None:
    while True:
        async with transaction() as session:
            if not await training.enrol_members(session):
                return


async def remind() -> None:
    async with transaction() as session:
        await training.remind_of_due(session)


async def due(member: Member, track: str) -> date | None:
    async with reading() as session:
        return (await session.get_one(Enrolment, (member.id, track))).due_on


async def notices(member: Member) -> int:
    async with reading() as session:
        mine = select(Notice).where(Notice.member_id == member.id, Notice.kind == "training_due")
        return len((await session.exec(mine)).all())


async def hired(member: Member, day: date, zone: str = "Europe/Warsaw") -> None:
    async with transaction() as session:
        row = await session.get_one(Member, member.id)
        row.hired_on, row.timezone = day, zone


async def test_days_count_from_the_first_day_at_work(cast: Cast, hands: Hands):
    await hired(cast.ana, date(2026, 11, 23))
    await enrol()
    assert await due(cast.ana, "first-steps") == date(2026, 11, 30)
    assert await due(cast.ana, "social-media-policy") == date(2026, 12, 7)


async def test_whoever_was_there_before_gets_the_same_time(cast: Cast, hands: Hands):
    await enrol()
    assert await due(cast.ana, "first-steps") == date(2026, 11, 25)


async def test_the_day_is_the_persons_own(cast: Cast, hands: Hands):
    hands.set(2026, 11, 18, 23, 30)
    await hired(cast.ana, date(2024, 1, 1), "Europe/Ljubljana")
    await hired(cast.maja, date(2024, 1, 1), "America/New_York")
    await enrol()
    assert await due(cast.ana, "first-steps") == date(2026, 11, 26)
    assert await due(cast.maja, "first-steps") == date(2026, 11, 25)


async def test_tracks_for_owners_are_given_to_owners_only(cast: Cast, hands: Hands):
    await enrol()
    async with reading() as session:
        given_to = (await session.exec(select(Enrolment.member_id).where(Enrolment.track == "fair-contest"))).all()
        led = (await session.exec(select(Enrolment.member_id).where(Enrolment.track == "caring-leadership"))).all()
    assert set(given_to) == {cast.piotr.id, cast.ines.id}
    assert not led


async def test_a_notice_comes_once_shortly_before_the_day(cast: Cast, hands: Hands):
    await enrol()
    await remind()
    assert await notices(cast.ana) == 0
    hands.set(2026, 11, 23, 9, 30)
    for _ in range(2):
        await remind()
    assert await notices(cast.ana) == 1


async def test_no_notice_for_what_was_passed_or_is_late(cast: Cast, hands: Hands):
    await enrol()
    await learn_all(cast.ana, "first-steps")
    hands.set(2026, 11, 23, 9, 30)
    await remind()
    assert (await notices(cast.ana), await notices(cast.maja)) == (0, 1)
    await enrol()
    hands.set(2027, 3, 1, 9, 30)
    await remind()
    assert await notices(cast.maja) == 1
    [track, *_] = (await home(cast.maja)).tracks
    assert track.due == "Kadar ti ustreza"


@pytest.mark.parametrize("moment", [(2026, 11, 22, 9, 30), (2026, 11, 23, 5, 0), (2026, 11, 23, 20, 0)])
async def test_no_notice_outside_of_working_hours(cast: Cast, hands: Hands, moment: tuple[int, ...]):
    await enrol()
    hands.set(*moment)
    await remind()
    assert await notices(cast.ana) == 0


async def test_a_passed_quiz_comes_back_when_it_is_about_to_fade(cast: Cast, hands: Hands):
    first = (await names())[0]
    await learn(cast.ana, first)
    assert (await home(cast.ana)).refresher.href == ""
    hands.forward(days=3)
    assert (await home(cast.ana)).refresher.href == "/learn/refresher"
    shown = await refresher(cast.ana)
    assert (shown.path, shown.purpose, shown.cards) == (f"photos/{first}", "refresher", ())
    for question in shown.questions:
        await answer(cast.ana, first, given(question, right(question), purpose="refresher"))
    assert (await home(cast.ana)).refresher.href == ""
    async with reading() as session:
        plan = (await session.exec(select(RefresherPlan))).one()
    assert plan.due_at > clock.now() + timedelta(days=5)


async def test_what_was_forgotten_comes_back_sooner(cast: Cast, hands: Hands):
    first = (await names())[0]
    for member in (cast.ana, cast.maja):
        await learn(member, first)
    hands.forward(days=3)
    for member, picks in ((cast.ana, right), (cast.maja, wrong)):
        for question in (await refresher(member)).questions:
            await answer(member, first, given(question, picks(question), purpose="refresher"))
    async with reading() as session:
        due_at = {plan.member_id: plan.due_at for plan in (await session.exec(select(RefresherPlan))).all()}
    assert due_at[cast.maja.id] < due_at[cast.ana.id]


async def test_there_is_one_refresher_a_day_at_most(cast: Cast, hands: Hands):
    first, second = (await names())[:2]
    for name in (first, second):
        await learn(cast.ana, name)
    hands.forward(days=9)
    shown = await refresher(cast.ana)
    today = shown.path.partition("/")[2]
    for question in shown.questions:
        await answer(cast.ana, today, given(question, right(question), purpose="refresher"))
    with pytest.raises(training.LessonGone):
        await refresher(cast.ana)
    other = second if today == first else first
    async with reading() as session:
        before = (await session.get_one(RefresherPlan, (cast.ana.id, "photos", other))).due_at
    for question in (await lesson(cast.ana, other)).questions:
        await answer(cast.ana, other, given(question, right(question), purpose="refresher"))
    async with reading() as session:
        assert (await session.get_one(RefresherPlan, (cast.ana.id, "photos", other))).due_at == before
        assert len((await session.exec(select(RefresherDay))).all()) == 1
    hands.forward(days=1)
    assert (await refresher(cast.ana)).path == f"photos/{other}"
