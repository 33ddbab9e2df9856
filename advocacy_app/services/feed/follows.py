"""Topics that people follow."""

from sqlmodel import col, delete, select

from advocacy_app import clock
from advocacy_app.db import Session, insert_once
from advocacy_app.models import Topic, TopicFollow
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.feed.errors import TopicUnknown


async def follow_topic(session: Session, viewer: Viewer, slug: str) -> None:
    """More of this, please.

    Raises:
        TopicUnknown: no such topic.
    """
    topic_id = (await session.exec(select(Topic.id).where(Topic.slug == slug))).first()
    if topic_id is None:
        raise TopicUnknown
    await insert_once(session, TopicFollow, member_id=viewer.member_id, topic_id=topic_id, at=clock.now())


async def unfollow_topic(session: Session, viewer: Viewer, slug: str) -> None:
    """No more than others get."""
    topic = select(Topic.id).where(Topic.slug == slug).scalar_subquery()
    mine = delete(TopicFollow).where(col(TopicFollow.member_id) == viewer.member_id, col(TopicFollow.topic_id) == topic)
    await session.exec(mine)
