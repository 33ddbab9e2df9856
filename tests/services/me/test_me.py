"""One's own page: what counts as a good week, and that nothing of it is about others."""

import pytest

from advocacy_app.db import reading, transaction
from advocacy_app.models import Member
from advocacy_app.read_models.me import Me
from advocacy_app.read_models.stroke import Stroke
from advocacy_app.services import me
from advocacy_app.services.me.rules import good_weeks, strokes
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.leaderboards.stories import gains


async def mine(member: Member) -> Me:
    async with reading() as session:
        return await me.me(session, factories.viewer(member))


def test_a_week_is_as_high_as_its_points_and_an_empty_one_keeps_its_place() -> None:
    line = strokes([0, 20, 10, 0], [False, False, False, False])
    assert [(s.kind, s.height) for s in line] == [("rest", 0), ("me", 100), ("me", 65), ("todo", 0)]
    assert good_weeks(line) == 2


def test_a_share_makes_a_week_good_before_its_points_land() -> None:
    assert strokes([0, 0], [True, True]) == (Stroke("me", 30), Stroke("me", 30))


def test_there_is_a_line_for_nobody_yet() -> None:
    assert strokes([], []) == ()


@pytest.mark.usefixtures("hands")
@BOTH
async def test_day_one_says_how_it_begins(cast: Cast) -> None:
    page = await mine(cast.ana)
    assert page.first_day
    assert [s.kind for s in page.strokes] == ["rest"] * 11 + ["todo"]
    assert (page.place, page.face.initials) == ("Roastery · Gdańsk", "AK")


@BOTH
async def test_weeks_with_points_or_a_share_are_good(cast: Cast, hands: Hands) -> None:
    await gains(cast.ana, 7)
    hands.forward(weeks=2)
    async with transaction() as session:
        await factories.share(session, cast.ana, await factories.card(session), evidence="said")
        await factories.share(session, cast.maja, await factories.card(session), evidence="said")
    page = await mine(cast.ana)
    assert [s.kind for s in page.strokes[-3:]] == ["me", "rest", "me"]
    assert (page.weeks, page.week_open, page.first_day) == (2, False, False)
    assert (page.season, page.total, page.on_the_way) == ("7", "7", "0")


@BOTH
async def test_a_share_that_never_went_out_is_no_good_week(cast: Cast, hands: Hands) -> None:
    async with transaction() as session:
        await factories.share(session, cast.ana, await factories.card(session))
    assert (await mine(cast.ana)).first_day


async def test_the_studio_is_for_those_with_a_role(cast: Cast) -> None:
    assert [(await mine(member)).studio for member in (cast.ana, cast.tomek)] == [False, True]
