"""The first outside visitors of a share."""

from sqlmodel import select

from advocacy_app.db import Session
from advocacy_app.events import ClickCounted
from advocacy_app.models import Click, Transfer
from advocacy_app.services.points.acts import award
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.reasons.shares import COOL_OFF_HOURS, share_and_sharer, titles_of
from advocacy_app.services.points.rules import Rule


async def _is_still_human(session: Session, transfer: Transfer) -> bool:
    """Later visits may show that an earlier one was a machine's; then its class was changed."""
    share, day, visitor = transfer.evidence.split(":")
    seen = select(Click.id).where(
        Click.share_id == share, Click.kind == "human", Click.day == day, Click.visitor == visitor
    )
    return (await session.exec(seen.limit(1))).first() is not None


REASON = Reason(
    name="share_clicked",
    default=Rule(amount=2, per_item=5, cool_off_hours=COOL_OFF_HOURS),
    sureness="clicked",
    still_holds=_is_still_human,
    about=titles_of,
)


async def pay_share_clicked(session: Session, fact: ClickCounted) -> None:
    """Reward a unique visitor, once per share, day and visitor."""
    share, sharer = await share_and_sharer(session, fact.share)
    visit = f"{share.id}:{fact.day}:{fact.visitor}"
    await award(session, sharer, REASON, key=f"click:{visit}", evidence=visit, item=share.id)
