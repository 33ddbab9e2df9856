"""Prizes that judges decide: stated criteria, several judges, nobody's own entry, published scores."""

from fractions import Fraction
from typing import Any

import pytest
from sqlmodel import col, select

from advocacy_app import bus
from advocacy_app.db import reading, transaction
from advocacy_app.models import ContestAward, ContestCriterion, ContestWork, Member, Notice, Prize
from advocacy_app.services import contests
from advocacy_app.services.contests import jury
from advocacy_app.services.errors import Refusal, TooLong
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.contests import stories

PRIZE = (contests.PrizeForm("jury", "A course of your choice", "500", "EUR"),)


async def judged(cast: Cast, **changes: Any) -> str:
    """A contest of the café that Tomek and Ines judge."""
    form: dict[str, Any] = {
        "prizes": PRIZE,
        "judges": (cast.tomek.id, cast.ines.id),
        "criteria": ("Idea", "Craft"),
    }
    return await stories.launched(cast, **form | changes)


async def closed(cast: Cast, hands: Hands, **changes: Any) -> str:
    """Maja, Lena and Bruno answered, in this order; the list is closed."""
    contest_id = await judged(cast, **changes)
    for member in (cast.maja, cast.lena, cast.bruno):
        await stories.enters(member, contest_id, f"{member.name} pours")
        hands.forward(minutes=1)
    hands.forward(days=7, hours=9)
    await stories.closes()
    return contest_id


async def works(contest_id: str) -> dict[str | None, ContestWork]:
    async with reading() as session:
        found = await session.exec(select(ContestWork).where(ContestWork.contest_id == contest_id))
        return {one.member_id: one for one in found.all()}


async def scores(judge: Member, contest_id: str, given: dict[str, tuple[int, ...]]) -> None:
    """``given``: for each author a score for each criterion."""
    found = await works(contest_id)
    async with transaction() as session:
        asked = select(ContestCriterion).where(ContestCriterion.contest_id == contest_id)
        criteria = (await session.exec(asked.order_by(col(ContestCriterion.place)))).all()
        for author, row in given.items():
            for criterion, score in zip(criteria, row, strict=True):
                await contests.mark(session, factories.viewer(judge), found[author].id, criterion.id, score)


async def hands_in(judge: Member, contest_id: str) -> bool:
    async with transaction() as session:
        return await contests.hand_in(session, factories.viewer(judge), contest_id)


async def awards(contest_id: str) -> list[ContestAward]:
    async with reading() as session:
        asked = select(ContestAward).where(ContestAward.contest_id == contest_id).order_by(col(ContestAward.turn))
        return list((await session.exec(asked)).all())


async def ledger() -> list[Prize]:
    async with reading() as session:
        return list((await session.exec(select(Prize).order_by(col(Prize.at)))).all())


def all_of(cast: Cast, maja: tuple[int, ...], lena: tuple[int, ...], bruno: tuple[int, ...]) -> dict[str, Any]:
    return {cast.maja.id: maja, cast.lena.id: lena, cast.bruno.id: bruno}


@BOTH
async def test_the_highest_average_wins_and_its_prize_is_written_down_once(cast: Cast, hands: Hands):
    contest_id = await closed(cast, hands)
    await scores(cast.tomek, contest_id, all_of(cast, (3, 3), (5, 4), (1, 1)))
    await scores(cast.ines, contest_id, all_of(cast, (4, 4), (4, 5), (2, 1)))
    assert not await hands_in(cast.tomek, contest_id)
    assert await hands_in(cast.ines, contest_id)
    [award] = await awards(contest_id)
    assert (award.member_id, award.state) == (cast.lena.id, "offered")
    assert (await stories.contest(contest_id)).state == "over"
    async with transaction() as session:
        await contests.claim(session, factories.viewer(cast.lena), award.id)
    with pytest.raises(contests.ClaimOver):
        async with transaction() as session:
            await contests.claim(session, factories.viewer(cast.lena), award.id)
    [prize] = await ledger()
    assert (prize.account, prize.value_minor, prize.source) == (cast.lena.account, 500_00, "contest")


async def test_a_score_is_kept_at_once_and_can_be_taken_back(cast: Cast, hands: Hands):
    contest_id = await closed(cast, hands)
    await scores(cast.tomek, contest_id, {cast.maja.id: (3, 3)})
    work = (await works(contest_id))[cast.maja.id]
    async with transaction() as session:
        idea = (await session.exec(select(ContestCriterion).where(ContestCriterion.place == 1))).one()
        tomek = factories.viewer(cast.tomek)
        assert await contests.mark(session, tomek, work.id, idea.id, 5) == 3
        assert await contests.mark(session, tomek, work.id, idea.id, 0) == 5
        assert await contests.mark(session, tomek, work.id, idea.id, 4) == 0


