"""Small stories about rewards: somebody earns, somebody asks, an owner answers."""

from typing import Any

from advocacy_app import bus, ids
from advocacy_app.db import reading, transaction
from advocacy_app.models import Member, RewardOrder
from advocacy_app.read_models.rewards import Shop
from advocacy_app.services import points, prizes, rewards
from tests.factories import viewer


async def earn(member: Member, n: int) -> None:
    """Points that have landed."""
    async with transaction() as session:
        cause = points.Cause(f"gift:{ids.new_id()}", "share_said", 0, "gift")
        await points.correct(session, member.account, n, cause, by="a" * 32)


async def offered(owner: Member, **changes: Any) -> str:
    """A mug for 40 points, worth 12.50."""
    return await changed(owner, "", **changes)


async def changed(owner: Member, reward: str, **changes: Any) -> str:
    """The same mug, written anew."""
    base = {"title": "A mug", "summary": "Blue.", "price": 40, "value": prizes.Value(1250, "EUR"), "stock": 5}
    async with transaction() as session:
        return await rewards.write_reward(session, viewer(owner), rewards.Item(**(base | changes)), reward)


async def ask(member: Member, reward: str, order: str = "", address: str = "") -> RewardOrder:
    async with transaction() as session:
        return await rewards.ask(session, viewer(member), reward, order or ids.new_id(), address)


async def move(owner: Member, order: RewardOrder, state: str, words: str = "") -> None:
    async with transaction() as session:
        await rewards.move(session, viewer(owner), order.id, state, words)


async def shop(member: Member) -> Shop:
    async with reading() as session:
        return await rewards.shop(session, viewer(member))


async def violations() -> list[points.Violation]:
    """``correct`` with no rule of its own is what the stories earn by, so that invariant is left out."""
    async with reading() as session:
        return [v for v in await points.check(session) if v.invariant != "a transfer names its rule"]


async def deliver() -> None:
    """Everything that was caused reaches whom it concerns."""
    while await bus.deliver_next():
        pass
