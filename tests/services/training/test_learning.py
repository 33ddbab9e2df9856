"""Reading, answering, passing, and what two phones make of it."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import func, select

from advocacy_app import clock
from advocacy_app.db import reading, transaction
from advocacy_app.models import BoardScore, Member, PhotoTrust, QuizAnswer, Transfer
from advocacy_app.services import culture, training
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.training.stories import (
    TRACK,
    answer,
    balance,
    given,
    home,
    learn,
    learn_all,
    leave,
    lesson,
    names,
    read,
    right,
    wrong,
)

pytestmark = BOTH


async def rows_of(table: type, member: Member) -> int:
    async with reading() as session:
        return (await session.exec(select(func.count()).select_from(table).where(table.member_id == member.id))).one()


async def test_a_lesson_earns_twenty_points_and_its_quiz_ten_at_once(cast: Cast, hands: Hands):
    first = (await names())[0]
    assert (await read(cast.ana, first)).points == 20
    assert (await learn(cast.ana, first)).points == 30
    assert await balance(cast.ana) == 30


async def test_learning_never_counts_on_boards(cast: Cast, hands: Hands):
    await learn(cast.ana, (await names())[0])
    async with reading() as session:
        assert (await session.exec(select(func.count()).select_from(BoardScore))).one() == 0


async def test_a_lesson_that_is_done_twice_earns_once(cast: Cast, hands: Hands):
    first = (await names())[0]
    for _ in range(2):
        await learn(cast.ana, first)
    assert await balance(cast.ana) == 30


async def test_passing_a_track_gives_the_right_that_it_unlocks(cast: Cast, hands: Hands):
    learnt = await learn_all(cast.ana)
    assert learnt.track_passed
    assert learnt.unlocked == ("You can show photos without a review now. One in ten is still looked at.",)
    assert await rows_of(PhotoTrust, cast.ana) == 1
    shown = next(track for track in (await home(cast.ana)).tracks if track.name == TRACK)
    assert (shown.passed, shown.due, shown.gives) == ("Passed", "", "")


async def test_a_right_that_was_taken_is_not_given_back_by_a_late_answer(cast: Cast, hands: Hands):
    await learn_all(cast.ana)
    async with transaction() as session:
        await culture.trust_no_more(session, factories.viewer(cast.ines), cast.ana)
    await learn_all(cast.ana)
    assert await rows_of(PhotoTrust, cast.ana) == 0


async def test_too_few_right_answers_pass_nothing_and_cost_nothing(cast: Cast, hands: Hands):
    first = (await names())[0]
    await read(cast.ana, first)
    questions = (await lesson(cast.ana, first)).questions
    for question in questions:
        learnt = await answer(cast.ana, first, given(question, wrong(question)))
        assert (learnt.right, learnt.quiz_passed, learnt.points) == (False, False, 20)
    learnt = [await answer(cast.ana, first, given(question, right(question))) for question in questions]
    assert learnt[-1].quiz_passed


async def test_the_same_answer_sent_twice_is_one(cast: Cast, hands: Hands):
    first = (await names())[0]
    question = (await lesson(cast.ana, first)).questions[0]
    for _ in range(2):
        await answer(cast.ana, first, given(question, right(question), key="phone-again"))
    assert await rows_of(QuizAnswer, cast.ana) == 1
    await answer(cast.maja, first, given(question, right(question), key="phone-again"))
    assert await rows_of(QuizAnswer, cast.maja) == 1


async def test_a_wrong_answer_of_another_phone_takes_no_right_one_away(cast: Cast, hands: Hands):
    first = (await names())[0]
    question = (await lesson(cast.ana, first)).questions[0]
    earlier, later = clock.now() - timedelta(hours=3), clock.now()
    await answer(cast.ana, first, given(question, right(question), at=earlier))
    await answer(cast.ana, first, given(question, wrong(question), at=later))
    assert (await lesson(cast.ana, first)).questions[0].answered
    assert await rows_of(QuizAnswer, cast.ana) == 2


@pytest.mark.parametrize("order", ["first", "last"])
async def test_two_phones_pass_together_whichever_is_first(cast: Cast, hands: Hands, order: str):
    first, *rest = await names()
    for name in rest:
        await learn(cast.ana, name)
    shown = await lesson(cast.ana, first)
    told = [given(question, right(question)) for question in shown.questions]
    for each in told if order == "first" else reversed(told):
        await answer(cast.ana, first, each)
    learnt = await read(cast.ana, first)
    assert (learnt.track_passed, learnt.points) == (True, 30)


async def test_two_phones_that_send_at_the_same_moment_are_paid_once(cast: Cast, hands: Hands):
    await learn_all(cast.ana)
    everything = [
        given(question, right(question)) for question in (await lesson(cast.ana, (await names())[0])).questions
    ]
    first = (await names())[0]
    await asyncio.gather(
        *(answer(cast.maja, first, each) for each in (*everything, *everything)),
        *(read(cast.maja, first) for _ in "ab"),
    )
    async with reading() as session:
        paid = select(func.count()).select_from(Transfer).where(Transfer.credit_account == cast.maja.account)
        assert (await session.exec(paid)).one() == 2
    assert await balance(cast.maja) == 30


async def test_of_two_phones_the_later_place_counts(cast: Cast, hands: Hands):
    first, now = (await names())[0], clock.now()
    await leave(cast.ana, first, 4, now - timedelta(minutes=5))
    await leave(cast.ana, first, 2, now - timedelta(hours=2))
    assert (await lesson(cast.ana, first)).step == 4
    await leave(cast.ana, first, 1, now)
    assert (await lesson(cast.ana, first)).step == 1


async def test_a_phone_with_a_wrong_clock_is_not_believed_about_the_future(cast: Cast, hands: Hands):
    first = (await names())[0]
    await leave(cast.ana, first, 4, clock.now() + timedelta(days=400))
    hands.forward(minutes=1)
    await leave(cast.ana, first, 2, clock.now())
    assert (await lesson(cast.ana, first)).step == 2


async def test_one_goes_on_where_one_left(cast: Cast, hands: Hands):
    first, second = (await names())[:2]
    assert (await home(cast.ana)).going_on.href == "/learn/first-steps/what-it-is"
    await leave(cast.ana, first, 2, clock.now())
    found = await home(cast.ana)
    assert (found.going_on.href, found.going_on.state) == (f"/learn/{TRACK}/{first}", "begun")
    assert found.keep[0] == f"/learn/{TRACK}/{first}"
    await learn(cast.ana, first)
    assert (await home(cast.ana)).going_on.href == f"/learn/{TRACK}/{second}"
    assert (await lesson(cast.ana, first)).next.href == f"/learn/{TRACK}/{second}"


async def test_whoever_passed_everything_is_through(cast: Cast, hands: Hands):
    for track in (await home(cast.ana)).tracks:
        await learn_all(cast.ana, track.name)
    found = await home(cast.ana)
    assert (found.going_on.href, found.keep) == ("", ())
    assert all(track.passed for track in found.tracks)


async def test_tracks_for_others_are_open_and_have_no_date(cast: Cast, hands: Hands):
    found = await home(cast.ana)
    assert [track.name for track in found.others] == ["caring-leadership", "fair-contest"]
    assert [track.due for track in found.others] == ["", ""]
    assert "fair-contest" in {track.name for track in (await home(cast.piotr)).tracks}
    assert (await learn_all(cast.ana, "fair-contest")).track_passed


@pytest.mark.parametrize("names", [("photos", "nothing"), ("nothing", "look-behind")])
async def test_there_is_nothing_at_an_unknown_address(cast: Cast, names: tuple[str, str]):
    with pytest.raises(training.LessonGone):
        await lesson(cast.ana, names[1], names[0])


async def test_an_answer_that_the_question_does_not_have_is_refused(cast: Cast, hands: Hands):
    first = (await names())[0]
    question = (await lesson(cast.ana, first)).questions[0]
    with pytest.raises(training.AnswerUnusable):
        await answer(cast.ana, first, given(question, [17]))
    with pytest.raises(training.QuestionGone):
        await answer(cast.ana, first, training.Given("phone-x", "q-unknown", 1, [0], clock.now()))
