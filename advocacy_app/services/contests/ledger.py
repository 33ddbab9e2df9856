"""Who has a prize of a contest is written into the list of prizes, once, when they take it."""

from contextlib import suppress

from advocacy_app.db import Session
from advocacy_app.models import ContestPrize, Member
from advocacy_app.services import prizes
from advocacy_app.services.errors import NotFound


async def keep_in_ledger(session: Session, member_id: str, key: str, source: str, prize: ContestPrize) -> None:
    """Write down that a member took it; ``key`` names the claim, so that it stands there once."""
    member = await session.get_one(Member, member_id)
    value = prizes.Value(prize.value, prize.currency, prize.cash_like)
    await prizes.record(session, member.account, key=key, source=source, title=prize.name, value=value)


async def take_from_ledger(session: Session, key: str) -> None:
    """Write down that it did not stay with them; what was claimed before there was a list is not in it."""
    with suppress(NotFound):
        await prizes.take_back(session, key)
