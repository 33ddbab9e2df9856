"""What a campaign has brought so far: counted from the posts and shares themselves, never kept."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import func, literal, union, union_all
from sqlmodel import col, select

from advocacy_app.db import Session, columns, rows
from advocacy_app.models import Campaign, Card, Click, Share


class Counts(NamedTuple):
    """Photos on the wall, shares that went out, people behind either, clicks from outside and unique visitors."""

    photos: int = 0
    shares: int = 0
    people: int = 0
    clicks: int = 0
    visitors: int = 0


def photos_of(campaign: Campaign) -> tuple[Any, ...]:
    """The condition for colleagues' photos that came while it ran."""
    return (
        Card.tag == campaign.tag,
        col(Card.author_id).is_not(None),
        Card.state == "live",
        col(Card.live_at) >= campaign.starts_at,
    )


def shares_of(campaign: Campaign) -> tuple[Any, ...]:
    """The condition for shares of its posts that went out while it ran; join ``Card``."""
    return (
        Card.tag == campaign.tag,
        Share.evidence != "none",
        col(Share.made_at) >= campaign.starts_at,
        col(Share.made_at) < campaign.ends_at,
    )


async def counts(session: Session, campaign: Campaign, member_id: str = "") -> Counts:
    """All of it in one question; of one member, if named."""
    return Counts(*(await rows(session, _question(campaign, member_id)))[0][2:])


async def counts_of(session: Session, campaigns: Sequence[Campaign], *members: str) -> dict[tuple[str, str], Counts]:
    """The same for several campaigns in one question, by campaign and member; without a name ("") of everybody."""
    questions = [_question(campaign, member) for campaign in campaigns for member in members]
    found = await rows(session, union_all(*questions)) if questions else ()
    return {(row[0], row[1]): Counts(*row[2:]) for row in found}


def _question(campaign: Campaign, member_id: str) -> Any:
    photos, shares = photos_of(campaign), shares_of(campaign)
    if member_id:
        photos, shares = (*photos, Card.author_id == member_id), (*shares, Share.member_id == member_id)
    shared = select(Share.id).join(Card, col(Card.id) == Share.card_id).where(*shares)
    authors = columns(col(Card.author_id).label("who")).where(*photos)
    sharers = columns(col(Share.member_id).label("who")).join(Card, col(Card.id) == Share.card_id).where(*shares)
    who = union(authors, sharers).subquery()
    came = select(func.count()).select_from(Click).where(Click.kind == "human", col(Click.share_id).in_(shared))
    return columns(
        literal(campaign.id),
        literal(member_id),
        select(func.count()).select_from(Card).where(*photos).scalar_subquery(),
        select(func.count()).select_from(shared.subquery()).scalar_subquery(),
        select(func.count()).select_from(who).scalar_subquery(),
        came.scalar_subquery(),
        came.where(Click.visitor != "").scalar_subquery(),
    )


async def took_part(session: Session, campaign: Campaign) -> list[str]:
    """Ids of everybody with a photo on the wall or a share that went out."""
    authors = select(Card.author_id).where(*photos_of(campaign))
    sharers = select(Share.member_id).join(Card, col(Card.id) == Share.card_id).where(*shares_of(campaign))
    return sorted({*filter(None, await session.exec(authors)), *await session.exec(sharers)})


def reached(campaign: Campaign, found: Counts) -> int:
    """How much of the goal's kind there is."""
    return {"none": 0, **found._asdict()}[campaign.goal_kind]
