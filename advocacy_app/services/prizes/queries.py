"""Questions about prizes."""

from collections.abc import Sequence

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Prize


async def prizes_of(session: Session, account: str) -> Sequence[Prize]:
    """What a member was given, the newest first, with what was taken back."""
    asked = select(Prize).where(Prize.account == account).order_by(col(Prize.at).desc(), col(Prize.id).desc())
    return (await session.exec(asked)).all()
