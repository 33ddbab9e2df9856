"""The end of the cool-off."""

from advocacy_app.db import Session
from advocacy_app.services.points.acts import due
from advocacy_app.services.points.ledger import find_transfer, open_ledger, resolve
from advocacy_app.services.points.reasons import REASONS


async def post_due(session: Session, limit: int = 100) -> int:
    """Let pending points land whose cool-off is over, each exactly once; returns how many rows were resolved.

    What no longer holds (visits that turned out to be machines) is voided instead, with its reason.
    """
    await open_ledger(session)
    waiting = await due(session, limit)
    for row in waiting:
        pending = await find_transfer(session, row.transfer_id)
        reason = REASONS.get(pending.reason)
        if reason is None or await reason.still_holds(session, pending):
            await resolve(session, pending, "post", "")
        else:
            await resolve(session, pending, "void", "no_longer_holds")
    return len(waiting)
