"""The studio's home: each number is that of the list behind it."""

from advocacy_app.db import reading, transaction
from advocacy_app.services import content, culture, ideas
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.content.stories import drafted, moved
from tests.services.culture.stories import sent

pytestmark = BOTH


async def test_home_counts_everything_that_waits(cast: Cast, hands: Hands):
    viewer = factories.viewer(cast.piotr)
    for member in (cast.maja, cast.ana):
        await sent(member)
    async with transaction() as session:
        await ideas.suggest(session, factories.viewer(cast.ana), "idea", "Show the night shift.", credit=True)
    await moved(cast.ines, await drafted(cast.ines), "submit")
    async with reading() as session:
        home = await content.home(session, viewer)
        photos = await culture.queue(session, viewer)
        unanswered = [idea for idea in await ideas.desk(session, viewer) if idea.state == "received"]
    assert (home.photos, home.ideas, len(home.in_review)) == (photos.waiting, len(unanswered), 1)
    assert home.waits == home.photos + home.ideas + 1 == 4


async def test_a_writer_is_told_of_posts_only(cast: Cast, hands: Hands):
    await sent(cast.maja)
    async with reading() as session:
        home = await content.home(session, factories.viewer(cast.lena))
    assert (home.photos, home.ideas, home.waits) == (0, 0, 0)
