"""Prizes for the post with the most thanks: kept at the closing, cleared by a human, offered, written down once."""

import pytest
from sqlmodel import select

from advocacy_app import clock
from advocacy_app.db import reading, transaction
from advocacy_app.models import BoardClearance, Card, ContestAward, Member, Prize, Thanks
from advocacy_app.services import contests, fair_play, notifications
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.contests import stories

TAG = {"hashtag": "#Hands", "tag": "hands"}


async def posted(member: Member, *thankful: Member) -> None:
    """A photo that is live, and who said thanks for it."""
    async with transaction() as session:
        values = {"kind": "image", "author_id": member.id, "live_at": clock.now(), "state": "live"}
        card = await factories.card(session, **values, **TAG)
        session.add_all([Thanks(card_id=card.id, member_id=one.id, at=clock.now()) for one in thankful])


async def closed(cast: Cast, hands: Hands) -> str:
    """Maja has two thanks, Lena one; the list is closed."""
    contest_id = await stories.launched(cast, prizes=stories.BEST, hashtag="#Hands")
    hands.forward(minutes=1)
    await posted(cast.maja, cast.lena, cast.bruno)
    await posted(cast.lena, cast.maja)
    hands.forward(days=10, hours=9)
    await stories.closes()
    return contest_id


async def cleared(by: Member) -> None:
    async with transaction() as session:
        waiting = (await session.exec(select(BoardClearance))).one()
        await fair_play.clear(session, factories.viewer(by), waiting.id)


async def awards() -> list[ContestAward]:
    async with reading() as session:
        return list((await session.exec(select(ContestAward).order_by(ContestAward.id))).all())


async def ledger() -> list[Prize]:
    async with reading() as session:
        return list((await session.exec(select(Prize).order_by(Prize.id))).all())


async def claims(member: Member, award: ContestAward) -> None:
    async with transaction() as session:
        await contests.claim(session, factories.viewer(member), award.id)


@BOTH
async def test_a_human_clears_the_best_posts_before_a_prize_is_offered(cast: Cast, hands: Hands):
    contest_id = await closed(cast, hands)
    [award] = await awards()
    assert (award.member_id, award.state) == (cast.maja.id, "waiting")
    assert (await stories.contest(contest_id)).state == "closed"
    with pytest.raises(contests.ClaimOver):
        await claims(cast.maja, award)
    await cleared(cast.piotr)
    assert (await awards())[0].state == "offered"
    assert (await stories.contest(contest_id)).state == "over"
    await claims(cast.maja, award)
    [prize] = await ledger()
    assert (prize.account, prize.source, prize.value_minor) == (cast.maja.account, "contest", 300_00)


async def test_whoever_stands_to_win_does_not_clear_the_board(cast: Cast, hands: Hands):
    await stories.launched(cast, prizes=stories.BEST, hashtag="#Hands", sites=())
    hands.forward(minutes=1)
    await posted(cast.ines, cast.maja)
    hands.forward(days=10, hours=9)
    await stories.closes()
    with pytest.raises(fair_play.OwnCase):
        await cleared(cast.ines)
    await cleared(cast.piotr)


async def test_a_post_that_was_taken_down_meanwhile_leaves_the_prize_to_the_next(cast: Cast, hands: Hands):
    await closed(cast, hands)
    async with transaction() as session:
        theirs = (await session.exec(select(Card).where(Card.author_id == cast.maja.id))).one()
        theirs.state = "archived"
    await cleared(cast.piotr)
    assert [(one.member_id, one.state) for one in await awards()] == [
        (cast.maja.id, "undeliverable"),
        (cast.lena.id, "offered"),
    ]


async def test_a_winner_who_leaves_before_the_clearance_gets_nothing(cast: Cast, hands: Hands):
    await closed(cast, hands)
    async with transaction() as session:
        (await session.get_one(Member, cast.maja.id)).deactivated_at = clock.now()
    await cleared(cast.piotr)
    assert (await awards())[-1].member_id == cast.lena.id


async def test_a_winner_who_is_erased_before_the_clearance_leaves_it_waiting_for_the_next(cast: Cast, hands: Hands):
    await closed(cast, hands)
    await stories.erased(cast.maja.id)
    assert [(one.member_id, one.state) for one in await awards()] == [
        (None, "undeliverable"),
        (cast.lena.id, "waiting"),
    ]


