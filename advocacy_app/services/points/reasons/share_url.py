"""A share whose post an owner has seen at the address that the member gave."""

from advocacy_app.db import Session
from advocacy_app.events import PostAddressSeen
from advocacy_app.services.points.acts import award
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.reasons.shares import COOL_OFF_HOURS, share_and_sharer, titles_of
from advocacy_app.services.points.rules import Rule

REASON = Reason(
    name="share_url", default=Rule(amount=5, cool_off_hours=COOL_OFF_HOURS), sureness="url", about=titles_of
)


async def pay_share_url(session: Session, fact: PostAddressSeen) -> None:
    """Reward a post that can be looked at."""
    share, sharer = await share_and_sharer(session, fact.share)
    await award(session, sharer, REASON, key=f"url:{share.id}", evidence=share.id)
