"""A lesson whose cards were read. Learning has no cool-off and never counts on boards."""

from advocacy_app.db import Session
from advocacy_app.events import LessonFinished
from advocacy_app.models import Member
from advocacy_app.services.points.acts import award
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.rules import Rule

REASON = Reason(name="lesson", default=Rule(amount=20), on_boards=False)


async def pay_lesson(session: Session, fact: LessonFinished) -> None:
    """Reward a lesson, once; a new version of it does not pay again."""
    member, lesson = await session.get_one(Member, fact.actor), f"{fact.track}/{fact.lesson}"
    await award(session, member, REASON, key=f"lesson:{member.id}:{lesson}", evidence=lesson)
