"""The owner's desk: orders that wait for a deed, and what is on offer."""

from babel.numbers import get_currency_precision
from sqlmodel import col

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Member, Picture, Reward, RewardAddress, RewardOrder, SurpriseGrant
from advocacy_app.read_models.people import Viewer
from advocacy_app.read_models.rewards import DeskOrder, RewardItem, RewardsDesk
from advocacy_app.services import identity
from advocacy_app.services.rewards.queries import TONES
from advocacy_app.services.rewards.rules import GIVER_A_MONTH, MOVES, OVER, month_began
from advocacy_app.services.rewards.surprises import points_given

SHOWN = 60
_STATES = {"approved": "rewards.desk_approved"}
"""Where an owner says it otherwise than the one who asked."""


async def desk(session: Session, viewer: Viewer) -> RewardsDesk:
    """Everything an owner does about rewards.

    Raises:
        NotAllowed: the viewer is not an owner.
    """
    identity.must_be_owner(viewer)
    zone = (await identity.organisation(session)).timezone
    today, began = clock.today(zone), month_began(clock.now(), zone)
    mine = (col(SurpriseGrant.given_by) == viewer.member_id, col(SurpriseGrant.at) >= began)
    return RewardsDesk(
        orders=await _orders(session, viewer),
        stock=await _stock(session, viewer),
        blank=RewardItem(language=viewer.language),
        surprise_left=max(0, GIVER_A_MONTH - await points_given(session, *mine)),
        first=today.replace(day=1).isoformat(),
        last=today.isoformat(),
    )


async def _orders(session: Session, viewer: Viewer) -> tuple[DeskOrder, ...]:
    asked = (
        columns(RewardOrder, Reward, Member, RewardAddress.address)
        .join(Reward, col(Reward.id) == RewardOrder.reward_id)
        .join(Member, col(Member.id) == RewardOrder.member_id)
        .outerjoin(RewardAddress, col(RewardAddress.order_id) == RewardOrder.id)
        .where(col(RewardOrder.state).not_in(OVER))
        .order_by(col(RewardOrder.asked_at), col(RewardOrder.id))
        .limit(SHOWN)
    )
    return tuple(_order(viewer, *found) for found in await rows(session, asked))


def _order(viewer: Viewer, order: RewardOrder, reward: Reward, member: Member, address: str | None) -> DeskOrder:
    return DeskOrder(
        id=order.id,
        who=member.name,
        face=identity.face(member.name, "", "name", member.id, viewer.language, ""),
        title=reward.title,
        language=reward.language,
        price=order.price,
        asked=numbers.day_and_time(viewer.language, order.asked_at, viewer.timezone),
        state=order.state,
        state_text=tr(viewer.language, _STATES.get(order.state, f"rewards.state_{order.state}")),
        tone=TONES[order.state],
        address=address or "",
        may_approve=order.state in MOVES["approved"],
        may_send=reward.needs_address and order.state in MOVES["on_its_way"],
        may_hand=order.state in MOVES["handed_over"],
        mine=order.member_id == viewer.member_id,
    )


async def _stock(session: Session, viewer: Viewer) -> tuple[RewardItem, ...]:
    asked = columns(Reward, Picture).outerjoin(Picture, col(Picture.id) == Reward.picture_id)
    ordered = asked.order_by(col(Reward.ended_at).is_not(None), col(Reward.price), col(Reward.id)).limit(SHOWN)
    return tuple(_item(viewer, *found) for found in await rows(session, ordered))


def _item(viewer: Viewer, reward: Reward, picture: Picture | None) -> RewardItem:
    return RewardItem(
        id=reward.id,
        title=reward.title,
        summary=reward.summary,
        language=reward.language,
        price=str(reward.price),
        stock=_number(reward.stock),
        per_person=_number(reward.per_person),
        value=f"{reward.value_minor / 10 ** get_currency_precision(reward.currency):g}",
        currency=reward.currency,
        line=_line(viewer, reward),
        asks_approval=reward.asks_approval,
        needs_address=reward.needs_address,
        charity=reward.charity,
        cash=reward.cash_equivalent,
        on=reward.ended_at is None,
        picture=reward.picture_id or "",
        image=f"/media/{picture.id}/480.webp" if picture else "",
        dominant=picture.dominant if picture else "",
    )


def _number(n: int | None) -> str:
    return "" if n is None else str(n)


def _line(viewer: Viewer, reward: Reward) -> str:
    """Its price, and how many are left."""
    price = tr(viewer.language, "rewards.price", n=reward.price)
    if reward.ended_at is not None:
        left = tr(viewer.language, "rewards.off")
    elif reward.stock is None:
        left = tr(viewer.language, "rewards.no_end")
    else:
        left = tr(viewer.language, "rewards.left", n=reward.stock)
    return f"{price} · {left}"
