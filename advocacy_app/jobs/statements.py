"""Statements of training on their way to the company's learning record store."""

import structlog

from advocacy_app.config import settings
from advocacy_app.db import Session, transaction
from advocacy_app.outside import outside
from advocacy_app.services import statements

_log = structlog.get_logger()


async def look_for_statements(_: Session) -> int:
    """Only the slot is claimed here: sending waits for the network, so it follows outside of the transaction."""
    return 0


async def send_statements() -> None:
    """Send what is due, a handful at a time; a store that does not answer is left alone until the next round."""
    while settings().xapi_url:
        async with transaction() as session:
            handful = await statements.due(session)
        if not handful or not all([await _sent(each.id, each.body) for each in handful]):
            return


async def _sent(number: str, body: str) -> bool:
    status = await outside().lrs.put(number, body)
    async with transaction() as session:
        fate = await statements.settle(session, number, status)
    if fate == "refused":
        _log.warning("statement_refused", statement=number, status=status)
    return fate != "later"
