"""Fair play: a pattern does nothing until a human decides, and a board with a prize waits for one."""

import asyncio

import pytest
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import reading, transaction
from advocacy_app.models import FairPlayCase, Member, Notice, Share, Thanks
from advocacy_app.read_models.fair_play import FairPlayDesk
from advocacy_app.services import fair_play, points
from advocacy_app.services.errors import NotAllowed, NotFound, TooLong
from tests import factories
from tests.cast import Cast
from tests.factories import viewer
from tests.hands import BOTH, Hands
from tests.services.points.stories import balance, entries, explanation, land, share, violations, visit
from tests.services.rewards.stories import deliver

pytestmark = BOTH
BOARD = "contest:0193"


async def look() -> int:
    async with transaction() as session:
        return await fair_play.look_for_patterns(session)


async def desk(owner: Member) -> FairPlayDesk:
    async with reading() as session:
        return await fair_play.desk(session, viewer(owner))


async def decide(owner: Member, case: str, *, back: bool, words: str = "") -> None:
    async with transaction() as session:
        await fair_play.decide(session, viewer(owner), case, back=back, words=words)


async def crowd(member: Member, visitors: int = 12) -> Share:
    """A share of the member's with many visitors at once."""
    row = await share(member)
    for n in range(visitors):
        await visit(row, f"v{n}")
    return row


async def thank_each_other(one: Member, other: Member, times: int = 8) -> None:
    async with transaction() as session:
        for giver, author in ((one, other), (other, one)):
            for _ in range(times):
                card = await factories.card(session, author_id=author.id)
                session.add(Thanks(card_id=card.id, member_id=giver.id, at=clock.now()))


async def ask_for_clearance(*members: Member) -> None:
    async with transaction() as session:
        ids = [member.id for member in members]
        await fair_play.ask_for_clearance(session, BOARD, title="Best photo", href="/challenges", members=ids)


async def clear(owner: Member, clearance: str) -> None:
    async with transaction() as session:
        await fair_play.clear(session, viewer(owner), clearance)


async def test_a_burst_is_noticed_once_and_nothing_is_taken(cast: Cast, hands: Hands) -> None:
    await crowd(cast.ana)
    before = await balance(cast.ana)
    assert (await look(), await look()) == (1, 0)
    (case,) = (await desk(cast.piotr)).cases
    assert (case.points, [face.name for face in case.people]) == (10, ["Ana Kralj"])
    assert await balance(cast.ana) == before
    await deliver()
    async with reading() as session:
        told = (await session.exec(select(Notice.member_id).where(Notice.kind == "fair_play_case"))).all()
    assert set(told) == {cast.piotr.id, cast.ines.id}


async def test_many_visitors_over_days_are_no_pattern(cast: Cast, hands: Hands) -> None:
    row = await share(cast.ana)
    for n in range(12):
        await visit(row, f"v{n}")
        hands.forward(hours=2)
    assert await look() == 0


async def test_two_who_thank_only_each_other_are_noticed(cast: Cast, hands: Hands) -> None:
    await thank_each_other(cast.ana, cast.maja)
    await thank_each_other(cast.tomek, cast.lena, times=7)
    assert await look() == 1
    (case,) = (await desk(cast.piotr)).cases
    assert (case.points, {face.name for face in case.people}) == (0, {"Ana Kralj", "Maja Kos"})


async def test_all_is_fine_changes_nothing_and_bothers_nobody(cast: Cast, hands: Hands) -> None:
    await crowd(cast.ana)
    await look()
    (case,) = (await desk(cast.piotr)).cases
    await decide(cast.piotr, case.id, back=False)
    await deliver()
    assert (await desk(cast.piotr)).cases == ()
    async with reading() as session:
        assert (await session.exec(select(Notice.id).where(Notice.member_id == cast.ana.id))).all() == []
    assert await look() == 0


