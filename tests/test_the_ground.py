import pytest
from sqlmodel import select

from advocacy_app.db import reading, transaction
from advocacy_app.models import Member
from tests.cast import Cast
from tests.hands import BOTH, Hands


@BOTH
async def test_everybody_in_the_cast_is_there(cast: Cast):
    async with reading() as session:
        names = set((await session.exec(select(Member.name))).all())
    assert {cast.ana.name, cast.maja.name, cast.jakob.name} <= names


async def test_an_account_of_the_ledger_leads_to_nobody(cast: Cast):
    assert cast.ana.account != cast.maja.account
    assert cast.ana.id not in cast.ana.account


@BOTH
async def test_a_transaction_that_fails_leaves_nothing(cast: Cast):
    with pytest.raises(ZeroDivisionError):
        await _change_and_fail(cast.ana)
    async with reading() as session:
        assert (await session.get_one(Member, cast.ana.id)).job == ""


async def _change_and_fail(member: Member) -> None:
    async with transaction() as session:
        (await session.get_one(Member, member.id)).job = "Changed"
        await session.flush()
        _ = 1 / 0


def test_time_stands_still_until_a_test_moves_it(hands: Hands):
    before = hands()
    assert (hands.forward(days=3) - before).days == 3
