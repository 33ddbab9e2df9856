"""The evergreen library: everything a reader may see, found by words and filters."""

import re
from typing import Any, NamedTuple

from sqlalchemy import bindparam, text
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session
from advocacy_app.i18n import numbers, tr
from advocacy_app.models import Card, CardTopic, Member, Picture, Topic
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
    terms = _WORD.findall(wanted.words[:LONGEST_QUERY])
    if terms:
        found = await _matches(session, terms)
        query = query.where(col(Card.id).in_(found))
    query = query.order_by(col(Card.live_at).desc(), col(Card.id).desc())
    rows = (await session.exec(query.offset(wanted.page * PAGE).limit(PAGE + 1))).all()
    if terms:
        rank = {card_id: i for i, card_id in enumerate(found)}
        rows = sorted(rows, key=lambda row: rank[row[0].id])
    items = tuple(_item(*row, viewer=viewer) for row in rows[:PAGE])
    return LibraryPage(items=items, more=len(rows) > PAGE)


def _columns() -> Any:
    return (
        select(Card, Picture, Member)
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
        statement = "SELECT card_id FROM searchcard WHERE searchcard MATCH :q ORDER BY bm25(searchcard, 0, 4, 4, 2, 1) LIMIT 500"
    else:
        query = " & ".join(f"{term}:*" for term in terms)
        statement = (
            "SELECT card_id FROM searchcard, to_tsquery('simple', folded(:q)) query WHERE words @@ query "
            "ORDER BY ts_rank(words, query) DESC, card_id DESC LIMIT 500"
        )
    return list((await session.execute(text(statement).bindparams(bindparam("q", query)))).scalars())


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
    rows = (await session.exec(select(Topic.id, Topic.slug, Topic.names))).all()
    views = [TopicView(slug, topic_name(names, viewer.language), topic_id in reader.topics) for topic_id, slug, names in rows]
    return sorted(views, key=lambda topic: topic.name.casefold())
