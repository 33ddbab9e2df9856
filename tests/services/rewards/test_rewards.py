"""Rewards: the last piece goes to one person, points come back when nothing comes of it, addresses are forgotten."""

import asyncio

import pytest
from sqlmodel import col, func, select

from advocacy_app import clock, ids
from advocacy_app.db import reading, transaction
from advocacy_app.models import (
    BoardScore,
    Member,
    Notice,
    Picture,
    Prize,
    Reward,
    RewardAddress,
    RewardOrder,
    SurpriseGrant,
)
from advocacy_app.services import identity, leaderboards, points, rewards
from advocacy_app.services.errors import Invalid, NotAllowed, NotFound, TooLong
from advocacy_app.services.rewards import Surprise
from advocacy_app.services.rewards.errors import PictureGone
from tests import factories
from tests.cast import Cast
from tests.factories import viewer
from tests.hands import BOTH, Hands
from tests.services.rewards.stories import ask, changed, deliver, earn, move, offered, shop, violations

pytestmark = BOTH


async def test_asking_takes_a_piece_and_its_price(cast: Cast) -> None:
    await earn(cast.ana, 100)
    order = await ask(cast.ana, await offered(cast.piotr))
    seen = await shop(cast.ana)
    assert (order.state, seen.points, seen.rewards[0].left) == ("approved", 60, "4 pieces left")
    assert [row.state for row in seen.orders] == ["approved"]
    assert await violations() == []


async def test_the_last_piece_goes_to_exactly_one_of_twenty(cast: Cast) -> None:
    reward = await offered(cast.piotr, stock=1)
    async with transaction() as session:
        people = [await factories.member(session, f"Nina {n}") for n in range(20)]
    for person in people:
        await earn(person, 40)

    outcomes = await asyncio.gather(*(ask(person, reward) for person in people), return_exceptions=True)

    assert sum(isinstance(outcome, RewardOrder) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, rewards.NoneLeft) for outcome in outcomes) == 19
    async with reading() as session:
        assert (await session.get_one(Reward, reward)).stock == 0
        assert (await session.exec(select(func.count()).select_from(RewardOrder))).one() == 1
    assert await violations() == []


async def test_two_taps_on_the_same_wish_ask_once(cast: Cast) -> None:
    await earn(cast.ana, 100)
    reward, wish = await offered(cast.piotr, per_person=None), ids.new_id()
    await asyncio.gather(*(ask(cast.ana, reward, wish) for _ in range(5)))
    assert (await shop(cast.ana)).points == 60


async def test_a_person_has_no_more_than_the_cap_even_at_the_same_moment(cast: Cast) -> None:
    await earn(cast.ana, 200)
    reward = await offered(cast.piotr, per_person=2)
    outcomes = await asyncio.gather(*(ask(cast.ana, reward) for _ in range(5)), return_exceptions=True)
    assert sum(isinstance(outcome, RewardOrder) for outcome in outcomes) == 2
    assert (await shop(cast.ana)).rewards[0].why == "2 pieces for each person, and you have yours."


async def test_nobody_spends_what_they_do_not_have(cast: Cast) -> None:
    reward = await offered(cast.piotr)
    with pytest.raises(points.NotEnoughPoints):
        await ask(cast.ana, reward)
    assert (await shop(cast.ana)).rewards[0].why == "40 points to go."
    async with reading() as session:
        assert (await session.get_one(Reward, reward)).stock == 5


async def test_an_order_of_somebody_else_is_nobodys(cast: Cast) -> None:
    for member in (cast.ana, cast.maja):
        await earn(member, 40)
    reward, wish = await offered(cast.piotr), ids.new_id()
    await ask(cast.ana, reward, wish)
    with pytest.raises(NotFound):
        await ask(cast.maja, reward, wish)
    async with transaction() as session:
        with pytest.raises(NotFound):
            await rewards.take_back_order(session, viewer(cast.maja), wish)
    with pytest.raises(Invalid):
        await ask(cast.maja, reward, "../../etc")


