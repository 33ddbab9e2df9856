"""An idea is received, answered, taken up, and its author sees each step, with credit and points."""

import pytest
from sqlmodel import select

from advocacy_app import bus
from advocacy_app.db import reading, transaction
from advocacy_app.models import Card, Notice, Transfer
from advocacy_app.read_models.ideas import IdeaView
from advocacy_app.services import content, ideas
from advocacy_app.services.errors import NotAllowed, NotFound, TooLong
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands

pytestmark = BOTH


async def suggest(cast: Cast, kind: str = "idea", text: str = "Show the night shift.", *, credit: bool = True) -> str:
    async with transaction() as session:
        return await ideas.suggest(session, factories.viewer(cast.ana), kind, text, credit=credit)


async def answer(cast: Cast, idea: str, state: str, words: str = "") -> None:
    async with transaction() as session:
        await ideas.answer(session, factories.viewer(cast.ines), idea, state, words)
        await bus.deliver_within(session)


async def mine(cast: Cast) -> list[IdeaView]:
    async with reading() as session:
        return await ideas.mine(session, factories.viewer(cast.ana))


async def test_its_author_sees_every_step_and_who_said_what(cast: Cast, hands: Hands):
    idea = await suggest(cast)
    await answer(cast, idea, "considered", "Good one, we look into it.")
    await answer(cast, idea, "planned")
    [shown] = await mine(cast)
    assert (shown.state, [step.words for step in shown.steps]) == ("planned", ["Good one, we look into it.", ""])
    assert shown.steps[0].by == "Inês Duarte"


async def test_an_idea_that_is_taken_up_earns_points_once_and_the_others_earn_none(cast: Cast, hands: Hands):
    idea, wish = await suggest(cast), await suggest(cast, "resource", "A tripod.")
    for state in ("considered", "planned", "live", "planned"):
        await answer(cast, idea, state, "Here we go.")
        await answer(cast, wish, state, "Here you go.")
    async with reading() as session:
        paid = (await session.exec(select(Transfer.amount).where(Transfer.reason == "idea_taken_up"))).all()
    assert paid == [20]


async def test_the_author_hears_of_an_answer(cast: Cast, hands: Hands):
    await answer(cast, await suggest(cast), "considered")
    async with reading() as session:
        kinds = (await session.exec(select(Notice.kind).where(Notice.member_id == cast.ana.id))).all()
    assert kinds == ["idea_answered"]


@pytest.mark.parametrize(("credit", "who"), [(True, "Ana Kralj"), (False, "")])
async def test_colleagues_see_what_was_taken_up_with_the_name_only_if_its_author_likes(
    cast: Cast, hands: Hands, *, credit: bool, who: str
):
    idea = await suggest(cast, credit=credit)
    async with reading() as session:
        assert await ideas.taken_up(session, factories.viewer(cast.maja)) == []
    await answer(cast, idea, "live", "On air.")
    async with reading() as session:
        [shown] = await ideas.taken_up(session, factories.viewer(cast.maja))
    assert (shown.state, shown.who) == ("live", who)


async def test_a_no_needs_a_word(cast: Cast):
    idea = await suggest(cast)
    with pytest.raises(ideas.AnswerMissing):
        await answer(cast, idea, "closed", " ")
    assert (await mine(cast))[0].state == "received"


async def test_only_those_who_run_the_programme_read_all_and_answer(cast: Cast):
    idea = await suggest(cast)
    for member in (cast.ana, cast.tomek, cast.olga):
        async with transaction() as session:
            with pytest.raises(NotAllowed):
                await ideas.desk(session, factories.viewer(member))
            with pytest.raises(NotAllowed):
                await ideas.answer(session, factories.viewer(member), idea, "planned", "")
    with pytest.raises(NotFound):
        await answer(cast, "0" * 32, "planned")


async def test_empty_and_too_many_ideas_are_refused(cast: Cast, hands: Hands):
    with pytest.raises(ideas.IdeaEmpty):
        await suggest(cast, text="")
    with pytest.raises(ideas.StateUnknown):
        await suggest(cast, kind="order")
    for n in range(10):
        await suggest(cast, text=f"Idea {n}")
    with pytest.raises(ideas.TooManyIdeas):
        await suggest(cast)
    hands.forward(days=1, minutes=1)
    assert await suggest(cast)


async def test_a_story_becomes_a_post_with_credit_and_its_author_hears_of_it(cast: Cast, hands: Hands):
    story = await suggest(cast, "story", "A baker wrote to me.\nShe starts on Monday.")
    async with transaction() as session:
        slug = await content.post_of_story(session, factories.viewer(cast.ines), story)
        card = (await session.exec(select(Card).where(Card.slug == slug))).one()
    assert (card.state, card.title) == ("draft", "A baker wrote to me.")
    assert card.body.endswith("Told by Ana Kralj")
    assert [one.state for one in await mine(cast)] == ["planned"]


async def test_nobody_but_those_who_run_it_reads_who_was_nominated(cast: Cast, hands: Hands):
    for kind in ("champion", "pilot", "story"):
        await answer(cast, await suggest(cast, kind, "Maja, because she listens."), "planned")
    async with reading() as session:
        seen = await ideas.taken_up(session, factories.viewer(cast.maja))
    assert [one.kind for one in seen] == ["story"]


async def test_too_many_words_are_refused_and_not_cut_off(cast: Cast, hands: Hands):
    with pytest.raises(TooLong):
        await suggest(cast, text="x" * 1001)
    idea = await suggest(cast)
    with pytest.raises(TooLong) as no:
        await answer(cast, idea, "closed", "x" * 1001)
    assert no.value.words == {"n": 1000}
    assert [len(shown.steps) for shown in await mine(cast)] == [0]
