"""Writing: a new card, what is saved in it, a copy, and throwing a draft away."""

from collections.abc import Iterable
from typing import Any

from sqlmodel import col, delete, select

from advocacy_app import clock, ids
from advocacy_app.db import Session
from advocacy_app.hashtags import key_of
from advocacy_app.models import Caption, Card, CardAudience, CardTopic, Share, Topic
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.content.errors import ChangedMeanwhile, WasShared
from advocacy_app.services.content.form import Typed
from advocacy_app.services.content.pictures import let_go, take
from advocacy_app.services.content.rules import WRITERS
from advocacy_app.services.content.table import open_for, state_of
from advocacy_app.services.content.wants import check_ready
from advocacy_app.services.errors import NotAllowed

WORDS_A_MINUTE = 200
_TEXTS = ("title", "summary", "body", "kind", "purpose", "language", "scope", "url", "video_url", "hashtag")
_DATES = ("live_at", "expires_at", "review_by")


async def start_card(session: Session, viewer: Viewer, **values: Any) -> Card:
    """An empty draft of one's own, or one with ``values`` (columns of ``Card``).

    Raises:
        NotAllowed: this role writes nothing.
    """
    if viewer.role not in WRITERS:
        raise NotAllowed
    new, moment = ids.new_id(), clock.now()
    card = Card(
        id=new,
        slug=f"post-{new[-12:]}",
        kind=values.pop("kind", "article"),
        purpose=values.pop("purpose", "company_news"),
        language=values.pop("language", viewer.language),
        owner_id=viewer.member_id,
        made_at=moment,
        changed_at=moment,
        **values,
    )
    session.add(card)
    await session.flush()
    return card


async def save_card(session: Session, viewer: Viewer, slug: str, typed: Typed, version: int) -> int:
    """Keep what was typed; the card's new version.

    Raises:
        CardGone, NotAllowed, NotNow: see ``open_for``.
        ChangedMeanwhile: it is not at ``version`` any more.
        NotReady: others see it already, and something would be missing.
        PictureGone: the picture was never sent, or was swept away.
    """
    card = await open_for(session, viewer, slug, "save")
    if card.version != version:
        raise ChangedMeanwhile
    await _write(session, viewer, card, typed)
    if (state := state_of(card)) != "draft":
        check_ready(card)
        await identity.audit(session, viewer.member_id, "card_changed", f"card:{card.id}", state=state)
    card.version, card.changed_at = card.version + 1, clock.now()
    await session.flush()
    return card.version


async def _write(session: Session, viewer: Viewer, card: Card, typed: Typed) -> None:
    for name in _TEXTS:
        setattr(card, name, getattr(typed, name))
    card.tag = key_of(card.hashtag)
    if state_of(card) == "live":  # what readers have seen keeps its hour
        card.expires_at, card.review_by = typed.expires_at, typed.review_by
    else:
        for name in _DATES:
            setattr(card, name, getattr(typed, name))
    card.minutes = round(len(typed.body.split()) / WORDS_A_MINUTE) or bool(typed.body)
    await _change_picture(session, viewer, card, typed)
    await session.flush()
    await _write_topics(session, card.id, typed.topics)
    await _write_audience(session, card.id, typed.audience)


async def _change_picture(session: Session, viewer: Viewer, card: Card, typed: Typed) -> None:
    before, card.picture_id = card.picture_id, typed.picture_id or None
    if typed.picture_id:
        await take(session, viewer, typed, known=before == typed.picture_id)
    if before and before != typed.picture_id:
        await session.flush()
        await let_go(session, before)


async def _write_topics(session: Session, card_id: str, slugs: Iterable[str]) -> None:
    await session.exec(delete(CardTopic).where(col(CardTopic.card_id) == card_id))
    known = await session.exec(select(Topic.id).where(col(Topic.slug).in_(list(slugs))))
    session.add_all(CardTopic(card_id=card_id, topic_id=topic) for topic in known.all())


async def _write_audience(session: Session, card_id: str, audience: Iterable[tuple[str, str]]) -> None:
    await session.exec(delete(CardAudience).where(col(CardAudience.card_id) == card_id))
    session.add_all(
        CardAudience(id=ids.new_id(), card_id=card_id, kind=kind, value=value) for kind, value in sorted(audience)
    )
    await session.flush()


_COPIED = (*_TEXTS, "tag", "minutes", "picture_id", "site_id", "expires_at", "review_by")


async def duplicate_card(session: Session, viewer: Viewer, slug: str) -> str:
    """A draft of one's own with the same words, lines, topics and audience; its slug."""
    card = await open_for(session, viewer, slug, "duplicate")
    copy = await start_card(session, viewer, **{name: getattr(card, name) for name in _COPIED})
    topics = await session.exec(select(CardTopic.topic_id).where(CardTopic.card_id == card.id))
    session.add_all(CardTopic(card_id=copy.id, topic_id=topic) for topic in topics.all())
    rules = (await session.exec(select(CardAudience).where(CardAudience.card_id == card.id))).all()
    await _write_audience(session, copy.id, [(rule.kind, rule.value) for rule in rules])
    lines = (await session.exec(select(Caption).where(Caption.card_id == card.id))).all()
    session.add_all(
        Caption(id=ids.new_id(), card_id=copy.id, **line.model_dump(exclude={"id", "card_id", "uses"}))
        for line in lines
    )
    await session.flush()
    return copy.slug


async def delete_card(session: Session, viewer: Viewer, slug: str) -> None:
    """Throw a draft away, and its picture with it.

    Raises:
        WasShared: it went out once, and its shares still lead here.
    """
    card = await open_for(session, viewer, slug, "delete")
    if await _was_shared(session, card):
        raise WasShared
    picture = card.picture_id
    await session.delete(card)
    await session.flush()
    if picture:
        await let_go(session, picture)
    await identity.audit(session, viewer.member_id, "card_deleted", f"card:{card.id}")


async def _was_shared(session: Session, card: Card) -> bool:
    return (await session.exec(select(Share.id).where(Share.card_id == card.id).limit(1))).first() is not None
