"""Topics that people follow."""

from collections.abc import Collection

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


async def choose_topics(session: Session, viewer: Viewer, slugs: Collection[str]) -> None:
    """Follow exactly these from now on; names that no topic has are passed over."""
    named = select(Topic.id).where(col(Topic.slug).in_(slugs))
    dropped = delete(TopicFollow).where(
        col(TopicFollow.member_id) == viewer.member_id, col(TopicFollow.topic_id).not_in(named)
    )
    await session.exec(dropped)
    for topic_id in (await session.exec(named)).all():
        await insert_once(session, TopicFollow, member_id=viewer.member_id, topic_id=topic_id, at=clock.now())
