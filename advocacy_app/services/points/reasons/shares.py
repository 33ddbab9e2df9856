"""What the reasons around a share have in common."""

from collections.abc import Collection

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Card, Member, Share

COOL_OFF_HOURS = 72


async def share_and_sharer(session: Session, share_id: str) -> tuple[Share, Member]:
    """A share and whose it is."""
    found = select(Share, Member).join(Member, col(Member.id) == Share.member_id).where(Share.id == share_id)
    return (await session.exec(found)).one()


async def titles_of(session: Session, evidences: Collection[str]) -> dict[str, str]:
    """The titles of the shared cards, by evidence (which begins with the share's id); what is gone is left out."""
    shares = {evidence.split(":", 1)[0] for evidence in evidences}
    asked = select(Share.id, Card.title).join(Card, col(Card.id) == Share.card_id).where(col(Share.id).in_(shares))
    titles = dict((await session.exec(asked)).all())
    known = {evidence: titles.get(evidence.split(":", 1)[0], "") for evidence in evidences}
    return {evidence: title for evidence, title in known.items() if title}
