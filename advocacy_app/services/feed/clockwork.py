"""What time does to cards. The feed itself looks at the clock, so nothing here is needed for a card to be seen."""

from sqlmodel import col, update

from advocacy_app import bus, clock
from advocacy_app.db import Session
from advocacy_app.events import CardArchived, CardPublished
from advocacy_app.models import Card


async def publish_due(session: Session) -> int:
    """Let scheduled cards go live whose time has come; each is recorded as published once."""
    due = update(Card).where(col(Card.state) == "scheduled", col(Card.live_at) <= clock.now())
    published = (await session.exec(due.values(state="live").returning(col(Card.id)))).scalars().all()
    for card_id in published:
        await bus.record(session, CardPublished(card=card_id))
    return len(published)


async def archive_expired(session: Session) -> int:
    """Archive cards whose time is over."""
    over = update(Card).where(col(Card.state).in_(("live", "paused")), col(Card.expires_at) <= clock.now())
    archived = (await session.exec(over.values(state="archived").returning(col(Card.id)))).scalars().all()
    for card_id in archived:
        await bus.record(session, CardArchived(card=card_id))
    return len(archived)
