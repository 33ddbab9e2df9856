"""A poll is written, opened, answered once and closed; of an anonymous one nothing but counts is left."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from sqlmodel import select

from advocacy_app.db import reading, transaction
from advocacy_app.models import EventRow, Member, PollAnswer, PollSeat, PollTally
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import polls
from advocacy_app.services.errors import NotAllowed, TooLong
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.questions import counted

pytestmark = BOTH
OWN = polls.Written("en", "Lunch", ["What is for lunch?"], ["Soup", "Salad"])


async def opened(cast: Cast, template: str = "own", written: polls.Written | None = OWN) -> str:
    ines = factories.viewer(cast.ines)
    async with transaction() as session:
        poll = await polls.draft(session, ines, template)
        if written:
            await polls.write(session, ines, poll, written)
        await polls.open_poll(session, ines, poll)
    return poll


async def answer(member: Member, poll: str, *picked: int) -> None:
    async with transaction() as session:
        await polls.answer(session, factories.viewer(member), poll, dict(enumerate(picked)))


async def close(cast: Cast, poll: str) -> None:
    async with transaction() as session:
        await polls.close_poll(session, factories.viewer(cast.ines), poll)


def everybody(cast: Cast) -> Sequence[Member]:
    return cast.ana, cast.maja, cast.lena, cast.bruno, cast.tomek, cast.piotr, cast.olga


async def seen(viewer: Viewer) -> list[tuple[str, ...]]:
    async with reading() as session:
        found = await polls.seen(session, viewer)
    return [tuple(bar.n for bar in one.bars) for result in found for one in result.questions]


async def rows(table: type) -> list[object]:
    async with reading() as session:
        return list((await session.exec(select(table))).all())


async def test_five_answers_are_counted_and_shown_at_the_end_only(cast: Cast, hands: Hands):
    poll = await opened(cast)
    for member, at in zip(everybody(cast)[:5], (0, 0, 0, 0, 1), strict=True):
        await answer(member, poll, at)
    assert await seen(factories.viewer(cast.ana)) == []
    await close(cast, poll)
    assert await seen(factories.viewer(cast.ana)) == [("80%", "20%")]


async def test_an_answer_that_is_sent_twice_counts_once_and_the_first_one_counts(cast: Cast, hands: Hands):
    poll = await opened(cast)
    for member in everybody(cast)[:5]:
        await answer(member, poll, 0)
        await answer(member, poll, 1)
    await close(cast, poll)
    assert await seen(factories.viewer(cast.ana)) == [("100%", "0%")]


async def test_four_answers_leave_nothing_to_see_and_nothing_in_the_database(cast: Cast, hands: Hands):
    poll = await opened(cast)
    for member in everybody(cast)[:4]:
        await answer(member, poll, 0)
    await close(cast, poll)
    async with reading() as session:
        [result] = await polls.seen(session, factories.viewer(cast.ana))
    assert (result.few, [one.bars for one in result.questions]) == (True, [()])
    assert (await rows(PollTally), await rows(PollSeat)) == ([], [])


async def test_an_anonymous_poll_of_four_people_does_not_open(cast: Cast, hands: Hands):
    async with transaction() as session:
        for member in everybody(cast)[3:]:
            await session.delete(await session.get(Member, member.id))
    with pytest.raises(polls.TooFewAsked):
        await opened(cast)


async def test_of_an_anonymous_answer_there_is_a_count_a_seat_and_nothing_else(cast: Cast, hands: Hands):
    poll = await opened(cast)
    before = len(await rows(EventRow))
    await answer(cast.ana, poll, 1)
    assert await rows(PollAnswer) == []
    assert len(await rows(EventRow)) == before
    [seat] = [one for one in await rows(PollSeat) if one.answered]  # type: ignore[attr-defined]
    assert set(seat.model_dump()) == {"poll_id", "member_id", "crowd", "answered"}  # type: ignore[attr-defined]


async def test_when_it_is_over_the_seats_are_gone_and_nobody_can_answer(cast: Cast, hands: Hands):
    poll = await opened(cast)
    hands.forward(days=8)
    with pytest.raises(polls.PollOver):
        await answer(cast.ana, poll, 0)
    async with transaction() as session:
        assert await polls.close_polls(session) == 1
        assert await polls.close_polls(session) == 0
    assert await rows(PollSeat) == []


async def test_who_came_later_is_not_asked_anonymously(cast: Cast, hands: Hands):
    poll = await opened(cast)
    async with transaction() as session:
        new = await factories.member(session, "Nina Nowak")
    with pytest.raises(polls.PollGone):
        await answer(new, poll, 0)
    async with reading() as session:
        assert await polls.asked(session, factories.viewer(new)) == []


async def test_questions_may_be_skipped_but_not_invented(cast: Cast, hands: Hands):
    poll = await opened(cast, "pulse", None)
    async with transaction() as session:
        await polls.answer(session, factories.viewer(cast.ana), poll, {3: 4})
    for picked in ({}, {4: 0}, {0: 5}, {-1: 0}, {0: -1}):
        with pytest.raises(polls.AnswerUnknown):
            async with transaction() as session:
                await polls.answer(session, factories.viewer(cast.maja), poll, picked)


async def test_a_template_speaks_the_readers_language(cast: Cast, hands: Hands):
    await opened(cast, "pulse", None)
    async with reading() as session:
        [shown] = await polls.asked(session, factories.viewer(cast.maja))
    assert (shown.title, shown.language) == ("Kako nam gre?", "sl")


async def test_a_translation_that_is_only_begun_takes_nothing_away(cast: Cast, hands: Hands):
    ines = factories.viewer(cast.ines)
    async with transaction() as session:
        poll = await polls.draft(session, ines, "own")
        await polls.write(session, ines, poll, replace(OWN, language=ines.language))
        await polls.write(session, ines, poll, replace(OWN, language="da", title="Frokost", options=["Suppe"]))
        desk = await polls.desk(session, ines, poll, ines.language)
    assert [tongue.code for tongue in desk.tongues if tongue.ready] == [ines.language]


async def test_another_number_of_answers_takes_the_other_languages_away(cast: Cast, hands: Hands):
    ines = factories.viewer(cast.ines)
    async with transaction() as session:
        poll = await polls.draft(session, ines, "more_of")
        await polls.write(session, ines, poll, replace(OWN, language=ines.language))
        desk = await polls.desk(session, ines, poll)
    assert [tongue.code for tongue in desk.tongues if tongue.ready] == [ines.language]


async def test_with_names_the_counts_are_for_those_who_answered_and_names_for_who_runs_it(cast: Cast, hands: Hands):
    poll = await opened(cast, written=replace(OWN, anonymous=False, shows="answered"))
    await answer(cast.ana, poll, 1)
    assert await seen(factories.viewer(cast.maja)) == []
    async with reading() as session:
        [mine] = await polls.seen(session, factories.viewer(cast.ana))
        desk = await polls.desk(session, factories.viewer(cast.ines), poll)
    assert [bar.names for bar in mine.questions[0].bars] == [(), ()]
    assert [bar.names for bar in desk.result.questions[0].bars] == [(), ("Ana Kralj",)]


async def test_only_who_runs_the_programme_writes_and_closes(cast: Cast, hands: Hands):
    poll = await opened(cast)
    for member in (cast.ana, cast.tomek, cast.olga):
        with pytest.raises(NotAllowed):
            async with transaction() as session:
                await polls.close_poll(session, factories.viewer(member), poll)


async def test_what_is_open_can_no_longer_be_changed(cast: Cast, hands: Hands):
    poll = await opened(cast)
    with pytest.raises(polls.PollRunning):
        async with transaction() as session:
            await polls.write(session, factories.viewer(cast.ines), poll, OWN)


async def test_an_unfinished_poll_does_not_open(cast: Cast, hands: Hands):
    with pytest.raises(polls.PollUnfinished):
        await opened(cast, written=None)


@pytest.mark.parametrize(
    "more",
    [{"title": "x" * 201}, {"questions": ["x" * 201]}, {"options": ["Soup", "x" * 201]}, {"options": ["x"] * 9}],
)
async def test_what_does_not_fit_is_refused_and_the_draft_stays(cast: Cast, hands: Hands, more: dict[str, Any]):
    ines = factories.viewer(cast.ines)
    async with transaction() as session:
        poll = await polls.draft(session, ines, "own")
        await polls.write(session, ines, poll, OWN)
    with pytest.raises((TooLong, polls.TooManyAnswers)):
        async with transaction() as session:
            await polls.write(session, ines, poll, replace(OWN, **more))
    async with reading() as session:
        desk = await polls.desk(session, ines, poll)
    assert (desk.title, desk.offered) == ("Lunch", "Soup\nSalad")


async def test_an_empty_line_is_no_answer(cast: Cast, hands: Hands):
    ines = factories.viewer(cast.ines)
    async with transaction() as session:
        poll = await polls.draft(session, ines, "own")
        await polls.write(session, ines, poll, replace(OWN, options=["Soup", " ", "Salad", ""]))
        await polls.open_poll(session, ines, poll)
    async with reading() as session:
        [asked] = await polls.asked(session, factories.viewer(cast.ana))
    assert [answer.text for answer in asked.questions[0].answers] == ["Soup", "Salad"]


async def test_more_polls_are_no_more_questions(cast: Cast, hands: Hands):
    ines, asked_for = factories.viewer(cast.ines), list[int]()
    for named in (True, False, False):
        await answer(cast.ana, await opened(cast, written=replace(OWN, anonymous=not named)), 0)
        await answer(cast.ana, await opened(cast, written=OWN), 0)
        with counted() as asked:
            async with reading() as session:
                listed = await polls.polls(session, ines)
        asked_for.append(len(asked))
    assert asked_for == [asked_for[0]] * 3
    assert sorted(row.line.partition(" · ")[2] for row in listed) == [
        "1 answer",
        *["fewer than five answers so far"] * 5,
    ]
