"""An idea that became a plan."""

from collections.abc import Collection

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.events import IdeaAnswered
from advocacy_app.models import Idea, IdeaStep, Member
from advocacy_app.services.points.acts import award
from advocacy_app.services.points.reason import Reason
from advocacy_app.services.points.rules import Rule

TAKEN_UP = frozenset({"planned", "live", "result"})
LONGEST = 60


async def _words_of(session: Session, evidences: Collection[str]) -> dict[str, str]:
    """The beginning of each idea."""
    found = dict((await session.exec(select(Idea.id, Idea.text).where(col(Idea.id).in_(evidences)))).all())
    return {idea: _short(" ".join(text.split())) for idea, text in found.items()}


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


REASON = Reason(name="idea_taken_up", default=Rule(amount=20), about=_words_of)


async def pay_idea_taken_up(session: Session, fact: IdeaAnswered) -> None:
    """Reward an idea once, when it is first taken up; customers' questions and wishes earn nothing."""
    step, idea = await session.get(IdeaStep, fact.step), await session.get(Idea, fact.idea)
    if step is None or idea is None or step.state not in TAKEN_UP or idea.kind != "idea":
        return
    author = await session.get_one(Member, idea.member_id)
    await award(session, author, REASON, key=f"idea:{idea.id}", evidence=idea.id, acted_at=idea.made_at)