async def test_what_is_not_on_offer_cannot_be_asked_for(cast: Cast) -> None:
    await earn(cast.ana, 40)
    reward = await offered(cast.piotr)
    async with transaction() as session:
        await rewards.offer_reward(session, viewer(cast.piotr), reward, on=False)
    for gone in (reward, "0" * 32):
        with pytest.raises(rewards.NotOnOffer):
            await ask(cast.ana, gone)
    assert (await shop(cast.ana)).rewards == ()


async def test_a_no_comes_with_words_and_gives_points_and_piece_back(cast: Cast) -> None:
    await earn(cast.ana, 40)
    reward = await offered(cast.piotr, asks_approval=True)
    order = await ask(cast.ana, reward)
    with pytest.raises(rewards.WordsMissing):
        await move(cast.piotr, order, "declined")
    await move(cast.piotr, order, "declined", "They broke on the way here.")
    seen = await shop(cast.ana)
    assert (seen.points, seen.orders[0].words, seen.orders[0].who) == (40, "They broke on the way here.", "Piotr Zając")
    assert seen.rewards[0].why == ""
    async with reading() as session:
        assert (await session.get_one(Reward, reward)).stock == 5
        assert (await session.exec(select(Prize))).all() == []
    assert await violations() == []


async def test_a_wish_can_be_taken_back_until_it_is_on_its_way(cast: Cast) -> None:
    await earn(cast.ana, 80)
    reward = await offered(cast.piotr, per_person=2)
    first, second = await ask(cast.ana, reward), await ask(cast.ana, reward)
    await move(cast.piotr, second, "on_its_way")
    async with transaction() as session:
        await rewards.take_back_order(session, viewer(cast.ana), first.id)
    async with transaction() as session:
        with pytest.raises(rewards.NotSo):
            await rewards.take_back_order(session, viewer(cast.ana), second.id)
    assert (await shop(cast.ana)).points == 40


async def test_two_owners_move_an_order_once(cast: Cast) -> None:
    await earn(cast.ana, 40)
    order = await ask(cast.ana, await offered(cast.piotr, asks_approval=True))
    both = await asyncio.gather(
        move(cast.piotr, order, "declined", "No."), move(cast.ines, order, "declined", "No."), return_exceptions=True
    )
    assert sum(isinstance(outcome, rewards.NotSo) for outcome in both) == 1
    assert (await shop(cast.ana)).points == 40
    assert await violations() == []


async def test_handing_over_writes_the_prize_down_and_a_good_cause_does_not(cast: Cast) -> None:
    await earn(cast.ana, 80)
    for charity in (False, True):
        order = await ask(cast.ana, await offered(cast.piotr, charity=charity))
        await move(cast.piotr, order, "handed_over")
    async with reading() as session:
        found = (await session.exec(select(Prize))).all()
    assert [(prize.title, prize.value_minor, prize.source) for prize in found] == [("A mug", 1250, "reward")]


async def test_only_owners_move_orders_and_never_their_own(cast: Cast) -> None:
    for member in (cast.ana, cast.piotr):
        await earn(member, 40)
    reward = await offered(cast.piotr, asks_approval=True)
    hers, his = await ask(cast.ana, reward), await ask(cast.piotr, reward)
    for somebody in (cast.ana, cast.tomek, cast.olga):
        with pytest.raises(NotAllowed):
            await move(somebody, hers, "approved")
    with pytest.raises(rewards.OwnOrder):
        await move(cast.piotr, his, "approved")
    with pytest.raises(NotFound):
        await move(cast.ines, his, "taken_back")


async def test_an_address_is_asked_for_only_when_needed_and_forgotten_a_day_after(cast: Cast, hands: Hands) -> None:
    await earn(cast.ana, 80)
    await ask(cast.ana, await offered(cast.piotr), address="1 Quiet Street")
    by_post = await offered(cast.piotr, needs_address=True)
    with pytest.raises(rewards.AddressMissing):
        await ask(cast.ana, by_post)
    order = await ask(cast.ana, by_post, address="2 Loud Street\nGdańsk")
    await move(cast.piotr, order, "handed_over")

    async def kept() -> list[str]:
        async with transaction() as session:
            await rewards.forget_addresses(session)
            return list((await session.exec(select(RewardAddress.address))).all())

    assert await kept() == ["2 Loud Street\nGdańsk"]
    hands.forward(days=1, minutes=1)
    assert await kept() == []