async def test_unclaimed_and_refused_prizes_pass_on_until_nobody_is_left(cast: Cast, hands: Hands):
    await closed(cast, hands)
    await cleared(cast.piotr)
    hands.forward(days=20)
    async with transaction() as session:
        assert await contests.pass_awards_on(session) == 1
    first, second = await awards()
    assert (first.state, second.member_id) == ("expired", cast.lena.id)
    async with transaction() as session:
        await contests.refuse(session, factories.viewer(cast.lena), second.id)
    assert [one.state for one in await awards()] == ["expired", "refused"]
    assert await ledger() == []


async def test_one_reminder_comes_before_the_end(cast: Cast, hands: Hands):
    await closed(cast, hands)
    await cleared(cast.piotr)
    hands.forward(days=14)
    for expected in (1, 0):
        async with transaction() as session:
            assert await contests.remind_of_awards(session) == expected


async def test_the_one_who_runs_it_wins_nothing(cast: Cast, hands: Hands):
    contest_id = await stories.launched(cast, prizes=stories.BEST, hashtag="#Hands", sites=())
    hands.forward(minutes=1)
    await posted(cast.piotr, cast.maja)
    hands.forward(days=10, hours=9)
    await stories.closes()
    assert await awards() == []
    assert (await stories.contest(contest_id)).state == "over"


@BOTH
async def test_a_drawn_prize_is_written_down_once_and_taken_back_when_it_cannot_be_delivered(cast: Cast, hands: Hands):
    draw = await stories.drawn(cast, hands)
    first = (await stories.claims(draw.id))[0]
    winner = next(one for one in (cast.maja, cast.lena, cast.bruno) if one.id == first.member_id)
    async with transaction() as session:
        await contests.claim(session, factories.viewer(winner), first.id)
    [given] = await ledger()
    assert (given.account, given.source, given.value_minor) == (winner.account, "draw", 420_00)
    async with transaction() as session:
        await contests.give_up(session, factories.viewer(cast.piotr), first.id)
    assert [one.reverses_id for one in await ledger()] == [None, given.id]


@BOTH
async def test_the_desk_names_whoever_took_a_prize_and_nobody_who_passed_it_on(cast: Cast, hands: Hands):
    draw = await stories.drawn(cast, hands)
    first, second = await stories.claims(draw.id)
    people = {member.id: member for member in (cast.maja, cast.lena, cast.bruno)}
    taker, other = people[str(first.member_id)], people[str(second.member_id)]
    async with transaction() as session:
        await contests.claim(session, factories.viewer(taker), first.id)
        await contests.refuse(session, factories.viewer(other), second.id)
    async with reading() as session:
        desk = await contests.desk(session, factories.viewer(cast.piotr), draw.contest_id)
    shown = {(claim.state, claim.who) for claim in desk.claims}
    assert ("claimed", taker.name) in shown
    assert ("refused", "") in shown
    assert other.name not in {who for _, who in shown}


async def test_a_prize_of_more_than_a_million_is_a_slip_of_the_finger(cast: Cast, hands: Hands):
    with pytest.raises(contests.ValueUnclear):
        await stories.draft(cast, prizes=(contests.PrizeForm("draw", "A house", "1000001"),))


async def test_a_contest_of_a_campaign_begins_with_two_prizes_and_stands_on_its_wall(cast: Cast, hands: Hands):
    owner = factories.viewer(cast.piotr)
    async with transaction() as session:
        campaign = await factories.campaign(session, "#Hands")
        contest_id = await contests.begin_for(session, owner, campaign.slug)
        desk = await contests.desk(session, owner, contest_id)
        assert [prize.kind for prize in desk.fields.prizes] == ["best", "draw"]
        assert desk.fields.question
        for rule in desk.checks:
            await contests.pledge(session, owner, contest_id, rule.rule, said=True)
        await contests.launch(session, owner, contest_id)
    async with reading() as session:
        assert [one.id for one in await contests.on_wall(session, factories.viewer(cast.ana), "hands")] == [contest_id]
        assert await contests.on_wall(session, factories.viewer(cast.ana), "others") == []
        assert await contests.on_wall(session, factories.viewer(cast.olga), "hands") == []


async def test_the_notice_of_a_win_names_the_prize(cast: Cast, hands: Hands):
    await closed(cast, hands)
    await cleared(cast.piotr)
    async with reading() as session:
        told = await notifications.inbox(session, factories.viewer(cast.maja))
    assert [one.title for one in told if "A camera" in one.title + one.text]
