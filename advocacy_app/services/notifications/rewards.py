"""What is worth a notice around rewards, kudos and fair play: LATER reactions, idempotent by what happened."""

from sqlmodel import select

from advocacy_app.db import Session
from advocacy_app.events import (
    ClearanceAsked,
    FairPlayDecided,
    FairPlayNoticed,
    KudosGiven,
    KudosReported,
    OrderMoved,
    RewardAsked,
    SurpriseGiven,
)
from advocacy_app.models import FairPlayCase, FairPlayPerson, Kudos, RewardOrder, SurpriseGrant
from advocacy_app.services.notifications.acts import notify, notify_owners


async def tell_owners_of_order(session: Session, fact: RewardAsked) -> None:
    """Somebody asked for a reward."""
    key = f"order:{fact.order}"
    await notify_owners(session, "reward_asked", key, "/studio/rewards", member=fact.actor)


async def tell_member_of_order(session: Session, fact: OrderMoved) -> None:
    """One's order went on."""
    order = await session.get(RewardOrder, fact.order)
    if order and order.member_id != fact.actor:
        await notify(session, order.member_id, "order_moved", f"order:{order.id}:{fact.state}", "/rewards#mine")


async def tell_member_of_surprise(session: Session, fact: SurpriseGiven) -> None:
    """Those who run the programme said thanks."""
    grant = await session.get(SurpriseGrant, fact.grant)
    if grant:
        key = f"surprise:{grant.id}"
        await notify(session, grant.member_id, "surprise", key, "/rewards#mine", member=grant.given_by)


async def tell_receiver_of_kudos(session: Session, fact: KudosGiven) -> None:
    """A colleague said thanks, in words."""
    kudos = await session.get(Kudos, fact.kudos)
    if kudos and kudos.removed_at is None:
        await notify(session, kudos.to_id, "kudos", f"kudos:{kudos.id}", "/kudos", member=kudos.from_id)


async def tell_owners_of_kudos(session: Session, fact: KudosReported) -> None:
    """Whoever got a thank-you asks for a look at its words."""
    await notify_owners(session, "kudos_reported", f"kudos:{fact.kudos}", "/studio/fair-play")


async def tell_owners_of_case(session: Session, fact: FairPlayNoticed) -> None:
    """A pattern waits for a human."""
    await notify_owners(session, "fair_play_case", f"case:{fact.case}", "/studio/fair-play")


async def tell_people_of_case(session: Session, fact: FairPlayDecided) -> None:
    """Points of theirs went back; where all is fine, nobody is bothered."""
    case = await session.get(FairPlayCase, fact.case)
    if case is None or case.outcome != "taken_back":
        return
    people = select(FairPlayPerson.member_id).where(FairPlayPerson.case_id == case.id)
    for member in (await session.exec(people)).all():
        await notify(session, member, "fair_play", f"case:{case.id}", "/me/points")


async def tell_owners_of_board(session: Session, fact: ClearanceAsked) -> None:
    """A board with a prize waits for a human's word."""
    await notify_owners(session, "board_to_clear", f"board:{fact.clearance}", "/studio/fair-play")
