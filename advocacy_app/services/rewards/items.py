"""What there is to have: written, changed, taken off by an owner."""

from dataclasses import asdict
from typing import Any

from sqlmodel import col, update

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.models import Reward
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.errors import NotFound
from advocacy_app.services.rewards.pictures import let_go_of, picture_of, take_picture
from advocacy_app.services.rewards.rules import Item, checked


async def write_reward(session: Session, viewer: Viewer, item: Item, reward_id: str = "") -> str:
    """Offer something new, or change what is offered; returns its id. Orders keep the price they were made at.

    Raises:
        NotAllowed: the viewer is not an owner.
        NotFound: no such reward.
        TitleMissing, TooLong, OutOfRange: what may not be offered.
        PictureGone: its picture is not there any more, or is somebody else's.
    """
    identity.must_be_owner(viewer)
    columns = _columns(checked(item))
    if item.picture:
        await take_picture(session, viewer, item.picture, reward_id)
    if reward_id:
        let_go = await picture_of(session, reward_id)
        changed = update(Reward).where(col(Reward.id) == reward_id).values(**columns)
        if not (await session.exec(changed)).rowcount:
            raise NotFound
        if let_go != item.picture:
            await let_go_of(session, let_go)
    else:
        reward_id, now = ids.new_id(), clock.now()
        session.add(Reward(id=reward_id, made_by=viewer.member_id, made_at=now, offered_at=now, **columns))
        await session.flush()
    await identity.audit(session, viewer.member_id, "reward_changed", f"reward:{reward_id}")
    return reward_id


async def offer_reward(session: Session, viewer: Viewer, reward_id: str, *, on: bool) -> None:
    """Take a reward off, or put it on offer again; orders that were made go on.

    Raises:
        NotAllowed: the viewer is not an owner.
        NotFound: no such reward.
    """
    identity.must_be_owner(viewer)
    changed = update(Reward).where(col(Reward.id) == reward_id)
    if not (await session.exec(changed.values(ended_at=None if on else clock.now()))).rowcount:
        raise NotFound
    await identity.audit(session, viewer.member_id, "reward_changed", f"reward:{reward_id}")


def _columns(item: Item) -> dict[str, Any]:
    columns = asdict(item)
    value, columns["picture_id"] = columns.pop("value"), columns.pop("picture") or None
    return columns | {"value_minor": value["minor"], "currency": value["currency"], "cash_equivalent": value["cash"]}
