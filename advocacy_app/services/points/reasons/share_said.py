"""A share that its member says went out."""

from advocacy_app.db import Session
from advocacy_app.events import ShareConfirmed
from advocacy_app.services.points.acts import award
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.reasons.shares import COOL_OFF_HOURS, share_and_sharer, titles_of
from advocacy_app.services.points.rules import Rule

REASON = Reason(
    name="share_said",
    default=Rule(amount=5, per_day=2, per_week=6, cool_off_hours=COOL_OFF_HOURS),
    sureness="said",
    about=titles_of,
)


async def pay_share_said(session: Session, fact: ShareConfirmed) -> None:
    """Reward a confirmed share, on the day it was confirmed."""
    share, sharer = await share_and_sharer(session, fact.share)
    await award(session, sharer, REASON, key=f"share:{share.id}", evidence=share.id, acted_at=share.confirmed_at)
