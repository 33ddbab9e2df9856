"""Everything that is stored about one person, for that person."""

from collections import defaultdict
from datetime import date
from typing import Any

from sqlalchemy import or_
from sqlmodel import col, func, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.models import Card, Member, Picture, Reward
from advocacy_app.services.identity import NobodyThere
from advocacy_app.services.privacy.register import REGISTER, Holding

FORMAT = "advocacy-export/1"
Rows = list[dict[str, Any]]


async def export(session: Session, member: Member) -> dict[str, Any]:
    """Plain values for JSON: every table that holds something of the member, and of nobody else.

    What others wrote to them is in it (an answer to a question about points), who they are is not. Things of others
    appear as ids; ``cards`` names those that the company published.
    """
    data: dict[str, Rows] = defaultdict(list)
    for holding in REGISTER:
        if holding.given:
            data[holding.name] += await _given(session, holding, member)
    data["picture"] = await _pictures(session, member)
    return {
        "format": FORMAT,
        "made_at": clock.now().isoformat(),
        "data": dict(data),
        "cards": await _company_cards(session, _mentioned(data)),
    }


async def id_of(session: Session, email: str) -> str:
    """Who has an address, whatever its capitals; also somebody who left.

    Raises:
        NobodyThere: nobody has it.
    """
    found = await session.exec(select(Member.id).where(func.lower(Member.email) == email.strip().lower()))
    if (member_id := found.first()) is None:
        raise NobodyThere(email=email)
    return member_id


async def pictures_of(session: Session, member: Member) -> list[str]:
    """Ids of the pictures that belong to the member: in a post of theirs, or sent and not used by any card."""
    own, used = col(Card.author_id) == member.id, col(Card.picture_id).is_not(None)
    of_posts = select(Card.picture_id).where(own, used)
    of_anything_else = select(Card.picture_id).where(or_(col(Card.author_id).is_(None), ~own), used)
    theirs = or_(col(Picture.id).in_(of_posts), col(Picture.made_by) == member.id)
    of_rewards = select(Reward.picture_id).where(col(Reward.picture_id).is_not(None))
    free = (col(Picture.id).not_in(of_anything_else), col(Picture.id).not_in(of_rewards))
    return list(await session.exec(select(Picture.id).where(theirs, *free)))


async def _given(session: Session, holding: Holding, member: Member) -> Rows:
    names = [column.name for column in holding.shown]
    found = await rows(session, columns(*holding.shown).where(holding.rows_of(member)))
    return [dict(zip(names, map(_plain, row), strict=True)) for row in found]


async def _pictures(session: Session, member: Member) -> Rows:
    mine = await pictures_of(session, member)
    found = await session.exec(select(Picture).where(col(Picture.id).in_(mine)))
    return [{name: _plain(value) for name, value in row.model_dump(exclude={"made_by"}).items()} for row in found.all()]


def _mentioned(data: dict[str, Rows]) -> set[str]:
    return {row["card_id"] for rows in data.values() for row in rows if row.get("card_id")}


async def _company_cards(session: Session, mentioned: set[str]) -> dict[str, str]:
    asked = select(Card.id, Card.title).where(col(Card.id).in_(mentioned), col(Card.author_id).is_(None))
    return dict((await session.exec(asked)).all())


def _plain(value: Any) -> Any:
    """Days and moments in ISO 8601, everything else as it is."""
    return value.isoformat() if isinstance(value, date) else value
