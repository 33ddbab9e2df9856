"""How many people a set of shares may have reached: a range that is only ever estimated."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Card, MemberNetwork, Share
from advocacy_app.services.sharing.rules import estimated_reach


async def reach_of(session: Session, *shares: Any) -> tuple[int, int] | None:
    """The sum over the people behind these shares (conditions on ``Share`` and its ``Card``); None if unknown.

    What somebody told of the size of a network is read here and leaves only as part of a sum.
    """
    by_member: dict[str, Counter[str]] = defaultdict(Counter)
    asked = select(Share.member_id, Share.network).join(Card, col(Card.id) == Share.card_id).where(*shares)
    for member_id, network in await session.exec(asked):
        by_member[member_id][network] += 1
    sizes = await _sizes(session, by_member)
    known = [reach for who, by in by_member.items() if (reach := estimated_reach(by, sizes[who])) is not None]
    return (sum(low for low, _ in known), sum(high for _, high in known)) if known else None


async def _sizes(session: Session, members: Iterable[str]) -> dict[str, dict[str, int]]:
    asked = select(MemberNetwork.member_id, MemberNetwork.network, MemberNetwork.size)
    sizes: dict[str, dict[str, int]] = defaultdict(dict)
    for member_id, network, size in await session.exec(asked.where(col(MemberNetwork.member_id).in_(list(members)))):
        sizes[member_id][network] = size
    return sizes
