"""The evergreen library: everything a reader may see, found by words and filters."""

import re
from typing import Any, NamedTuple

from sqlalchemy import bindparam, case, text
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Card, CardTopic, Member, Picture, Saved, Topic
from advocacy_app.read_models.library import LibraryItem, LibraryPage, TopicView
from advocacy_app.read_models.people import Viewer
from advocacy_app.services import identity
from advocacy_app.services.feed.audience import may_see, reader_of
from advocacy_app.services.feed.views import topic_name

PAGE = 20
LONGEST_QUERY = 100
_WORD = re.compile(r"\w+", re.UNICODE)


class Wanted(NamedTuple):
    """What a reader looks for; empty fields ask for nothing."""

    words: str = ""
    topic: str = ""
    purpose: str = ""
    language: str = ""
    page: int = 0


async def library(session: Session, viewer: Viewer, wanted: Wanted) -> LibraryPage:
    """One page of cards, the best match first when there are words, else the newest first."""
    reader = await reader_of(session, viewer)
    query = _columns().where(may_see(reader), *_filters(wanted))
    newest = (col(Card.live_at).desc(), col(Card.id).desc())
    if terms := _WORD.findall(wanted.words[:LONGEST_QUERY]):
        found = await _matches(session, terms)
        if not found:
            return LibraryPage()
        best: Any = case({card_id: place for place, card_id in enumerate(found)}, value=Card.id, else_=len(found))
        query, newest = query.where(col(Card.id).in_(found)), (best, *newest)
    query = query.order_by(*newest)
    hits = await rows(session, query.offset(wanted.page * PAGE).limit(PAGE + 1))
    items = tuple(_item(*hit, viewer=viewer) for hit in hits[:PAGE])
    return LibraryPage(items=items, more=len(hits) > PAGE)


async def saved_items(session: Session, viewer: Viewer, limit: int = 50) -> list[LibraryItem]:
    """What a person keeps for later and may still see, the latest first."""
    reader = await reader_of(session, viewer)
    kept = _columns().join(Saved, (col(Saved.card_id) == Card.id) & (Saved.member_id == viewer.member_id))
    hits = await rows(session, kept.where(may_see(reader)).order_by(col(Saved.at).desc()).limit(limit))
    return [_item(*hit, viewer=viewer) for hit in hits]


def _columns() -> Any:
    return (
        columns(Card, Picture, Member)
        .outerjoin(Picture, col(Picture.id) == Card.picture_id)
        .outerjoin(Member, col(Member.id) == Card.author_id)
    )


def _filters(wanted: Wanted) -> list[Any]:
    filters: list[Any] = []
    if wanted.purpose:
        filters.append(Card.purpose == wanted.purpose)
    if wanted.language:
        filters.append(Card.language == wanted.language)
    if wanted.topic:
        topical = select(CardTopic.card_id).join(Topic, col(Topic.id) == CardTopic.topic_id)
        filters.append(col(Card.id).in_(topical.where(Topic.slug == wanted.topic)))
    return filters


async def _matches(session: Session, terms: list[str]) -> list[str]:
    """Ids of cards with words that begin with every term, best first, at most 500."""
    if session.get_bind().dialect.name == "sqlite":
        query = " ".join(f'"{term}"*' for term in terms)
        statement = (
            "SELECT card_id FROM searchcard WHERE searchcard MATCH :q "
            "ORDER BY bm25(searchcard, 0, 4, 4, 2, 1) LIMIT 500"
        )
    else:
        query = " & ".join(f"{term}:*" for term in terms)
        statement = (
            "SELECT card_id FROM searchcard, to_tsquery('simple', folded(:q)) query WHERE words @@ query "
            "ORDER BY ts_rank(words, query) DESC, card_id DESC LIMIT 500"
        )
    found = await rows(session, text(statement).bindparams(bindparam("q", query)))
    return [row.card_id for row in found]


def _item(card: Card, picture: Picture | None, author: Member | None, *, viewer: Viewer) -> LibraryItem:
    language = viewer.language
    face = identity.face(author.name, author.nickname, author.visibility, author.id, language, "") if author else None
    return LibraryItem(
        slug=card.slug,
        title=card.title or card.summary,
        own_words=author is not None,
        language=card.language,
        purpose=tr(language, f"card.purpose_{card.purpose}"),
        line=face.name if face else "",
        when=numbers.short_day(language, card.live_at or card.made_at, viewer.timezone),
        picture=picture.id if picture else "",
        dominant=picture.dominant if picture else "",
        position=f"{picture.focus_x * 100:.0f}% {picture.focus_y * 100:.0f}%" if picture else "",
        stale=card.review_by is not None and card.review_by < clock.now(),
    )


async def topics(session: Session, viewer: Viewer) -> list[TopicView]:
    """All topics in the reader's language, with those the reader follows marked."""
    reader = await reader_of(session, viewer)
    known = await rows(session, columns(Topic.id, Topic.slug, Topic.names))
    views = [TopicView(t.slug, topic_name(t.names, viewer.language), t.id in reader.topics) for t in known]
    return sorted(views, key=lambda topic: topic.name.casefold())
