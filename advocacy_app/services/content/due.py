"""What time does to content besides publishing: review-by dates pass, and its owner hears of it once."""

from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.models import Card
from advocacy_app.services import notifications

AT_ONCE = 100


async def flag_stale(session: Session) -> int:
    """Tell the owners of live cards whose review-by date has passed; how many notices were new."""
    passed = select(Card).where(
        col(Card.state) == "live", col(Card.review_by) <= clock.now(), col(Card.author_id).is_(None)
    )
    cards = (await session.exec(passed.order_by(col(Card.review_by).desc()).limit(AT_ONCE))).all()
    return sum([await _tell(session, card) for card in cards])


async def _tell(session: Session, card: Card) -> bool:
    key, href = f"stale:{card.id}:{card.review_by}", f"/studio/content/{card.slug}"
    if card.owner_id:
        return await notifications.notify(session, card.owner_id, "card_stale", key, href, card=card.id)
    await notifications.notify_owners(session, "card_stale", key, href, card=card.id)
    return False
