"""Surprises: those who run the programme thank a colleague, with a reason in words."""

from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, func, select

from advocacy_app import bus, clock, ids
from advocacy_app.db import Session
from advocacy_app.events import SurpriseGiven
from advocacy_app.models import Member, SurpriseGrant
from advocacy_app.read_models.people import Colleague, Viewer
from advocacy_app.services import identity, points, prizes
from advocacy_app.services.prizes import Value
from advocacy_app.services.rewards.errors import (
    NothingGiven,
    OutOfRange,
    OwnOrder,
    ReceiverMissing,
    SurprisesSpent,
    WordsMissing,
)
from advocacy_app.services.rewards.rules import (
    GIVER_A_MONTH,
    LONGEST_TITLE,
    LONGEST_WORDS,
    RECEIVER_A_MONTH,
    clean,
    month_began,
)

FOUND = 6


@dataclass(frozen=True)
class Surprise:
    """What somebody gets, and why: points, a present with its value, or both."""

    words: str
    points: int = 0
    title: str = ""
    value: Value = field(default_factory=lambda: Value(0, "EUR"))


async def surprise(session: Session, viewer: Viewer, member_id: str, gift: Surprise) -> str:
    """Give it, at most so much in a month; returns the grant's id. It is in the audit log, and the person hears of it.

    Raises:
        NotAllowed, OwnOrder: who may give, and to whom.
        ReceiverMissing: nobody there.
        WordsMissing, TooLong, NothingGiven, OutOfRange: what may be given.
        SurprisesSpent: the month's points are given.
    """
    identity.must_be_owner(viewer)
    if member_id == viewer.member_id:
        raise OwnOrder
    words, title = _said(gift)
    await points.open_ledger(session)
    member = await session.get(Member, member_id)
    if member is None or not member.active:
        raise ReceiverMissing
    await _must_fit(session, viewer.member_id, member_id, gift.points)
    told: dict[str, Any] = {"words": words, "points": gift.points, "title": title, "at": clock.now()}
    grant = SurpriseGrant(id=ids.new_id(), member_id=member_id, given_by=viewer.member_id, **told)
    session.add(grant)
    await session.flush()
    await _hand(session, member, grant, gift)
    await identity.audit(session, viewer.member_id, "surprise_given", f"member:{member_id}", points=gift.points)
    await bus.record(session, SurpriseGiven(actor=viewer.member_id, grant=grant.id))
    return grant.id


async def receivers(session: Session, viewer: Viewer, text: str) -> list[Colleague]:
    """Whom an owner may mean: somebody's name, or the whole e-mail address of somebody who shows none.

    Raises:
        NotAllowed: the viewer is not an owner.
    """
    identity.must_be_owner(viewer)
    if "@" not in text:
        return await identity.colleagues(session, viewer, text, FOUND)
    asked = select(Member).where(func.lower(Member.email) == text.strip().lower(), col(Member.deactivated_at).is_(None))
    return [Colleague(member.id, member.name) for member in (await session.exec(asked)).all()]


def _said(gift: Surprise) -> tuple[str, str]:
    words, title = clean(gift.words, LONGEST_WORDS, "words"), clean(gift.title, LONGEST_TITLE, "title")
    if not words:
        raise WordsMissing
    if gift.points < 0:
        raise OutOfRange(at="points")
    if not gift.points and not title:
        raise NothingGiven
    return words, title


async def _must_fit(session: Session, giver: str, receiver: str, n: int) -> None:
    """The ledger's turn is ours, so nobody gives at the same moment."""
    began = month_began(clock.now(), (await identity.organisation(session)).timezone)
    given = await points_given(session, col(SurpriseGrant.given_by) == giver, col(SurpriseGrant.at) >= began)
    got = await points_given(session, col(SurpriseGrant.member_id) == receiver, col(SurpriseGrant.at) >= began)
    left = min(GIVER_A_MONTH - given, RECEIVER_A_MONTH - got)
    if n > left:
        raise SurprisesSpent(n=max(left, 0))


async def points_given(session: Session, *where: Any) -> int:
    """Points that came by surprise, added up."""
    return (await session.exec(select(func.coalesce(func.sum(SurpriseGrant.points), 0)).where(*where))).one()


async def _hand(session: Session, member: Member, grant: SurpriseGrant, gift: Surprise) -> None:
    key = f"surprise:{grant.id}"
    if gift.points:
        await points.award(session, member, points.SURPRISE, key=key, evidence=grant.id, amount=gift.points)
    if grant.title:
        await prizes.record(session, member.account, key=key, source="surprise", title=grant.title, value=gift.value)
