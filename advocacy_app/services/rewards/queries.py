"""The page of rewards: what there is, what one asked for, what came by surprise."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import col

from advocacy_app import ids
from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Member, Picture, Reward, RewardOrder, RewardStep, SurpriseGrant
from advocacy_app.models.reward import LIVING
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.rewards import OrderRow, PresentRow, RewardCard, Shop
from advocacy_app.services import identity, points
from advocacy_app.services.rewards.rules import MOVES
from advocacy_app.services.rewards.way import steps_of, way

SHOWN = 30
FEW = 10
"""From so many pieces down, the page says how many are left."""
TONES = {
    "asked": "",
    "approved": "brand",
    "on_its_way": "brand",
    "handed_over": "good",
    "declined": "warn",
    "taken_back": "",
}


async def shop(session: Session, viewer: Viewer) -> Shop:
    """What the viewer can have, what it costs, what is left, and where each of their wishes stands."""
    balance = await points.balance(session, viewer)
    orders = await _orders(session, viewer)
    return Shop(
        points=balance.points,
        pending_line=balance.pending_line,
        rewards=await _rewards(session, viewer, balance.points),
        orders=orders,
        presents=await _presents(session, viewer),
        wish=ids.new_id(),
        latest=orders[0].id if orders else "",
    )


async def _rewards(session: Session, viewer: Viewer, have: int) -> tuple[RewardCard, ...]:
    on_offer = (col(Reward.offered_at).is_not(None), col(Reward.ended_at).is_(None))
    asked = columns(Reward, Picture).outerjoin(Picture, col(Picture.id) == Reward.picture_id).where(*on_offer)
    found = await rows(session, asked.order_by(col(Reward.price), col(Reward.id)).limit(SHOWN))
    had = await _had(session, viewer)
    return tuple(_card(viewer, reward, picture, have, had.count(reward.id)) for reward, picture in found)


async def _had(session: Session, viewer: Viewer) -> list[str]:
    mine = columns(RewardOrder.reward_id).where(
        RewardOrder.member_id == viewer.member_id, col(RewardOrder.state).in_(LIVING)
    )
    return list(await rows(session, mine))


def _card(viewer: Viewer, reward: Reward, picture: Picture | None, have: int, had: int) -> RewardCard:
    few = reward.stock is not None and 0 < reward.stock <= FEW
    return RewardCard(
        id=reward.id,
        title=reward.title,
        summary=reward.summary,
        language=reward.language,
        price=reward.price,
        left=tr(viewer.language, "rewards.left", n=reward.stock) if few else "",
        image=f"/media/{picture.id}/720.webp" if picture else "",
        dominant=picture.dominant if picture else "",
        position=f"{picture.focus_x * 100:.0f}% {picture.focus_y * 100:.0f}%" if picture else "",
        why=_why_not(viewer, reward, have, had),
        asks_approval=reward.asks_approval,
        needs_address=reward.needs_address,
        charity=reward.charity,
    )


def _why_not(viewer: Viewer, reward: Reward, have: int, had: int) -> str:
    """What stands against it, the thing that cannot be changed first."""
    if reward.per_person is not None and had >= reward.per_person:
        return tr(viewer.language, "rewards.had_enough", n=reward.per_person)
    if reward.stock == 0:
        return tr(viewer.language, "rewards.all_gone")
    missing = reward.price - have
    return tr(viewer.language, "rewards.to_go", n=missing) if missing > 0 else ""


async def _orders(session: Session, viewer: Viewer) -> tuple[OrderRow, ...]:
    asked = (
        columns(RewardOrder, Reward, Picture, Member.name)
        .join(Reward, col(Reward.id) == RewardOrder.reward_id)
        .outerjoin(Picture, col(Picture.id) == Reward.picture_id)
        .outerjoin(Member, col(Member.id) == RewardOrder.decided_by)
        .where(RewardOrder.member_id == viewer.member_id)
        .order_by(col(RewardOrder.asked_at).desc(), col(RewardOrder.id).desc())
        .limit(SHOWN)
    )
    found: Sequence[Any] = await rows(session, asked)
    steps = await steps_of(session, [row[0].id for row in found])
    return tuple(_order(viewer, *row, steps=steps.get(row[0].id, ())) for row in found)


def _order(
    viewer: Viewer,
    order: RewardOrder,
    reward: Reward,
    picture: Picture | None,
    who: str | None,
    *,
    steps: Sequence[RewardStep],
) -> OrderRow:
    language = viewer.language
    day = numbers.near_day(language, order.changed_at, viewer.timezone)
    return OrderRow(
        id=order.id,
        title=reward.title,
        language=reward.language,
        image=f"/media/{picture.id}/480.webp" if picture else "",
        state=order.state,
        state_text=tr(language, f"rewards.state_{order.state}"),
        tone=TONES[order.state],
        line=tr(language, f"rewards.line_{order.state}", date=day),
        words=order.words,
        who=(who or "") if order.words else "",
        may_take_back=order.state in MOVES["taken_back"],
        steps=way(viewer, order, reward, steps),
    )


async def _presents(session: Session, viewer: Viewer) -> tuple[PresentRow, ...]:
    asked = (
        columns(SurpriseGrant, Member)
        .outerjoin(Member, col(Member.id) == SurpriseGrant.given_by)
        .where(SurpriseGrant.member_id == viewer.member_id)
        .order_by(col(SurpriseGrant.at).desc())
        .limit(SHOWN)
    )
    return tuple(_present(viewer, grant, giver) for grant, giver in await rows(session, asked))


def _present(viewer: Viewer, grant: SurpriseGrant, giver: Member | None) -> PresentRow:
    nobody = tr(viewer.language, "people.a_colleague")
    seen = giver and identity.face(giver.name, giver.nickname, giver.visibility, giver.id, viewer.language, "")
    return PresentRow(
        id=grant.id,
        who=seen.name if seen else nobody,
        words=grant.words,
        title=grant.title,
        points=grant.points,
        when=numbers.near_day(viewer.language, grant.at, viewer.timezone),
    )


async def is_rewards_picture(session: Session, picture_id: str) -> bool:
    """Whether a picture shows something that colleagues may have."""
    shown = columns(Reward.id).where(Reward.picture_id == picture_id, col(Reward.offered_at).is_not(None))
    return bool(await rows(session, shown.limit(1)))