async def test_nobody_judges_their_own_entry(cast: Cast, hands: Hands):
    contest_id = await closed(cast, hands, judges=(cast.maja.id, cast.ines.id))
    with pytest.raises(contests.OwnWork):
        await scores(cast.maja, contest_id, {cast.maja.id: (5, 5)})
    await scores(cast.maja, contest_id, {cast.lena.id: (1, 1), cast.bruno.id: (2, 2)})
    await scores(cast.ines, contest_id, all_of(cast, (3, 3), (1, 1), (2, 2)))
    assert not await hands_in(cast.maja, contest_id)
    assert await hands_in(cast.ines, contest_id)
    assert [one.member_id for one in await awards(contest_id)] == [cast.maja.id]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"judges": ()}, contests.JudgesMissing),
        ({"criteria": (" ",)}, contests.CriteriaMissing),
        ({"question": ""}, contests.WayMissing),
        ({"criteria": ("x" * 81,)}, TooLong),
        ({"judges": tuple("123456")}, contests.TooManyJudges),
    ],
)
async def test_nothing_is_judged_with_something_missing(
    cast: Cast, hands: Hands, changes: dict, refusal: type[Refusal]
):
    with pytest.raises(refusal):
        await judged(cast, **changes)


async def test_a_tap_without_words_leaves_nothing_to_judge(cast: Cast, hands: Hands):
    contest_id = await judged(cast)
    with pytest.raises(contests.AnswerMissing):
        await stories.enters(cast.maja, contest_id)


async def test_judges_need_no_permit_in_poland(cast: Cast, hands: Hands):
    contest_id = await judged(cast, sites=(cast.gdansk.id,))
    assert (await stories.contest(contest_id)).state == "running"


async def test_strangers_score_nothing(cast: Cast, hands: Hands):
    contest_id = await closed(cast, hands)
    with pytest.raises(contests.ContestGone):
        await scores(cast.ana, contest_id, {cast.maja.id: (5, 5)})
    with pytest.raises(contests.ScoreUnfit):
        await scores(cast.tomek, contest_id, {cast.maja.id: (6, 5)})
    with pytest.raises(contests.NotEverythingScored):
        await hands_in(cast.tomek, contest_id)


async def test_what_was_handed_in_stays_unless_it_is_taken_again_in_time(cast: Cast, hands: Hands):
    contest_id = await closed(cast, hands)
    given = all_of(cast, (3, 3), (5, 4), (1, 1))
    for judge in (cast.tomek, cast.ines):
        await scores(judge, contest_id, given)
    await hands_in(cast.tomek, contest_id)
    with pytest.raises(contests.JudgedAlready):
        await scores(cast.tomek, contest_id, given)
    async with transaction() as session:
        await contests.take_again(session, factories.viewer(cast.tomek), contest_id)
    await scores(cast.tomek, contest_id, given)
    await hands_in(cast.ines, contest_id)
    assert await hands_in(cast.tomek, contest_id)
    with pytest.raises(contests.JudgedAlready):
        async with transaction() as session:
            await contests.take_again(session, factories.viewer(cast.tomek), contest_id)


async def test_at_the_deadline_two_judges_are_enough_and_one_is_not(cast: Cast, hands: Hands):
    contest_id = await closed(cast, hands, judges=(cast.tomek.id, cast.ines.id, cast.ana.id))
    await scores(cast.tomek, contest_id, all_of(cast, (3, 3), (5, 4), (1, 1)))
    await scores(cast.ana, contest_id, {cast.bruno.id: (5, 5)})
    hands.forward(days=8)
    async with transaction() as session:
        assert await contests.judge_due(session) == 0
    await scores(cast.ines, contest_id, all_of(cast, (3, 3), (5, 4), (1, 1)))
    for expected in (1, 0):
        async with transaction() as session:
            assert await contests.judge_due(session) == expected
    assert [one.member_id for one in await awards(contest_id)] == [cast.lena.id]


