"""The numbers beside the studio's places follow what is done there, without a new page."""

import pytest

from advocacy_app.db import reading, transaction
from advocacy_app.services import feed, ideas
from advocacy_app.state.studio.frame import StudioState
from tests import factories
from tests.cast import Cast
from tests.outdoors import install
from tests.security.roles import World
from tests.security.test_arguments import handler_of, open_tab

NOWHERE = World("", "", {"person": ""})

pytestmark = pytest.mark.usefixtures("hands")


@pytest.fixture(autouse=True)
def nowhere() -> None:
    """Null twins of everything outside."""
    install()


async def test_an_idea_that_was_answered_waits_no_more(cast: Cast):
    async with transaction() as session:
        await ideas.suggest(session, factories.viewer(cast.maja), "idea", "Film the night shift.", credit=False)
    tab = await open_tab(cast.piotr, NOWHERE, "IdeaDeskState")
    studio = await tab.get_state(StudioState)
    async with reading() as session:
        (idea,) = await ideas.desk(session, factories.viewer(cast.piotr))
    await handler_of("StudioState.load_studio")(studio)
    before = studio.frame.ideas
    form = {"idea": idea.id, "state": "planned", "words": "Next month."}
    await handler_of("IdeaDeskState.answer_idea")(tab, form=form)
    assert (before, studio.frame.ideas) == (1, 0)


async def test_a_reported_comment_waits_until_the_word_on_it_can_not_be_taken_back(cast: Cast):
    async with transaction() as session:
        card = await factories.card(session)
        comment = await feed.comment(session, factories.viewer(cast.maja), card.slug, "Rubbish.")
        await feed.report_comment(session, factories.viewer(cast.ana), comment, "unkind")
    tab = await open_tab(cast.piotr, NOWHERE, "ReportedState")
    studio = await tab.get_state(StudioState)
    await handler_of("StudioState.load_studio")(studio)
    await handler_of("ReportedState.decide_comment")(tab, comment=comment, show=True)
    held = studio.frame.comments
    await handler_of("ReportedState.settle_comment")(tab, n=tab.held.n)
    assert (held, studio.frame.comments) == (1, 0)
