"""What is worth a notice around ideas: LATER reactions, idempotent by the key of what happened."""

from advocacy_app.db import Session
from advocacy_app.events import IdeaAnswered, IdeaSent
from advocacy_app.models import Idea
from advocacy_app.services.notifications.acts import notify, notify_owners


async def tell_owners_of_idea(session: Session, fact: IdeaSent) -> None:
    """Somebody brought something in."""
    await notify_owners(session, "idea_new", f"idea:{fact.idea}", "/studio/ideas")


async def tell_author_of_idea(session: Session, fact: IdeaAnswered) -> None:
    """One's own idea was answered."""
    idea = await session.get(Idea, fact.idea)
    if idea and idea.member_id != fact.actor:
        await notify(session, idea.member_id, "idea_answered", f"idea:{fact.step}", "/ideas")
