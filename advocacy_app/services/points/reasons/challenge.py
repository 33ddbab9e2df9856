"""A challenge whose goal was reached."""

from collections.abc import Collection

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Challenge
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.rules import Rule


async def _titles(session: Session, evidences: Collection[str]) -> dict[str, str]:
    asked = select(Challenge.id, Challenge.title).where(col(Challenge.id).in_(evidences))
    return dict((await session.exec(asked)).all())


REASON = Reason(name="challenge", default=Rule(amount=25), about=_titles)
"""Each challenge pays what its owner set; the rule's amount is where an owner begins."""

LEARNING = Reason(name="challenge_learnt", default=Rule(amount=25), on_boards=False, about=_titles)
"""The goal was to learn something, and learning never counts on boards."""
