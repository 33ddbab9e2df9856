import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from advocacy_app.db import reading, transaction
from advocacy_app.models import Appeal, Member
from advocacy_app.read_models.points import Entry
from advocacy_app.services import points
from advocacy_app.services.errors import NotAllowed, NotFound, TooLong
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.questions import counted
from tests.services.points.stories import balance, entries, explanation, land, share, violations

pytestmark = BOTH


async def back(entry: Entry, because: str = "withdrawn") -> None:
    async with transaction() as session:
        await points.take_back(session, await points.find_transfer(session, entry.id), because=because)


async def ask(member: Member, entry: Entry, text: str = "I shared it on Tuesday, not today.") -> str:
    async with transaction() as session:
        return await points.appeal(session, factories.viewer(member), entry.id, text)


async def decide(owner: Member, appeal_id: str, *, upheld: bool, answer: str = "I looked.", **correction: Any) -> None:
    async with transaction() as session:
        await points.decide(session, factories.viewer(owner), appeal_id, upheld=upheld, answer=answer, **correction)


async def test_pending_points_that_are_taken_back_never_land(cast: Cast, hands: Hands):
    await share(cast.ana)
    (entry,) = await entries(cast.ana)
    await back(entry)
    hands.forward(days=4)
    assert await land() == 0
    assert (await balance(cast.ana)).pending == 0
    (entry,) = await entries(cast.ana)
    assert (entry.amount, entry.state) == (5, "back")
    assert (await explanation(cast.ana)).back == "You withdrew it, so its points went too."
    assert not await violations()


async def test_taking_landed_points_back_restores_the_balance_and_shows_both_lines(cast: Cast, hands: Hands):
    await share(cast.ana)
    hands.forward(days=3)
    await land()
    (entry,) = await entries(cast.ana)
    await back(entry)
    assert (await balance(cast.ana)).points == 0
    reversal, original = await entries(cast.ana)
    assert (reversal.amount, reversal.title, original.state) == (-5, "Correction", "back")
    assert reversal.about == original.about != ""
    told = await explanation(cast.ana, reversal)
    assert (told.why, told.rule, told.limits) == ("Why 5 points less?", "", ())
    assert not await violations()


async def test_points_are_taken_back_once(cast: Cast, hands: Hands):
    await share(cast.ana)
    (entry,) = await entries(cast.ana)
    await back(entry)
    with pytest.raises(points.AlreadyTakenBack):
        await back(entry)
    hands.forward(days=1)
    await share(cast.maja)
    hands.forward(days=3)
    await land()
    (entry,) = await entries(cast.maja)
    await back(entry)
    with pytest.raises(points.AlreadyTakenBack):
        await back(entry)


async def test_spending_takes_only_what_has_landed(cast: Cast, hands: Hands):
    await share(cast.ana)
    with pytest.raises(points.NotEnoughPoints) as refusal:
        await spend(cast.ana, 4)
    assert refusal.value.words == {"n": 4}
    hands.forward(days=3)
    await land()
    await spend(cast.ana, 4)
    assert (await balance(cast.ana)).points == 1
    assert (await entries(cast.ana))[0].amount == -4
    assert not await violations()


async def spend(member: Member, amount: int, key: str = "reward:1") -> None:
    async with transaction() as session:
        await points.spend(session, member.account, amount, key=key, evidence=key)


async def test_the_same_reward_is_taken_once(cast: Cast, hands: Hands):
    await share(cast.ana)
    hands.forward(days=3)
    await land()
    await spend(cast.ana, 2)
    await spend(cast.ana, 2)
    assert (await balance(cast.ana)).points == 3


async def test_nobody_spends_the_same_points_twice_at_once(cast: Cast, hands: Hands):
    await share(cast.ana)
    hands.forward(days=3)
    await land()
    told = await asyncio.gather(*(spend(cast.ana, 4, key=f"reward:{n}") for n in range(5)), return_exceptions=True)
    assert [type(answer) for answer in told].count(points.NotEnoughPoints) == 4
    assert (await balance(cast.ana)).points == 1


async def test_a_question_reaches_the_owners_and_is_due_in_five_working_days(cast: Cast, hands: Hands):
    hands.set(2026, 11, 19, 9)  # a Thursday
    await share(cast.ana)
    (entry,) = await entries(cast.ana)
    await ask(cast.ana, entry)
    async with reading() as session:
        (row,) = await points.queue(session, factories.viewer(cast.ines))
        due = (await session.get_one(Appeal, row.id)).due_at
    assert (row.who, row.question, row.due) == ("Ana Kralj", "I shared it on Tuesday, not today.", "Thu 26 Nov")
    assert due == datetime(2026, 11, 26, 22, 59, 59, tzinfo=UTC)
    assert (await entries(cast.ana))[0].asked
    asked = await explanation(cast.ana)
    assert (asked.may_ask, asked.answer.line) == (False, "A colleague is looking at it. You’ll hear by: Thu 26 Nov")


async def test_an_upheld_question_gives_points_and_its_answer(cast: Cast, hands: Hands):
    await share(cast.ana)
    (entry,) = await entries(cast.ana)
    appeal = await ask(cast.ana, entry)
    await decide(cast.piotr, appeal, upheld=True, answer="You were right, it was two posts.", give=5)
    assert (await balance(cast.ana)).points == 5
    correction, original = await entries(cast.ana)
    assert (correction.amount, correction.title, correction.about) == (5, "Correction", original.about)
    assert (
        await explanation(cast.ana, correction)
    ).back == "A colleague looked at it after a question and put it right."
    told = (await explanation(cast.ana, original)).answer
    assert (told.outcome, told.answer) == ("upheld", "You were right, it was two posts.")
    async with reading() as session:
        assert await points.queue(session, factories.viewer(cast.piotr)) == ()
        assert (await session.get_one(Appeal, appeal)).correction_id == correction.id
    assert not await violations()


