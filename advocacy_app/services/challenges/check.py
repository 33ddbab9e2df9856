"""Do the rewards of challenges follow from what happened? Counted again, and compared."""

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Challenge, Unpaid
from advocacy_app.services.challenges.rules import has_fallen, is_due
from advocacy_app.services.challenges.settling import rewards, tally
from advocacy_app.services.points import Violation

MISSING = "whoever reached the goal of a closed challenge was paid"
UNEARNED = "a challenge’s reward stands on what was done"


async def replay(session: Session) -> list[Violation]:
    """Every reward that is missing, and every one that its deeds no longer carry."""
    challenges = (await session.exec(select(Challenge).order_by(col(Challenge.id)))).all()
    return [violation for challenge in challenges for violation in await _replayed(session, challenge)]


async def _replayed(session: Session, challenge: Challenge) -> list[Violation]:
    counted, paid = await tally(session, challenge), await rewards(session, challenge)
    unpaid = await _left_unpaid(session, challenge)
    wrong: list[Violation] = []
    for who in counted.people:
        standing, where = counted.standing(who), f"{challenge.id} {who.account}"
        if who.account in paid.standing:
            wrong += [Violation(UNEARNED, where)] * has_fallen(challenge, standing.mine)
        elif challenge.closed_at and challenge.points and who.active and who.account not in unpaid:
            wrong += [Violation(MISSING, where)] * is_due(challenge, standing)
    return wrong


async def _left_unpaid(session: Session, challenge: Challenge) -> set[str]:
    """Accounts that a limit of the rule kept from being paid."""
    asked = select(Unpaid.account).where(col(Unpaid.reason).startswith("challenge"), Unpaid.evidence == challenge.id)
    return set((await session.exec(asked)).all())
