"""The first outside visitors of a share."""

from contextlib import suppress

from sqlmodel import select

from advocacy_app.db import Session
from advocacy_app.events import ClickCounted, ClickDisowned
from advocacy_app.models import Click, Transfer
from advocacy_app.services.points import caps
from advocacy_app.services.points.acts import award, take_back
from advocacy_app.services.points.errors import AlreadyTakenBack
from advocacy_app.services.points.ledger import transfer_of_key
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
    await award(session, sharer, REASON, key=f"click:{_visit(fact)}", evidence=_visit(fact), item=share.id)


async def take_back_click(session: Session, fact: ClickDisowned) -> None:
    """What a machine brought goes at once, and leaves room for a person among the first visitors of its share."""
    paid = await transfer_of_key(session, f"click:{_visit(fact)}")
    if paid is None:
        return
    with suppress(AlreadyTakenBack):
        await take_back(session, paid, because="no_longer_holds")
        await caps.make_room(session, paid.credit_account, REASON.name, fact.share)


def _visit(fact: ClickCounted | ClickDisowned) -> str:
    return f"{fact.share}:{fact.day}:{fact.visitor}"