async def test_an_honest_question_may_take_points_back(cast: Cast, hands: Hands):
    await share(cast.ana)
    (entry,) = await entries(cast.ana)
    await decide(cast.piotr, await ask(cast.ana, entry, "I never posted it."), upheld=True, back=True)
    assert (await balance(cast.ana)).pending == 0
    assert "after a question" in (await explanation(cast.ana)).back
    assert not await violations()


async def test_a_declined_question_moves_nothing(cast: Cast, hands: Hands):
    await share(cast.ana)
    (entry,) = await entries(cast.ana)
    await decide(cast.piotr, await ask(cast.ana, entry), upheld=False, give=5)
    assert ((await balance(cast.ana)).points, (await balance(cast.ana)).pending) == (0, 5)
    assert (await explanation(cast.ana)).answer.outcome == "declined"


async def test_an_unpaid_act_can_be_questioned_and_put_right(cast: Cast, hands: Hands):
    for _ in range(3):
        await share(cast.ana)
    capped = (await entries(cast.ana))[0]
    await decide(cast.piotr, await ask(cast.ana, capped), upheld=True, give=5)
    assert (await balance(cast.ana)).points == 5
    assert not await violations()


async def test_one_question_for_an_entry(cast: Cast, hands: Hands):
    await share(cast.ana)
    (entry,) = await entries(cast.ana)
    await ask(cast.ana, entry)
    with pytest.raises(points.AlreadyAsked):
        await ask(cast.ana, entry)


async def test_nobody_asks_about_or_reads_the_entries_of_others(cast: Cast, hands: Hands):
    await share(cast.ana)
    (entry,) = await entries(cast.ana)
    with pytest.raises(NotFound):
        await ask(cast.maja, entry)
    with pytest.raises(NotFound):
        await explanation(cast.maja, entry)


async def test_only_owners_see_and_answer_questions(cast: Cast, hands: Hands):
    await share(cast.ana)
    (entry,) = await entries(cast.ana)
    appeal = await ask(cast.ana, entry)
    for somebody in (cast.maja, cast.tomek, cast.olga):
        with pytest.raises(NotAllowed):
            await decide(somebody, appeal, upheld=True)
        async with reading() as session:
            with pytest.raises(NotAllowed):
                await points.queue(session, factories.viewer(somebody))


async def test_nobody_answers_the_own_question(cast: Cast, hands: Hands):
    await share(cast.piotr)
    (entry,) = await entries(cast.piotr)
    appeal = await ask(cast.piotr, entry)
    with pytest.raises(points.OwnAppeal):
        await decide(cast.piotr, appeal, upheld=True, give=100)


async def test_the_first_answer_stands(cast: Cast, hands: Hands):
    await share(cast.ana)
    (entry,) = await entries(cast.ana)
    appeal = await ask(cast.ana, entry)
    told = await asyncio.gather(
        *(decide(owner, appeal, upheld=True, give=5) for owner in (cast.piotr, cast.ines)), return_exceptions=True
    )
    assert [type(answer) for answer in told].count(points.AlreadyAnswered) == 1
    assert (await balance(cast.ana)).points == 5


@pytest.mark.parametrize(("text", "refusal"), [(" \n ", points.NothingWritten), ("x" * 1001, TooLong)])
async def test_a_question_has_words_and_not_too_many(cast: Cast, hands: Hands, text: str, refusal: type[Exception]):
    await share(cast.ana)
    (entry,) = await entries(cast.ana)
    with pytest.raises(refusal):
        await ask(cast.ana, entry, text)


@pytest.mark.parametrize("give", [-1, 1001])
async def test_a_correction_has_its_limits(cast: Cast, hands: Hands, give: int):
    await share(cast.ana)
    (entry,) = await entries(cast.ana)
    with pytest.raises(points.OutOfRange):
        await decide(cast.piotr, await ask(cast.ana, entry), upheld=True, give=give)


async def test_only_owners_change_rules_and_only_within_limits(cast: Cast, hands: Hands):
    async with transaction() as session:
        with pytest.raises(NotAllowed):
            await points.change(session, factories.viewer(cast.tomek), "share_said", points.Rule(amount=1))
        with pytest.raises(NotFound):
            await points.change(session, factories.viewer(cast.piotr), "breathing", points.Rule(amount=1))
        for rule in (points.Rule(amount=1001), points.Rule(amount=5, per_day=0), points.Rule(amount=-1)):
            with pytest.raises(points.OutOfRange):
                await points.change(session, factories.viewer(cast.piotr), "share_said", rule)


async def test_more_appeals_are_no_more_questions(cast: Cast, hands: Hands):
    asked_for = list[int]()
    for member in (cast.ana, cast.maja, cast.tomek):
        await share(member)
        (entry,) = await entries(member)
        await ask(member, entry)
        with counted() as asked:
            async with reading() as session:
                waiting = await points.queue(session, factories.viewer(cast.ines))
        asked_for.append(len(asked))
    assert asked_for == [asked_for[0]] * 3
    assert {row.explanation.rule for row in waiting} == {(await explanation(cast.ana)).rule}