@pytest.mark.parametrize("landed", [False, True])
async def test_points_that_go_back_are_reversals_with_a_reason_and_an_appeal(
    cast: Cast, hands: Hands, *, landed: bool
) -> None:
    await crowd(cast.ana)
    await look()
    if landed:
        hands.forward(days=4)
        await land()
    (case,) = (await desk(cast.piotr)).cases
    await decide(cast.piotr, case.id, back=True, words="Twelve visits from one street.")
    await deliver()
    left = await balance(cast.ana)
    assert left.points + left.pending == 5  # the share itself stays
    back = next(line for line in await entries(cast.ana) if line.state == "back")
    why = await explanation(cast.ana, back)
    assert (why.back[:8], why.may_ask) == ("A person", True)
    async with transaction() as session:
        await points.appeal(session, viewer(cast.ana), back.id, "They were all from my choir.")
        told = select(Notice.kind).where(Notice.member_id == cast.ana.id, col(Notice.kind) == "fair_play")
        assert (await session.exec(told)).all() == ["fair_play"]
    assert await violations() == []


async def test_whoever_loses_points_is_told_why(cast: Cast, hands: Hands) -> None:
    await crowd(cast.ana)
    await look()
    (case,) = (await desk(cast.piotr)).cases
    with pytest.raises(fair_play.WordsMissing):
        await decide(cast.piotr, case.id, back=True)
    with pytest.raises(TooLong):
        await decide(cast.piotr, case.id, back=True, words="x" * 501)


async def test_where_no_points_came_none_go_back(cast: Cast, hands: Hands) -> None:
    await thank_each_other(cast.ana, cast.maja)
    await look()
    (case,) = (await desk(cast.piotr)).cases
    with pytest.raises(fair_play.NothingGoesBack):
        await decide(cast.piotr, case.id, back=True, words="Why?")
    async with reading() as session:
        assert (await session.get_one(FairPlayCase, case.id)).outcome == "open"


async def test_two_owners_decide_once(cast: Cast, hands: Hands) -> None:
    await crowd(cast.ana)
    await look()
    (case,) = (await desk(cast.piotr)).cases
    both = await asyncio.gather(
        *(decide(owner, case.id, back=True, words="Why?") for owner in (cast.piotr, cast.ines)), return_exceptions=True
    )
    assert sum(isinstance(outcome, fair_play.AlreadyDecided) for outcome in both) == 1
    assert await violations() == []


async def test_nobody_decides_about_themselves_and_only_owners_see_the_desk(cast: Cast, hands: Hands) -> None:
    await crowd(cast.piotr)
    await look()
    (case,) = (await desk(cast.piotr)).cases
    assert case.mine
    with pytest.raises(fair_play.OwnCase):
        await decide(cast.piotr, case.id, back=False)
    for somebody in (cast.ana, cast.tomek, cast.olga):
        with pytest.raises(NotAllowed):
            await desk(somebody)
        with pytest.raises(NotAllowed):
            await decide(somebody, case.id, back=False)
    with pytest.raises(NotFound):
        await decide(cast.ines, "0" * 32, back=False)


async def test_a_board_pays_only_after_a_humans_word(cast: Cast) -> None:
    await ask_for_clearance(cast.ana, cast.maja)
    await ask_for_clearance(cast.ana)
    async with reading() as session:
        with pytest.raises(fair_play.NotYetClear):
            await fair_play.must_be_clear(session, BOARD)
    (board,) = (await desk(cast.piotr)).boards
    await clear(cast.piotr, board.id)
    async with reading() as session:
        await fair_play.must_be_clear(session, BOARD)
        assert not await fair_play.is_clear(session, "contest:other")
    with pytest.raises(fair_play.AlreadyDecided):
        await clear(cast.ines, board.id)


async def test_open_patterns_around_its_people_come_first(cast: Cast, hands: Hands) -> None:
    await crowd(cast.ana)
    await look()
    await ask_for_clearance(cast.ana, cast.maja)
    board = (await desk(cast.piotr)).boards[0]
    with pytest.raises(fair_play.CasesOpen):
        await clear(cast.piotr, board.id)
    await decide(cast.piotr, (await desk(cast.piotr)).cases[0].id, back=False)
    await clear(cast.piotr, board.id)


async def test_who_stands_on_a_board_does_not_clear_it(cast: Cast) -> None:
    await ask_for_clearance(cast.piotr)
    (board,) = (await desk(cast.piotr)).boards
    with pytest.raises(fair_play.OwnCase):
        await clear(cast.piotr, board.id)
    with pytest.raises(NotAllowed):
        await clear(cast.tomek, board.id)
    with pytest.raises(NotFound):
        await clear(cast.ines, "0" * 32)