async def test_spending_changes_nothing_on_the_boards(cast: Cast) -> None:
    await earn(cast.ana, 100)

    async def standing() -> int:
        async with reading() as session:
            asked = select(BoardScore.points).where(BoardScore.account == cast.ana.account, BoardScore.period == "all")
            assert await leaderboards.own_points(session, viewer(cast.ana), "all") == 100
            return (await session.exec(asked)).one()

    order = await ask(cast.ana, await offered(cast.piotr, asks_approval=True))
    assert await standing() == 100
    await move(cast.piotr, order, "declined", "Sold out.")
    assert await standing() == 100


async def test_an_entry_says_what_points_were_used_for_and_why_they_came_back(cast: Cast) -> None:
    await earn(cast.ana, 40)
    order = await ask(cast.ana, await offered(cast.piotr))
    async with transaction() as session:
        await rewards.take_back_order(session, viewer(cast.ana), order.id)
    async with reading() as session:
        back, spent, *_ = (await points.entries(session, viewer(cast.ana))).entries
        why = await points.explain(session, viewer(cast.ana), back.id)
    assert (spent.amount, spent.about, back.amount) == (-40, "“A mug”", 40)
    assert why.back == "The reward did not come about, so your points are back."


async def test_owners_hear_of_a_wish_and_the_person_of_every_step(cast: Cast) -> None:
    await earn(cast.ana, 40)
    order = await ask(cast.ana, await offered(cast.piotr, asks_approval=True))
    await move(cast.piotr, order, "approved")
    await move(cast.piotr, order, "handed_over")
    await deliver()
    async with reading() as session:
        told = (await session.exec(select(Notice.member_id, Notice.kind).order_by(col(Notice.kind)))).all()
    assert sorted(told) == sorted(
        [
            (cast.ana.id, "order_moved"),
            (cast.ana.id, "order_moved"),
            (cast.piotr.id, "reward_asked"),
            (cast.ines.id, "reward_asked"),
        ]
    )


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"title": ""}, rewards.TitleMissing),
        ({"title": "x" * 121}, TooLong),
        ({"price": 0}, rewards.OutOfRange),
        ({"price": 100_001}, rewards.OutOfRange),
        ({"stock": -1}, rewards.OutOfRange),
        ({"per_person": 0}, rewards.OutOfRange),
    ],
)
async def test_what_cannot_be_right_is_not_offered(cast: Cast, changes: dict, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        await offered(cast.piotr, **changes)


async def test_only_owners_offer(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        await offered(cast.tomek)


async def surprised(cast: Cast, gift: Surprise, to: str = "") -> str:
    async with transaction() as session:
        return await rewards.surprise(session, viewer(cast.piotr), to or cast.ana.id, gift)


async def test_a_surprise_has_a_reason_and_is_in_the_log_and_on_no_board(cast: Cast) -> None:
    await surprised(cast, Surprise("For the night of the flood.", points=50, title="A torch"))
    await deliver()
    seen = await shop(cast.ana)
    (present,) = seen.presents
    assert (seen.points, present.words, present.who) == (50, "For the night of the flood.", "Piotr Zając")
    async with reading() as session:
        page = await identity.deeds(session, viewer(cast.ines))
        assert [row.words for day in page.days for row in day.rows] == ["Gave Ana Kralj a surprise"]
        assert await leaderboards.own_points(session, viewer(cast.ana), "all") == 0
        assert (await session.exec(select(Notice.kind).where(Notice.member_id == cast.ana.id))).all() == ["surprise"]
        assert (await session.exec(select(Prize.title))).all() == ["A torch"]


async def test_surprises_are_capped_for_giver_and_receiver(cast: Cast) -> None:
    await surprised(cast, Surprise("One.", points=200))
    with pytest.raises(rewards.SurprisesSpent):
        await surprised(cast, Surprise("Two.", points=1))
    await surprised(cast, Surprise("Three.", points=200), cast.maja.id)
    with pytest.raises(rewards.SurprisesSpent):
        await surprised(cast, Surprise("Four.", points=101), cast.tomek.id)
    async with reading() as session:
        assert (await session.exec(select(func.sum(SurpriseGrant.points)))).one() == 400


@pytest.mark.parametrize(
    ("gift", "refusal"),
    [
        (Surprise("", points=5), rewards.WordsMissing),
        (Surprise("Thanks."), rewards.NothingGiven),
        (Surprise("Thanks.", points=-5), rewards.OutOfRange),
        (Surprise("x" * 501, points=5), TooLong),
    ],
)
async def test_a_surprise_without_a_reason_or_a_gift_is_none(cast: Cast, gift: Surprise, refusal: type) -> None:
    with pytest.raises(refusal):
        await surprised(cast, gift)


async def test_nobody_surprises_themselves_or_those_who_left(cast: Cast) -> None:
    with pytest.raises(rewards.OwnOrder):
        await surprised(cast, Surprise("Me!", points=5), cast.piotr.id)
    with pytest.raises(rewards.ReceiverMissing):
        await surprised(cast, Surprise("Bye.", points=5), cast.jakob.id)
    async with transaction() as session:
        with pytest.raises(NotAllowed):
            await rewards.surprise(session, viewer(cast.tomek), cast.ana.id, Surprise("Hi.", points=5))


async def test_an_owner_finds_who_shows_no_name_by_their_whole_address(cast: Cast) -> None:
    async with reading() as session:
        assert await rewards.receivers(session, viewer(cast.piotr), "Bruno") == []
        found = await rewards.receivers(session, viewer(cast.piotr), str(cast.bruno.email).upper())
    assert [person.id for person in found] == [cast.bruno.id]


async def test_an_order_tells_its_way_and_what_is_still_to_come(cast: Cast, hands: Hands) -> None:
    await earn(cast.ana, 80)
    reward = await offered(cast.piotr, asks_approval=True, needs_address=True)
    order = await ask(cast.ana, reward, address="Long Street 1")
    [row] = (await shop(cast.ana)).orders
    assert [bool(step.when) for step in row.steps] == [True, False, False, False]
    for state in ("approved", "on_its_way", "handed_over"):
        hands.forward(hours=3)
        await move(cast.piotr, order, state)
    [row] = (await shop(cast.ana)).orders
    assert [step.words for step in row.steps] == ["Asked for", "It is yours", "On its way", "Handed over"]
    assert len({step.when for step in row.steps}) == len(row.steps)


async def test_an_order_that_was_taken_back_waits_for_nothing(cast: Cast) -> None:
    await earn(cast.ana, 80)
    order = await ask(cast.ana, await offered(cast.piotr))
    async with transaction() as session:
        await rewards.take_back_order(session, viewer(cast.ana), order.id)
    [row] = (await shop(cast.ana)).orders
    assert all(step.when for step in row.steps)
    assert len(row.steps) == 3


async def picture(member: Member) -> str:
    """Sent a moment ago, and in nobody's hands yet."""
    new = ids.new_id()
    async with transaction() as session:
        session.add(Picture(id=new, width=8, height=8, made_by=member.id, made_at=clock.now()))
    return new


async def state_of(picture_id: str) -> str:
    async with reading() as session:
        return (await session.get_one(Picture, picture_id)).state


async def test_a_reward_keeps_its_picture_and_lets_the_one_before_go(cast: Cast) -> None:
    first, second = await picture(cast.piotr), await picture(cast.piotr)
    reward = await offered(cast.piotr, picture=first)
    assert await state_of(first) == "kept"
    await changed(cast.ines, reward, picture=first)
    await changed(cast.piotr, reward, picture=second)
    assert (await state_of(first), await state_of(second)) == ("provisional", "kept")
    assert (await shop(cast.ana)).rewards[0].image == f"/media/{second}/720.webp"
    await changed(cast.piotr, reward)
    assert await state_of(second) == "provisional"
    assert not (await shop(cast.ana)).rewards[0].image


async def test_nobody_takes_a_picture_that_somebody_else_sent(cast: Cast) -> None:
    foreign = await picture(cast.ines)
    for missing in (foreign, ids.new_id()):
        with pytest.raises(PictureGone):
            await offered(cast.piotr, picture=missing)
