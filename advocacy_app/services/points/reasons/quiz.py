"""A quiz with enough right answers. Learning has no cool-off and never counts on boards."""

from advocacy_app.db import Session
from advocacy_app.events import QuizPassed
from advocacy_app.models import Member
from advocacy_app.services.points.acts import award
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.rules import Rule

REASON = Reason(name="quiz", default=Rule(amount=10), on_boards=False)


async def pay_quiz(session: Session, fact: QuizPassed) -> None:
    """Reward a passed quiz, once; a new version of it does not pay again."""
    member, lesson = await session.get_one(Member, fact.actor), f"{fact.track}/{fact.lesson}"
    await award(session, member, REASON, key=f"quiz:{member.id}:{lesson}", evidence=lesson)
