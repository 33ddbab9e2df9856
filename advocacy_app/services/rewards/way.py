"""The way of an order, from asking to its end: what happened and what comes."""

from collections.abc import Mapping, Sequence

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Reward, RewardOrder, RewardStep
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.rewards import OrderStep
from advocacy_app.services.rewards.rules import OVER


async def steps_of(session: Session, orders: Sequence[str]) -> Mapping[str, Sequence[RewardStep]]:
    """What happened to some orders, in its order."""
    asked = select(RewardStep).where(col(RewardStep.order_id).in_(orders)).order_by(col(RewardStep.at), RewardStep.id)
    found: dict[str, list[RewardStep]] = {}
    for step in (await session.exec(asked)).all():
        found.setdefault(step.order_id, []).append(step)
    return found


def way(viewer: Viewer, order: RewardOrder, reward: Reward, steps: Sequence[RewardStep]) -> tuple[OrderStep, ...]:
    """Asked, what followed, and what is still to come unless it is over."""
    went = [("asked", order.asked_at), *((step.state, step.at) for step in steps)]
    known = {state for state, _ in went}
    whole = ("approved", "on_its_way", "handed_over") if reward.needs_address else ("approved", "handed_over")
    comes = () if order.state in OVER else tuple(state for state in whole if state not in known)
    language, zone = viewer.language, viewer.timezone
    done = [OrderStep(_words(viewer, state), numbers.day_and_time(language, at, zone)) for state, at in went]
    return (*done, *(OrderStep(_words(viewer, state)) for state in comes))


def _words(viewer: Viewer, state: str) -> str:
    return tr(viewer.language, f"rewards.state_{state}")
