from typing import Literal

import pytest

from advocacy_app.db import reading, transaction
from advocacy_app.models import Member
from advocacy_app.read_models.boards import GroupStanding
from advocacy_app.services import identity, leaderboards, points
from advocacy_app.services.errors import NotFound
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.leaderboards.stories import (
    LESSON,
    appear,
    board,
    colleagues,
    gains,
    ranks,
    take_back,
    violations,
)

pytestmark = BOTH


async def test_ties_share_a_rank_and_the_next_rank_skips(cast: Cast, hands: Hands):
    await colleagues(50, 40, 40, 30, 30, 30, 10)
    seen = await board(cast.ana)
    assert ranks(seen.top) == [1, 2, 2, 4, 4, 4, 7]
    assert [s.tied for s in seen.top] == [False, True, True, True, True, True, False]
    assert not await violations()


async def test_two_neighbours_above_and_two_below_come_first(cast: Cast, hands: Hands):
    await colleagues(90, 80, 70, 30, 20, 10)
    await gains(cast.ana, 50)
    seen = await board(cast.ana)
    assert [s.points for s in seen.near] == [80, 70, 50, 30, 20]
    assert ranks(seen.near) == [2, 3, 4, 5, 6]
    assert seen.me
    assert (seen.me.rank, seen.me.face.name, seen.me.face.line) == (4, "You", "As “Ana Kralj”")


async def test_neighbours_with_the_same_points_share_the_rank_near_me_too(cast: Cast, hands: Hands):
    await colleagues(60, 50, 50, 50, 50, 40)
    await gains(cast.ana, 50)
    seen = await board(cast.ana)
    assert seen.me
    assert (seen.me.rank, seen.me.tied) == (2, True)


async def test_fewer_than_five_people_are_never_listed(cast: Cast, hands: Hands):
    await colleagues(10, 20, 30)
    await gains(cast.ana, 5)
    seen = await board(cast.ana)
    assert (seen.enough, seen.people, seen.near, seen.top) == (False, 4, (), ())


async def test_somebody_without_an_entry_has_no_place_and_no_neighbours(cast: Cast, hands: Hands):
    await colleagues(1, 2, 3, 4, 5)
    seen = await board(cast.ana)
    assert (seen.me, seen.near, len(seen.top)) == (None, (), 5)


async def test_hidden_people_appear_to_nobody_but_themselves(cast: Cast, hands: Hands):
    await colleagues(50, 40, 30, 20, 10)
    await gains(cast.bruno, 35)
    others = await board(cast.ana)
    assert others.people == 5
    assert [s.points for s in others.top] == [50, 40, 30, 20, 10]
    own = await board(cast.bruno)
    assert own.me
    assert (own.me.rank, own.me.tied, own.me.face.line) == (0, False, "Lo vedi solo tu, senza un posto")
    assert [(s.rank, s.points) for s in own.near] == [(1, 50), (2, 40), (0, 35), (3, 30), (4, 20)]
    assert [s.points for s in own.top] == [50, 40, 30, 20, 10]
    assert not await violations()


async def test_a_hidden_person_shares_no_place_with_whoever_has_as_much(cast: Cast, hands: Hands):
    await colleagues(50, 40, 40, 20, 10)
    await gains(cast.bruno, 50)
    own = await board(cast.bruno)
    assert [(s.rank, s.tied) for s in own.near if not s.me] == [(s.rank, s.tied) for s in own.top][: len(own.near) - 1]


async def test_whoever_was_never_asked_does_not_appear(cast: Cast, hands: Hands):
    await colleagues(50, 40, 30, 20, 10, visibility="unset")
    assert (await board(cast.ana)).people == 0


async def test_a_nickname_is_all_that_others_see(cast: Cast, hands: Hands):
    await colleagues(50, 40, 30, 20)
    await gains(cast.lena, 60)
    first = (await board(cast.ana)).top[0]
    assert (first.face.name, first.face.initials) == ("Fjord", "F")


