"""The way of an order: answered, on its way, handed over, or undone with the points going back."""

from datetime import timedelta

from sqlmodel import col, delete, select, update

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import OrderMoved
from advocacy_app.models import Member, Reward, RewardAddress, RewardOrder, RewardStep
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity, points, prizes
from advocacy_app.services.errors import NotFound
from advocacy_app.services.rewards.errors import NotSo, OwnOrder, WordsMissing
from advocacy_app.services.rewards.rules import LONGEST_WORDS, MOVES, OVER, clean

ADDRESS_KEPT = timedelta(days=1)
"""How long after the end an address stays, so that a parcel that comes back can still be sent again."""


async def move(session: Session, viewer: Viewer, order_id: str, state: str, words: str = "") -> None:
    """An owner's deed: ``approved``, ``declined`` (with words), ``on_its_way`` or ``handed_over``.

    Declining gives the points and the piece back; handing over writes the reward into the list of prizes.

    Raises:
        NotAllowed, OwnOrder: who may do it.
        NotFound, NotSo: what it may be done with.
        WordsMissing, TooLong: what is said about it.
    """
    identity.must_be_owner(viewer)
    if state not in MOVES or state == "taken_back":
        raise NotFound
    said = clean(words, LONGEST_WORDS, "words")
    if state == "declined" and not said:
        raise WordsMissing
    await points.open_ledger(session)
    order = await _order(session, order_id)
    if order.member_id == viewer.member_id:
        raise OwnOrder
    await _go(session, order, state, said, by=viewer.member_id)
    await identity.audit(session, viewer.member_id, "order_moved", f"order:{order.id}", state=state)
    await bus.record(session, OrderMoved(actor=viewer.member_id, order=order.id, state=state))


async def take_back_order(session: Session, viewer: Viewer, order_id: str) -> None:
    """Somebody thinks better of it before it is on its way; the points come back.

    Raises:
        NotFound: no such order, or somebody else's.
        NotSo: it is on its way, or over.
    """
    await points.open_ledger(session)
    order = await _order(session, order_id)
    if order.member_id != viewer.member_id:
        raise NotFound
    await _go(session, order, "taken_back", "", by="")
    await bus.record(session, OrderMoved(actor=viewer.member_id, order=order.id, state="taken_back"))


async def forget_addresses(session: Session) -> int:
    """Forget where orders went that have been over for a day; returns how many."""
    over = select(RewardOrder.id).where(
        col(RewardOrder.state).in_(OVER), col(RewardOrder.changed_at) < clock.now() - ADDRESS_KEPT
    )
    return (await session.exec(delete(RewardAddress).where(col(RewardAddress.order_id).in_(over)))).rowcount


async def _order(session: Session, order_id: str) -> RewardOrder:
    order = await session.get(RewardOrder, order_id)
    if order is None:
        raise NotFound
    return order


async def _go(session: Session, order: RewardOrder, state: str, words: str, *, by: str) -> None:
    """The first to move it wins; what follows happens in the same transaction."""
    back = state in {"declined", "taken_back"}
    now: dict[str, object] = {"state": state, "changed_at": clock.now(), "decided_by": by}
    now |= {"words": words} if words else {}
    now |= {"nth": None} if back else {}
    from_here = update(RewardOrder).where(col(RewardOrder.id) == order.id, col(RewardOrder.state).in_(MOVES[state]))
    if not (await session.exec(from_here.values(**now))).rowcount:
        raise NotSo
    await note_step(session, order.id, state)
    await session.refresh(order)
    if back:
        await _give_back(session, order)
    elif state == "handed_over":
        await _write_down(session, order)


async def note_step(session: Session, order_id: str, state: str) -> None:
    """An order got there, now."""
    session.add(RewardStep(id=ids.new_id(), order_id=order_id, state=state, at=clock.now()))
    await session.flush()


async def _give_back(session: Session, order: RewardOrder) -> None:
    spent = await points.find_transfer(session, order.transfer_id)
    await points.take_back(session, spent, because=f"order:{order.id}")
    counted = update(Reward).where(col(Reward.id) == order.reward_id, col(Reward.stock).is_not(None))
    await session.exec(counted.values(stock=col(Reward.stock) + 1))


async def _write_down(session: Session, order: RewardOrder) -> None:
    """What somebody got is worth money to payroll; what went to a good cause was not theirs."""
    reward = await session.get_one(Reward, order.reward_id)
    if reward.charity:
        return
    member = await session.get_one(Member, order.member_id)
    value = prizes.Value(reward.value_minor, reward.currency, reward.cash_equivalent)
    await prizes.record(
        session, member.account, key=f"order:{order.id}", source="reward", title=reward.title, value=value
    )
