"""Asking for a reward: one piece, its price in points, exactly once."""

import re

from sqlmodel import col, select, update

from advocacy_app import bus, clock
from advocacy_app.db import Session, insert_once
from advocacy_app.events import RewardAsked
from advocacy_app.models import Reward, RewardAddress, RewardOrder
from advocacy_app.models.reward import LIVING
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import points
from advocacy_app.services.errors import Invalid, NotFound
from advocacy_app.services.rewards.errors import AddressMissing, HadEnough, NoneLeft, NotOnOffer
from advocacy_app.services.rewards.orders import note_step
from advocacy_app.services.rewards.rules import LONGEST_ADDRESS, clean

_ID = re.compile(r"[0-9a-f]{32}")


async def ask(session: Session, viewer: Viewer, reward_id: str, order_id: str, address: str = "") -> RewardOrder:
    """Ask for a reward and pay for it; the same ``order_id`` (32 hex digits) again is the same order.

    The last piece goes to one of those who ask for it together: the database counts down, never below nothing.

    Raises:
        NotOnOffer, NoneLeft, HadEnough: there is nothing to ask for.
        NotEnoughPoints: the viewer cannot pay.
        AddressMissing, TooLong: where it goes.
        NotFound: the order is somebody else's.
    """
    if not _ID.fullmatch(order_id):
        raise Invalid
    await points.open_ledger(session)
    if known := await session.get(RewardOrder, order_id):
        if known.member_id != viewer.member_id:
            raise NotFound
        return known
    reward = await _on_offer(session, reward_id)
    where = _where_to(reward, address)
    nth = await _number(session, viewer, reward)
    await _take_piece(session, reward)
    spent = await points.spend(
        session, viewer.account, reward.price, key=f"order:{order_id}", evidence=f"{reward.id}:{order_id}"
    )
    order = await _write(session, viewer, reward, order_id, nth, spent.id)
    if where:
        session.add(RewardAddress(order_id=order.id, member_id=viewer.member_id, address=where, at=clock.now()))
        await session.flush()
    await bus.record(session, RewardAsked(actor=viewer.member_id, order=order.id))
    return order


async def _on_offer(session: Session, reward_id: str) -> Reward:
    reward = await session.get(Reward, reward_id)
    if reward is None or reward.offered_at is None or reward.ended_at is not None:
        raise NotOnOffer
    return reward


def _where_to(reward: Reward, address: str) -> str:
    """An address is kept only where one is needed."""
    where = clean(address, LONGEST_ADDRESS, "address") if reward.needs_address else ""
    if reward.needs_address and not where:
        raise AddressMissing
    return where


async def _number(session: Session, viewer: Viewer, reward: Reward) -> int:
    """The lowest number that the person's living orders leave free: the unique key keeps two from taking it."""
    mine = select(RewardOrder.nth).where(
        RewardOrder.reward_id == reward.id,
        RewardOrder.member_id == viewer.member_id,
        col(RewardOrder.state).in_(LIVING),
    )
    taken = set((await session.exec(mine)).all())
    if reward.per_person is not None and len(taken) >= reward.per_person:
        raise HadEnough(n=reward.per_person)
    return next(n for n in range(1, len(taken) + 2) if n not in taken)


async def _take_piece(session: Session, reward: Reward) -> None:
    if reward.stock is None:
        return
    there = update(Reward).where(col(Reward.id) == reward.id, col(Reward.stock) > 0, col(Reward.ended_at).is_(None))
    if not (await session.exec(there.values(stock=col(Reward.stock) - 1))).rowcount:
        raise NoneLeft


async def _write(
    session: Session, viewer: Viewer, reward: Reward, order_id: str, nth: int, transfer_id: str
) -> RewardOrder:
    now = clock.now()
    new = await insert_once(
        session,
        RewardOrder,
        id=order_id,
        reward_id=reward.id,
        member_id=viewer.member_id,
        nth=nth,
        state="asked" if reward.asks_approval else "approved",
        price=reward.price,
        transfer_id=transfer_id,
        words="",
        decided_by="",
        asked_at=now,
        changed_at=now,
    )
    if not new:
        raise HadEnough(n=reward.per_person or 1)
    if not reward.asks_approval:
        await note_step(session, order_id, "approved")
    return await session.get_one(RewardOrder, order_id)