async def test_a_judge_who_left_can_be_replaced(cast: Cast, hands: Hands):
    contest_id = await closed(cast, hands)
    async with transaction() as session:
        await contests.name_judge(session, factories.viewer(cast.piotr), contest_id, cast.ana.id)
    await scores(cast.ana, contest_id, all_of(cast, (3, 3), (5, 4), (1, 1)))
    with pytest.raises(contests.ContestGone):
        async with transaction() as session:
            await contests.name_judge(session, factories.viewer(cast.piotr), contest_id, cast.jakob.id)


async def test_judges_are_called_once_when_the_list_closes(cast: Cast, hands: Hands):
    await closed(cast, hands)
    while await bus.deliver_next():
        pass
    async with reading() as session:
        told = (await session.exec(select(Notice).where(Notice.kind == "judge_asked"))).all()
    assert {one.member_id for one in told} == {cast.tomek.id, cast.ines.id}
    hands.forward(days=6)
    for expected in (2, 0):
        async with transaction() as session:
            assert await contests.remind_judges(session) == expected


async def test_nothing_to_judge_is_over_at_once(cast: Cast, hands: Hands):
    contest_id = await judged(cast)
    hands.forward(days=8)
    await stories.closes()
    assert (await stories.contest(contest_id)).state == "over"


async def test_a_winner_who_is_erased_leaves_the_prize_to_the_next(cast: Cast, hands: Hands):
    contest_id = await closed(cast, hands)
    for judge in (cast.tomek, cast.ines):
        await scores(judge, contest_id, all_of(cast, (3, 3), (5, 4), (1, 1)))
        await hands_in(judge, contest_id)
    await stories.erased(cast.lena.id)
    first, second = await awards(contest_id)
    assert (first.state, first.member_id) == ("undeliverable", None)
    assert (second.state, second.member_id) == ("offered", cast.maja.id)


async def test_what_cannot_be_delivered_goes_back_in_the_list_of_prizes(cast: Cast, hands: Hands):
    contest_id = await closed(cast, hands)
    for judge in (cast.tomek, cast.ines):
        await scores(judge, contest_id, all_of(cast, (3, 3), (5, 4), (1, 1)))
        await hands_in(judge, contest_id)
    [award] = await awards(contest_id)
    async with transaction() as session:
        await contests.claim(session, factories.viewer(cast.lena), award.id)
        await contests.give_up(session, factories.viewer(cast.piotr), award.id)
    given, back = await ledger()
    assert back.reverses_id == given.id
    assert [one.state for one in await awards(contest_id)] == ["undeliverable", "offered"]


def mark(judge: str, work: str, criterion: str, score: int) -> jury.Mark:
    return jury.Mark(judge, work, criterion, score)


def test_ties_go_by_criteria_in_their_order_then_to_the_earlier_one(hands: Hands):
    at = hands()
    entries = [jury.Work("late", at.replace(minute=50)), jury.Work("early", at), jury.Work("idea", at.replace(hour=20))]
    marks = [mark("j", "late", "idea", 3), mark("j", "late", "craft", 4)]
    marks += [mark("j", "early", "idea", 3), mark("j", "early", "craft", 4)]
    marks += [mark("j", "idea", "idea", 4), mark("j", "idea", "craft", 3)]
    assert [one.work for one in jury.ranked(entries, ["idea", "craft"], marks)] == ["idea", "early", "late"]


def test_averages_are_exact_and_whoever_may_not_score_changes_nothing(hands: Hands):
    marks = [mark("a", "x", "c", 4), mark("b", "x", "c", 4), mark("c", "x", "c", 5), mark("a", "y", "c", 4)]
    marks += [mark("b", "y", "c", 5)]
    order = jury.ranked([jury.Work("x", hands()), jury.Work("y", hands())], ["c"], marks)
    assert [(one.work, one.total) for one in order] == [("y", Fraction(9, 2)), ("x", Fraction(13, 3))]
    assert [jury.written(one.total) for one in order] == [450, 433]


async def test_a_judge_sees_a_photo_with_its_words(cast: Cast, hands: Hands):
    contest_id = await closed(cast, hands)
    async with transaction() as session:
        picture = await factories.picture(session, placeholder="UklGRg==")
        card = await factories.card(session, summary="Steam at six", picture_id=picture.id)
        work = await session.get(ContestWork, (await works(contest_id))[cast.maja.id].id)
        assert work
        work.entry_id, work.card_id = None, card.id
    async with reading() as session:
        page = await contests.judge_page(session, factories.viewer(cast.tomek), contest_id, work.number)
    shown = page.work.picture
    assert (page.work.words, shown.id) == ("Steam at six", picture.id)
    assert shown.blurred == "url(data:image/webp;base64,UklGRg==)"
