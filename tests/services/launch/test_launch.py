"""A launch: steps tick themselves from facts, and a pilot opens to everybody in one step."""

import pytest
from sqlmodel import select

from advocacy_app import ids
from advocacy_app.db import reading, transaction
from advocacy_app.models import CardAudience, Cohort
from advocacy_app.services import feed, ideas, launch
from advocacy_app.services.errors import NotAllowed
from advocacy_app.services.feed import CardGone
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH

pytestmark = BOTH


@pytest.fixture
async def pilot(cast: Cast) -> str:
    """A post for two pilot groups and one site; Ana is in the first group."""
    async with transaction() as session:
        session.add(Cohort(id=ids.new_id(), slug="first", member_id=cast.ana.id))
        card = await factories.card(session, "Only for a few")
        for kind, value in (("cohort", "first"), ("cohort", "second"), ("site", cast.gdansk.slug)):
            session.add(CardAudience(id=ids.new_id(), card_id=card.id, kind=kind, value=value))
    return card.slug


async def test_before_only_the_pilot_sees_it_and_afterwards_everybody_whom_it_is_for(cast: Cast, pilot: str):
    async with reading() as session:
        with pytest.raises(CardGone):
            await feed.card(session, factories.viewer(cast.tomek), pilot)
    async with transaction() as session:
        await launch.roll_out(session, factories.viewer(cast.ines), "first")
    async with reading() as session:
        left = (await session.exec(select(CardAudience.kind))).all()
    assert left == ["site"]


async def test_only_who_runs_the_programme_opens_a_pilot_that_exists(cast: Cast, pilot: str):
    for member, refusal in ((cast.tomek, NotAllowed), (cast.ines, launch.PilotGone)):
        with pytest.raises(refusal):
            async with transaction() as session:
                await launch.roll_out(session, factories.viewer(member), "nobody")


async def test_a_step_ticks_itself_when_its_fact_is_there(cast: Cast, pilot: str):
    async with reading() as session:
        before = await launch.launch(session, factories.viewer(cast.ines))
    for words in ("Too long.", "Good.", "More photos."):
        async with transaction() as session:
            await ideas.suggest(session, factories.viewer(cast.ana), "pilot", words, credit=True)
    async with reading() as session:
        after = await launch.launch(session, factories.viewer(cast.ines))
    [small, _] = before.plans
    assert [step.done for step in small.steps] == [False, False, False, True, False, False]
    assert after.plans[0].steps[-1].done
    assert [(one.slug, one.limited) for one in after.pilots] == [("first", True)]