async def test_hiding_takes_effect_at_once_and_everywhere(cast: Cast, hands: Hands):
    people = await colleagues(50, 40, 30, 20, 10, 5)
    before = (await board(cast.ana)).version
    await appear(people[0], "hidden")
    for period in leaderboards.PERIODS:
        seen = await board(cast.ana, period)
        assert (seen.people, seen.top[0].points) == (5, 40)
    assert (await board(cast.ana)).version > before
    await appear(people[0], "name")
    assert ranks((await board(cast.ana)).top) == [1, 2, 3, 4, 5, 6]
    assert not await violations()


async def test_who_leaves_is_on_no_board_and_who_comes_back_has_their_place_again(cast: Cast, hands: Hands):
    people = await colleagues(50, 40, 30, 20, 10, 5)
    for deed, ahead in ((identity.deactivate, 40), (identity.reactivate, 50)):
        async with transaction() as session:
            await deed(session, await session.get_one(Member, people[0].id), None)
        for period in leaderboards.PERIODS:
            assert (await board(cast.ana, period)).top[0].points == ahead
        assert not await violations()


async def test_learning_never_counts(cast: Cast, hands: Hands, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(points.REASONS, LESSON.name, LESSON)
    async with transaction() as session:
        await points.award(session, cast.ana, LESSON, key="lesson:1", evidence="1")
    await colleagues(5, 4, 3, 2, 1)
    async with reading() as session:
        assert (await points.balance(session, factories.viewer(cast.ana))).points == 20
    assert (await board(cast.ana)).me is None


async def test_points_count_in_the_periods_when_they_land(cast: Cast, hands: Hands):
    hands.set(2026, 11, 18, 9)
    await colleagues(5, 4, 3, 2, 1)
    hands.set(2026, 11, 23, 9)  # the Monday after
    assert [(await board(cast.ana, p)).people for p in leaderboards.PERIODS] == [0, 0, 5, 5, 5]
    hands.set(2027, 1, 1, 9)
    assert [(await board(cast.ana, p)).people for p in leaderboards.PERIODS] == [0, 0, 0, 0, 5]


async def test_a_day_is_the_organisations(cast: Cast, hands: Hands):
    hands.set(2026, 11, 18, 22, 59)
    await colleagues(5, 4, 3, 2, 1)
    hands.set(2026, 11, 18, 23, 1)  # past midnight in Warsaw
    assert (await board(cast.ana, "day")).people == 0


async def test_points_taken_back_leave_the_periods_they_were_in(cast: Cast, hands: Hands):
    people = await colleagues(5, 4, 3, 2, 1)
    entry = await gains(people[0], 100)
    hands.forward(days=40)
    await gains(people[0], 7)
    await take_back(entry)
    month = await board(people[0], "month")
    assert (month.people, (await board(people[0], "all")).top[0].points) == (1, 12)
    hands.forward(days=-40)
    assert (await board(people[1], "week")).top[0].points == 5
    assert not await violations()


async def test_somebody_whose_only_points_were_taken_back_leaves_the_board(cast: Cast, hands: Hands):
    await colleagues(5, 4, 3, 2, 1)
    await take_back(await gains(cast.ana, 9))
    seen = await board(cast.ana)
    assert (seen.people, seen.me) == (5, None)
    assert not await violations()


async def test_the_version_grows_with_every_change(cast: Cast, hands: Hands):
    async with reading() as session:
        before = await leaderboards.version(session)
    entry = await gains(cast.ana, 3)
    await take_back(entry)
    async with reading() as session:
        assert await leaderboards.version(session) == before + 2


async def test_an_unknown_period_is_nothing_here(cast: Cast):
    with pytest.raises(NotFound):
        await board(cast.ana, "decade")


async def groups(cast: Cast, scope: Literal["team", "site"] = "team") -> tuple[GroupStanding, ...]:
    async with reading() as session:
        return (await leaderboards.group_board(session, factories.viewer(cast.ana), "week", scope)).groups


async def test_teams_stand_by_the_average_of_those_who_were_active(cast: Cast, hands: Hands):
    await colleagues(30, 20, 30, 20, 25, 0, team_id=cast.roastery.id)
    await colleagues(11, 12, 12, 12, 14, 0, team_id=cast.cafe.id)
    assert [(g.rank, g.name, g.average, g.people, g.mine) for g in await groups(cast)] == [
        (1, "Roastery", "25.0", 5, True),
        (2, "Café", "12.2", 5, False),
    ]


@pytest.mark.parametrize("hidden", [1, 4, 5, 9])
async def test_hidden_people_are_in_no_average_however_many_they_are(cast: Cast, hands: Hands, hidden: int):
    await colleagues(10, 10, 10, 10, 10, team_id=cast.roastery.id)
    for member in await colleagues(*[30] * hidden, team_id=cast.roastery.id):
        await appear(member, "hidden")
    assert [(g.average, g.people) for g in await groups(cast)] == [("10.0", 5)]


async def test_a_site_minus_its_teams_is_not_one_hidden_person(cast: Cast, hands: Hands):
    site = cast.ljubljana.id
    await colleagues(10, 10, 10, 10, 10, team_id=cast.roastery.id, site_id=site)
    await colleagues(10, 10, 10, 10, 10, team_id=cast.cafe.id, site_id=site)
    for member in await colleagues(*[30] * 5, team_id=cast.roastery.id, site_id=site):
        await appear(member, "hidden")
    before = await groups(cast), await groups(cast, "site")
    [alone] = await colleagues(70, team_id=cast.cafe.id, site_id=site)
    await appear(alone, "hidden")
    assert (await groups(cast), await groups(cast, "site")) == before


async def test_a_team_with_four_active_people_is_never_averaged_however_large_it_is(cast: Cast, hands: Hands):
    await colleagues(30, 20, 10, 10, 0, 0, 0, 0, team_id=cast.roastery.id)
    await colleagues(50, 50, 50, 50, 50, team_id=cast.cafe.id)
    assert [g.name for g in await groups(cast)] == ["Café"]


async def test_what_was_taken_back_makes_nobody_active(cast: Cast, hands: Hands):
    await colleagues(30, 20, 10, 10, team_id=cast.roastery.id)
    entry = await gains(cast.ana, 5)
    assert [g.people for g in await groups(cast)] == [5]
    await take_back(entry)
    assert await groups(cast) == ()


async def test_sites_stand_like_teams_and_share_ranks(cast: Cast, hands: Hands):
    await colleagues(10, 20, 15, 15, 15, site_id=cast.gdansk.id)
    await colleagues(15, 15, 15, 15, 15, 0, site_id=cast.ljubljana.id)
    assert [(g.rank, g.tied) for g in await groups(cast, "site")] == [(1, True), (1, True)]


async def test_improvement_is_against_the_own_week_before(cast: Cast, hands: Hands):
    hands.set(2026, 11, 11, 9)
    people = await colleagues(10, 10, 10, 10, 10, 50)
    await gains(cast.ana, 4)
    hands.set(2026, 11, 18, 9)
    for member, n in zip(people, (11, 12, 13, 14, 14, 20), strict=True):
        await gains(member, n)
    await gains(cast.ana, 10)
    await gains(cast.piotr, 500)  # nothing to compare with
    async with reading() as session:
        seen = await leaderboards.improved_board(session, factories.viewer(cast.ana), "week")
    assert [(s.rank, s.points, s.me) for s in seen.standings] == [
        (1, 6, True),
        (2, 4, False),
        (2, 4, False),
        (4, 3, False),
        (5, 2, False),
        (6, 1, False),
    ]
    assert seen.gain == 6


async def test_all_time_has_no_improvement(cast: Cast, hands: Hands):
    async with reading() as session:
        with pytest.raises(NotFound):
            await leaderboards.improved_board(session, factories.viewer(cast.ana), "all")


async def test_own_best_shows_twelve_weeks_with_hollow_ones(cast: Cast, hands: Hands):
    hands.set(2026, 11, 4, 9)
    await gains(cast.bruno, 8)
    hands.set(2026, 11, 18, 9)
    await gains(cast.bruno, 9)
    async with reading() as session:
        own = await leaderboards.own_best(session, factories.viewer(cast.bruno))
    assert own.weeks == (0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 9)
    assert own.is_best
