import asyncio

from sqlmodel import select

from advocacy_app import bus
from advocacy_app.db import transaction
from advocacy_app.events import ShareConfirmed
from advocacy_app.models import Click, Member
from advocacy_app.read_models.points import Balance
from advocacy_app.services import identity, points
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.points.stories import balance, entries, explanation, land, see, share, violations, visit

pytestmark = BOTH


async def test_a_share_pays_five_points_that_land_after_three_days(cast: Cast, hands: Hands):
    await share(cast.ana)
    assert (await balance(cast.ana)).pending == 5

    hands.forward(days=2, hours=23)
    assert await land() == 0
    hands.forward(hours=1)
    assert await land() == 1

    after = await balance(cast.ana)
    assert (after.points, after.pending) == (5, 0)
    assert not await violations()


async def test_points_land_exactly_once(cast: Cast, hands: Hands):
    await share(cast.ana)
    hands.forward(days=3)
    assert [await land(), await land()] == [1, 0]
    assert (await balance(cast.ana)).points == 5


async def test_saying_the_same_share_went_out_twice_pays_once(cast: Cast, hands: Hands):
    said = await share(cast.ana)
    async with transaction() as session:
        await bus.record(session, ShareConfirmed(actor=cast.ana.id, share=said.id))
    assert (await balance(cast.ana)).pending == 5


async def test_two_shares_a_day_are_paid_and_the_third_is_welcome(cast: Cast, hands: Hands):
    for _ in range(3):
        await share(cast.ana)
    third, second, first = await entries(cast.ana)
    assert (first.amount, second.amount, third.amount) == (5, 5, 0)
    assert (third.state, third.state_text) == ("capped", "Limit reached")
    assert not await violations()


async def test_an_unpaid_share_is_not_paid_by_a_retry_on_the_next_day(cast: Cast, hands: Hands):
    said = [await share(cast.ana) for _ in range(3)]
    hands.forward(days=1)
    async with transaction() as session:
        await bus.record(session, ShareConfirmed(actor=cast.ana.id, share=said[-1].id))
    assert (await balance(cast.ana)).pending == 10


async def test_six_shares_a_week_are_paid(cast: Cast, hands: Hands):
    hands.set(2026, 11, 16, 9)  # a Monday
    for _ in range(4):
        await share(cast.ana)
        await share(cast.ana)
        hands.forward(days=1)
    assert (await balance(cast.ana)).pending == 30
    hands.set(2026, 11, 23, 9)
    await share(cast.ana)
    assert (await balance(cast.ana)).pending == 35


async def test_the_day_is_the_members_own(cast: Cast, hands: Hands):
    async with transaction() as session:
        (await session.get_one(Member, cast.ana.id)).timezone = "Pacific/Auckland"
    hands.set(2026, 11, 18, 10, 30)  # 23:30 in Auckland
    await share(cast.ana)
    await share(cast.ana)
    hands.forward(hours=1)  # 0:30 on the next day there, the same day in Gdańsk
    await share(cast.ana)
    assert (await balance(cast.ana)).pending == 15


async def test_who_goes_to_and_fro_between_zones_opens_no_second_day(cast: Cast, hands: Hands):
    hands.set(2026, 11, 18, 12)  # the 19th in Auckland, the 18th in Gdańsk
    paid = []
    for zone in ("Pacific/Auckland", "Pacific/Honolulu", "Europe/Warsaw"):
        async with transaction() as session:
            await identity.choose_zone(session, await session.get_one(Member, cast.ana.id), zone)
        await share(cast.ana)
        await share(cast.ana)
        paid.append((await balance(cast.ana)).pending)
        hands.forward(minutes=1)
    assert paid == [10, 10, 10]


async def test_a_new_zone_counts_a_week_later(cast: Cast, hands: Hands):
    hands.set(2026, 11, 3, 12)
    async with transaction() as session:
        await identity.choose_zone(session, await session.get_one(Member, cast.ana.id), "Pacific/Auckland")
    hands.set(2026, 11, 18, 10, 30)  # 23:30 in Auckland
    await share(cast.ana)
    await share(cast.ana)
    hands.forward(hours=1)
    await share(cast.ana)
    assert (await balance(cast.ana)).pending == 15


async def test_the_first_five_visitors_of_a_share_pay_two_each(cast: Cast, hands: Hands):
    said = await share(cast.ana)
    for n in range(7):
        await visit(said, f"v{n}")
    assert (await balance(cast.ana)).pending == 5 + 5 * 2
    assert len(await entries(cast.ana)) == 6


async def test_the_same_visitor_pays_once_a_day(cast: Cast, hands: Hands):
    said = await share(cast.ana)
    await visit(said)
    await visit(said)
    assert (await balance(cast.ana)).pending == 7


async def test_visits_that_turn_out_to_be_machines_are_taken_back_before_they_land(cast: Cast, hands: Hands):
    said = await share(cast.ana)
    await visit(said)
    async with transaction() as session:
        (await session.exec(select(Click))).one().kind = "suspicious"
    hands.forward(days=3)
    await land()
    assert ((await balance(cast.ana)).points, (await balance(cast.ana)).pending) == (5, 0)
    visit_entry = next(e for e in await entries(cast.ana) if e.sureness == "clicked")
    assert "machine" in (await explanation(cast.ana, visit_entry)).back
    assert not await violations()


async def test_a_post_that_an_owner_has_seen_pays_five_more(cast: Cast, hands: Hands):
    said = await share(cast.ana)
    await see(said)
    await see(said)
    assert (await balance(cast.ana)).pending == 10


async def test_somebody_who_left_earns_nothing(cast: Cast, hands: Hands):
    await share(cast.jakob)
    assert await balance(cast.jakob) == Balance()


async def test_two_devices_at_once_are_paid_once(cast: Cast, hands: Hands):
    async def pay() -> str:
        async with transaction() as session:
            reason = points.REASONS["share_url"]
            outcome = await points.award(session, cast.ana, reason, key="url:same", evidence="same")
        return outcome.entry_id

    told = await asyncio.gather(*(pay() for _ in range(8)))
    assert len(set(told)) == 1
    assert (await balance(cast.ana)).pending == 5


async def test_limits_hold_when_many_act_at_once(cast: Cast, hands: Hands):
    async def pay(n: int) -> int:
        async with transaction() as session:
            reason = points.REASONS["share_said"]
            return (await points.award(session, cast.ana, reason, key=f"share:{n}", evidence=str(n))).points

    assert sorted(await asyncio.gather(*(pay(n) for n in range(10)))) == [0] * 8 + [5, 5]
    assert not await violations()


async def test_a_new_rule_counts_from_now_on(cast: Cast, hands: Hands):
    await share(cast.ana)
    hands.forward(hours=1)
    async with transaction() as session:
        await points.change(session, factories.viewer(cast.piotr), "share_said", points.Rule(amount=8))
    await share(cast.ana)
    newer, older = await entries(cast.ana)
    assert (older.amount, newer.amount) == (5, 8)
    assert "Version 1" in (await explanation(cast.ana, older)).rule_line
    assert "Version 2" in (await explanation(cast.ana, newer)).rule_line
    assert (await explanation(cast.ana, older)).rule == "A share earns 5 points"
