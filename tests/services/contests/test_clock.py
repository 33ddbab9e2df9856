"""A contest closes at the hour that its rules name, whatever the clocks do meanwhile."""

from datetime import UTC, datetime, timedelta

import pytest

from advocacy_app.jobs.recurring import RECURRING
from advocacy_app.jobs.runner import Clockwork
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.contests import stories

pytestmark = BOTH
JOBS = tuple(job for job in RECURRING if job.name in {"open_due", "close_due", "look_for_draws", "pass_on_due"})


@pytest.mark.parametrize(
    ("opens", "closes", "moment"),
    [
        ("2026-10-20", "2026-10-25", datetime(2026, 10, 25, 17, tzinfo=UTC)),
        ("2027-03-22", "2027-03-28", datetime(2027, 3, 28, 16, tzinfo=UTC)),
    ],
    ids=["summer time ends", "summer time begins"],
)
async def test_the_hour_is_the_one_of_the_place(cast: Cast, hands: Hands, opens: str, closes: str, moment: datetime):
    hands.moment = moment - timedelta(days=4)
    contest_id = await stories.launched(cast, opens=(opens, "09:00"), closes=(closes, "18:00"))
    await stories.enters(cast.maja, contest_id)
    clockwork = Clockwork(JOBS)
    hands.moment = moment - timedelta(minutes=1)
    await clockwork.turn()
    assert (await stories.contest(contest_id)).state == "running"
    hands.moment = moment
    await clockwork.turn()
    draw = await stories.draw_of(contest_id)
    assert (draw.state, draw.closed_at) == ("drawn", moment)


async def test_after_weeks_without_power_one_round_makes_up_for_everything(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast)
    for member in (cast.maja, cast.lena, cast.bruno):
        await stories.enters(member, contest_id)
    hands.forward(days=60)
    await Clockwork(JOBS).turn()
    draw = await stories.draw_of(contest_id)
    assert draw.state == "drawn"
    [first, second] = await stories.claims(draw.id)
    assert first.until == second.until > hands.moment + timedelta(days=13)
    hands.forward(days=60)
    await Clockwork(JOBS).turn()
    assert {one.state for one in await stories.claims(draw.id)} == {"expired", "offered"}
    hands.forward(days=-60)
    await Clockwork(JOBS).turn()
    assert (await stories.draw(draw.id)).result == draw.result
