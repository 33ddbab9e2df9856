"""What points were used for."""

from collections.abc import Collection

from sqlmodel import col, select

from advocacy_app.db import Session
from advocacy_app.models import Reward


async def titles_of_rewards(session: Session, evidences: Collection[str]) -> dict[str, str]:
    """The names of rewards, by evidence (which begins with the reward's id)."""
    rewards = {evidence.split(":", 1)[0] for evidence in evidences}
    titles = dict((await session.exec(select(Reward.id, Reward.title).where(col(Reward.id).in_(rewards)))).all())
    known = {evidence: titles.get(evidence.split(":", 1)[0], "") for evidence in evidences}
    return {evidence: title for evidence, title in known.items() if title}
