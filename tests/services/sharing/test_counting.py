from sqlmodel import select

from advocacy_app import clock
from advocacy_app.db import reading, transaction
from advocacy_app.models import VisitorSalt
from advocacy_app.services import points, sharing
from advocacy_app.services.sharing import ClickClass
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.sharing.stories import a_card, begin, clicks, confirm, facts, hit, record, say, share_of

pytestmark = BOTH


async def test_a_persons_click_counts_with_the_days_name_and_without_an_address(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    await record(hit(share, ip="198.51.100.7"))
    [click] = await clicks(share)
    assert (click.kind, click.day, len(click.visitor)) == ("human", "2026-11-18", 32)
    assert "198.51.100" not in repr(click)
    assert (await share_of(share.id)).evidence == "clicked"
    assert [fact.payload for fact in await facts("ClickCounted")] == [
        f'{{"day": "2026-11-18", "share": "{share.id}", "visitor": "{click.visitor}"}}'
    ]


async def test_machines_previews_and_the_sharers_own_clicks_are_kept_apart(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    await record(*[hit(share, kind) for kind in (ClickClass.BOT, ClickClass.UNFURL, ClickClass.SELF)])
    assert [(click.kind, click.visitor) for click in await clicks(share)] == [("bot", ""), ("unfurl", ""), ("self", "")]
    assert (await share_of(share.id)).evidence == "said"
    assert not await facts("ClickCounted")


async def test_a_visitor_is_counted_once_a_day_whatever_the_process_remembers(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    await record(hit(share, ip="198.51.100.7"))
    await record(hit(share, ip="198.51.100.7"), hit(share, ip="198.51.100.8"))
    assert [click.kind for click in await clicks(share)] == ["human", "duplicate", "human"]
    assert len(await facts("ClickCounted")) == 2
    hands.forward(days=1)
    await record(hit(share, ip="198.51.100.7"))
    assert [click.kind for click in await clicks(share)][-1] == "human"


async def test_the_first_five_visitors_become_facts_and_pay(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    await record(*[hit(share) for _ in range(4)])
    await record(*[hit(share) for _ in range(4)])
    assert len(await facts("ClickCounted")) == 5
    assert len(await clicks(share)) == 8
    async with reading() as session:
        assert (await points.balance(session, factories.viewer(cast.ana))).pending == 5 + 5 * 2
        assert not await points.check(session)


async def test_a_colleagues_click_is_a_click_but_no_visitor_from_outside(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    await record(hit(share, member=cast.maja.id))
    assert [(click.kind, click.visitor) for click in await clicks(share)] == [("human", "")]
    assert not await facts("ClickCounted")


async def test_who_asks_to_be_left_alone_is_counted_without_a_name(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    await record(hit(share, headers={"sec-gpc": "1"}), hit(share, headers={"dnt": "1"}))
    assert [(click.kind, click.visitor) for click in await clicks(share)] == [("human", ""), ("human", "")]
    assert not await facts("ClickCounted")


async def test_what_later_hits_reveal_is_taken_back_with_its_evidence_and_its_points(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    early = hit(share)
    await record(early)
    await record(hit(share, ClickClass.SUSPICIOUS, revised=(early.id,)))
    assert [click.kind for click in await clicks(share)] == ["suspicious", "suspicious"]
    assert (await share_of(share.id)).evidence == "said"
    hands.forward(days=3, minutes=5)
    async with transaction() as session:
        await points.post_due(session)
    async with reading() as session:
        assert (await points.balance(session, factories.viewer(cast.ana))).points == 5


async def test_a_machine_leaves_its_place_among_the_first_five_to_a_person(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    machine = [hit(share) for _ in range(5)]
    await record(*machine)
    await record(hit(share, ClickClass.SUSPICIOUS, revised=tuple(one.id for one in machine)))
    async with reading() as session:
        assert (await points.balance(session, factories.viewer(cast.ana))).pending == 5
    await record(*[hit(share) for _ in range(6)])
    async with reading() as session:
        assert (await points.balance(session, factories.viewer(cast.ana))).pending == 5 + 5 * 2
        assert not await points.check(session)


async def test_a_revision_within_the_batch_records_no_fact(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    early = hit(share)
    await record(early, hit(share, ClickClass.SUSPICIOUS, revised=(early.id,)))
    assert not await facts("ClickCounted")


async def test_a_click_shows_that_a_share_is_out_before_its_member_says_so(cast: Cast, hands: Hands):
    plan = await begin(cast.ana, await a_card())
    await record(hit(await share_of(plan.id)))
    assert (await share_of(plan.id)).evidence == "clicked"
    await confirm(cast.ana, plan.id)
    assert (await share_of(plan.id)).evidence == "clicked"
    assert len(await facts("ShareConfirmed")) == 1


async def test_hits_on_a_share_that_is_gone_are_passed_over(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    gone = await say(cast.maja, await a_card())
    lost = hit(gone)
    async with transaction() as session:
        await session.delete(await share_of(gone.id))
    await record(lost, hit(share))
    assert len(await clicks(share)) == 1


async def test_salts_are_thrown_away_within_two_days(cast: Cast, hands: Hands):
    share = await say(cast.ana, await a_card())
    for _ in range(3):
        await record(hit(share, at=clock.now().timestamp()))
        hands.forward(days=1)
    async with transaction() as session:
        assert await sharing.drop_old_salts(session) == 2
        assert (await session.exec(select(VisitorSalt.day))).all() == ["2026-11-20"]
