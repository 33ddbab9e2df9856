"""Notices on their way to people's browsers."""

from advocacy_app.db import Session, transaction
from advocacy_app.outside import outside
from advocacy_app.services import notifications

_A_DAY = 86_400


async def look_for_pushes(_: Session) -> int:
    """Only the slot is claimed here: sending waits for the network, so it follows outside of the transaction."""
    return 0


async def send_pushes() -> None:
    """Send what is due, a handful at a time."""
    while True:
        async with transaction() as session:
            handful = await notifications.due_pushes(session)
            pair = await notifications.push_key(session) if handful else None
        if pair is None:
            return
        for parcel in handful:
            told = {"seconds": _A_DAY, "topic": parcel.notice_id}
            status = await outside().push.send(pair, parcel.browser, parcel.message, **told)
            async with transaction() as session:
                await notifications.settle_push(session, parcel, status)
