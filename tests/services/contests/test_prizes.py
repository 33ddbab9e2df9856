"""Prizes find their people: one tap, one reminder, then the next alternate."""

from datetime import UTC, datetime

import pytest
from sqlmodel import select

from advocacy_app.db import reading, transaction
from advocacy_app.i18n import tr
from advocacy_app.models import Draw, Member, Notice
from advocacy_app.services import contests
from advocacy_app.services.contests import rules
from tests import factories
from tests.cast import Cast
from tests.hands import BOTH, Hands
from tests.services.contests import stories

ONE = stories.DRAWN[:1]


async def winner(cast: Cast, draw: Draw, place: int = 0) -> Member:
    claim = (await stories.claims(draw.id))[place]
    async with reading() as session:
        return await session.get_one(Member, str(claim.member_id))


async def states(draw: Draw) -> list[str]:
    return [one.state for one in await stories.claims(draw.id)]


@BOTH
async def test_a_prize_is_claimed_in_one_tap_and_handed_over(cast: Cast, hands: Hands):
    draw = await stories.drawn(cast, hands, prizes=ONE)
    [claim] = await stories.claims(draw.id)
    lucky = await winner(cast, draw)
    async with transaction() as session:
        await contests.claim(session, factories.viewer(lucky), claim.id)
    async with transaction() as session:
        await contests.hand_over(session, factories.viewer(cast.piotr), claim.id)
    assert await states(draw) == ["handed"]


@BOTH
async def test_a_refused_prize_passes_to_the_first_alternate(cast: Cast, hands: Hands):
    draw = await stories.drawn(cast, hands, prizes=ONE)
    lucky = await winner(cast, draw)
    async with transaction() as session:
        await contests.refuse(session, factories.viewer(lucky), (await stories.claims(draw.id))[0].id)
    first, second = await stories.claims(draw.id)
    assert (first.state, second.state, second.turn) == ("refused", "offered", 1)
    assert second.member_id not in {None, lucky.id}
    async with reading() as session:
        page = await contests.page(session, factories.viewer(lucky), draw.contest_id)
    assert page.ticket_text == tr(factories.viewer(lucky).language, "contest.ticket_refused")


@BOTH
async def test_an_unclaimed_prize_passes_on_until_nobody_is_left(cast: Cast, hands: Hands):
    draw = await stories.drawn(cast, hands, prizes=ONE)
    for turns in range(1, 4):
        hands.forward(days=17)
        async with transaction() as session:
            assert await contests.pass_on_due(session) == 1
        assert (await states(draw)).count("expired") == turns
    assert await states(draw) == ["expired"] * 3
    async with transaction() as session:
        assert await contests.pass_on_due(session) == 0


async def test_there_is_one_reminder(cast: Cast, hands: Hands):
    draw = await stories.drawn(cast, hands, prizes=ONE)
    hands.forward(days=12)
    for expected in (1, 0):
        async with transaction() as session:
            assert await contests.remind_due(session) == expected
    async with reading() as session:
        told = (await session.exec(select(Notice).where(Notice.kind == "prize_waits"))).all()
    assert [one.member_id for one in told] == [(await winner(cast, draw)).id]


async def test_nobody_claims_what_is_offered_to_somebody_else(cast: Cast, hands: Hands):
    draw = await stories.drawn(cast, hands, prizes=ONE)
    [claim] = await stories.claims(draw.id)
    with pytest.raises(contests.ClaimOver):
        async with transaction() as session:
            await contests.claim(session, factories.viewer(cast.ana), claim.id)
    hands.forward(days=30)
    with pytest.raises(contests.ClaimOver):
        async with transaction() as session:
            await contests.claim(session, factories.viewer(await winner(cast, draw)), claim.id)


@BOTH
async def test_the_prize_of_an_erased_winner_passes_on(cast: Cast, hands: Hands):
    draw = await stories.drawn(cast, hands, prizes=ONE)
    await stories.erased((await winner(cast, draw)).id)
    first, second = await stories.claims(draw.id)
    assert (first.state, first.member_id) == ("undeliverable", None)
    assert second.state == "offered"


async def test_an_erased_winner_who_had_claimed_stays_a_winner_without_a_name(cast: Cast, hands: Hands):
    draw = await stories.drawn(cast, hands, prizes=ONE)
    lucky, [claim] = await winner(cast, draw), await stories.claims(draw.id)
    async with transaction() as session:
        await contests.claim(session, factories.viewer(lucky), claim.id)
    await stories.erased(lucky.id)
    [after] = await stories.claims(draw.id)
    assert (after.state, after.member_id) == ("claimed", None)


@pytest.mark.parametrize(
    ("won", "until"),
    [
        (datetime(2026, 11, 25, 17, 0, tzinfo=UTC), datetime(2026, 12, 9, 22, 59, tzinfo=UTC)),
        (datetime(2026, 11, 28, 17, 0, tzinfo=UTC), datetime(2026, 12, 14, 22, 59, tzinfo=UTC)),  # a Saturday
        (datetime(2026, 10, 15, 17, 0, tzinfo=UTC), datetime(2026, 10, 29, 22, 59, tzinfo=UTC)),  # summer ends between
    ],
)
def test_a_claim_ends_on_a_working_day_at_midnight_of_the_place(won: datetime, until: datetime):
    assert rules.claim_until(won, 14, "Europe/Warsaw") == until


@pytest.mark.parametrize(
    ("day", "hour", "moment"),
    [
        ("2026-11-18", "18:00", datetime(2026, 11, 18, 17, 0, tzinfo=UTC)),
        ("2026-03-29", "02:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # skipped by the clocks
        ("2026-10-25", "02:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # there twice
        ("2026-02-30", "18:00", None),
        ("tomorrow", "noon", None),
    ],
)
def test_days_and_hours_are_of_the_place(day: str, hour: str, moment: datetime | None):
    assert rules.local(day, hour, "Europe/Warsaw") == moment


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("420", 42_000),
        ("1.250,50", 125_050),
        ("1,250.50", 125_050),
        ("1 250", 125_000),
        ("", 0),
        ("12,5", 1_250),
        ("a lot", None),
        ("-5", None),
        ("99999999999", None),
    ],
)
def test_money_is_read_as_people_write_it(typed: str, minor: int | None):
    assert rules.money(typed) == minor
