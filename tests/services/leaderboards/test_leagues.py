"""Leagues: only for those who choose one, among people whose last season was like one's own."""

import pytest

from advocacy_app.db import reading, transaction
from advocacy_app.models import Member
from advocacy_app.read_models.boards import League
from advocacy_app.services import leaderboards
from advocacy_app.services.leaderboards.rules import leagues
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.leaderboards.stories import gains


async def choose(*people: Member) -> None:
    for member in people:
        async with transaction() as session:
            await leaderboards.choose_league(session, factories.viewer(member))


async def seen_by(member: Member) -> League:
    async with reading() as session:
        return await leaderboards.league(session, factories.viewer(member))


@BOTH
async def test_a_league_begins_with_five_who_chose_it_and_shows_nobody_else(cast: Cast, hands: Hands):
    await gains(cast.ana, 5)
    await gains(cast.maja, 9)
    await choose(cast.ana, cast.maja, cast.lena, cast.tomek)
    assert (await seen_by(cast.ana)).standings == ()
    await choose(cast.ines)
    shown = await seen_by(cast.ana)
    assert (shown.joined, shown.title) == (True, "League 1 of 1")
    assert [(row.rank, row.face.name, row.points) for row in shown.standings][:2] == [(1, "Maja Kos", 9), (2, "You", 5)]
    assert len(shown.standings) == 5
    assert await seen_by(cast.piotr) == League()


@BOTH
async def test_leaving_is_the_same_tap_again(cast: Cast, hands: Hands):
    await choose(cast.ana)
    assert (await seen_by(cast.ana)).joined
    await choose(cast.ana)
    assert not (await seen_by(cast.ana)).joined


async def test_a_league_needs_a_name_that_others_may_see(cast: Cast, hands: Hands):
    with pytest.raises(leaderboards.NameNeeded):
        await choose(cast.bruno)


@pytest.mark.parametrize(("people", "sizes"), [(5, [5]), (14, [14]), (16, [8, 8]), (31, [10, 10, 11])])
def test_leagues_are_of_about_ten_and_nearly_even(people: int, sizes: list[int]):
    assert sorted(len(part) for part in leagues([str(n) for n in range(people)])) == sizes
