"""The feed of one reader: choose, rank, then fetch what the chosen cards show. Columns only, no entities."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, extract, func, literal, union_all
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.models import Card, CardTopic, NotForMe, Saved, Seen, Share, Thanks
from advocacy_app.read_models.feed import FeedCard, FeedWindow, tombstone
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.feed.audience import (
    ANYBODY,
    Reader,
    is_for,
    is_paused,
    listed,
    may_see,
    reader_of,
    together,
    values_of,
)
from advocacy_app.services.feed.errors import CardGone
from advocacy_app.services.feed.rules import Traits, ranked
from advocacy_app.services.feed.views import load_cards

WINDOW = 12
CANDIDATES = 240
MEMORY = timedelta(days=60)
HOUR = 3600.0


class _Eyes(NamedTuple):
    """A reader with what this person has liked and put away, as shares of each topic."""

    reader: Reader
    likes: dict[str, float]
    dislikes: dict[str, float]


async def feed(session: Session, viewer: Viewer, after: str = "") -> FeedWindow:
    """The next window of the feed, best first; ``after`` is the slug of the last card of the window before."""
    eyes = await _eyes_of(session, viewer)
    order = await _order(session, eyes)
    start = next((at for at, traits in enumerate(order, 1) if after and traits.slug == after), 0)
    chosen = order[start : start + WINDOW]
    cards = await load_cards(session, eyes.reader, chosen)
    return _window(cards, order, more=len(order) > start + WINDOW)


def _window(cards: Sequence[FeedCard], order: list[Traits], *, more: bool) -> FeedWindow:
    return FeedWindow(tuple(cards), cards[-1].slug if more and cards else "", sum(not traits.seen for traits in order))


async def window(session: Session, viewer: Viewer, shown: Sequence[str] = (), passed: Sequence[str] = ()) -> FeedWindow:
    """A window around what is on the reader's screen: that stays where it is, what comes after it is fresh.

    ``shown`` are slugs from the top of the screen's window; one that was taken back keeps its place. ``passed`` are
    slugs of earlier windows of this visit; they do not come again.
    """
    eyes = await _eyes_of(session, viewer)
    order = await _order(session, eyes)
    known = {*shown, *passed}
    kept = await _kept(session, eyes, shown[:WINDOW]) if shown else []
    fresh = [traits for traits in order if traits.slug not in known]
    chosen = fresh[: WINDOW - len(kept)]
    cards = (*kept, *await load_cards(session, eyes.reader, chosen))
    return _window(cards, order, more=len(fresh) > len(chosen))


async def _kept(session: Session, eyes: _Eyes, shown: Sequence[str]) -> list[FeedCard]:
    """What is on the screen, as it is now; a card whose time is over or that was never there leaves no trace."""
    reader = eyes.reader
    found = await _candidates(session, eyes, col(Card.slug).in_(shown))
    cards = {card.slug: card for card in await load_cards(session, reader, found)}
    paused = await session.exec(select(Card.slug).where(col(Card.slug).in_(shown), is_paused(), is_for(reader)))
    gone = {slug: tombstone(slug, reader.viewer.language) for slug in paused}
    return [(cards | gone)[slug] for slug in shown if slug in cards or slug in gone]


async def card(session: Session, viewer: Viewer, slug: str) -> FeedCard:
    """One card on its own page.

    Raises:
        CardGone: no such card, or not for this person.
    """
    eyes = await _eyes_of(session, viewer)
    found = await _candidates(session, eyes, Card.slug == slug)
    if not found:
        raise CardGone
    return (await load_cards(session, eyes.reader, found))[0]


async def saved(session: Session, viewer: Viewer, limit: int = 50) -> list[FeedCard]:
    """What the reader keeps for later, the latest first."""
    eyes = await _eyes_of(session, viewer)
    mine = select(Saved.card_id).where(Saved.member_id == viewer.member_id).order_by(col(Saved.at).desc()).limit(limit)
    ids = list(await session.exec(mine))
    found = {t.card_id: t for t in await _candidates(session, eyes, col(Card.id).in_(ids))}
    return await load_cards(session, eyes.reader, [found[i] for i in ids if i in found])


async def titles_of(session: Session, viewer: Viewer, card_ids: set[str]) -> dict[str, str]:
    """What the viewer may see now of these posts: a title, or the words of a post without one."""
    reader = await reader_of(session, viewer)
    asked = columns(Card.id, Card.title, Card.summary).where(col(Card.id).in_(card_ids), may_see(reader))
    return {card: title or summary for card, title, summary in await rows(session, asked)}


def _question(reader: Reader, moment: Any) -> Any:
    """The newest cards for a reader, with what the formula asks about them."""
    me = reader.viewer.member_id
    seen = select(Seen.card_id).where(Seen.member_id == me, Seen.card_id == Card.id).exists()
    topics = together(CardTopic.topic_id, CardTopic.card_id == Card.id)
    ages = (extract("epoch", col(Card.live_at)), extract("epoch", col(Card.featured_at)))
    known = (Card.id, Card.slug, *ages, Card.language, Card.site_id)
    query = columns(*known, seen, topics).where(may_see(reader, moment))
    return query.order_by(col(Card.live_at).desc()).limit(CANDIDATES)


_PUT_AWAY = select(NotForMe.card_id).where(NotForMe.member_id == bindparam("member_id"), NotForMe.card_id == Card.id)
_FEED = _question(ANYBODY, bindparam("moment")).where(~_PUT_AWAY.exists())


async def _order(session: Session, eyes: _Eyes) -> list[Traits]:
    """All that the feed may show, best first, without what the reader has put away."""
    moment = clock.now()
    found = await rows(session, _FEED, moment=moment, **values_of(eyes.reader))
    return ranked(_traits(found, eyes, moment))


async def _candidates(session: Session, eyes: _Eyes, *where: Any) -> list[Traits]:
    moment = clock.now()
    return _traits(await rows(session, _question(eyes.reader, moment).where(*where)), eyes, moment)


class _Touch(NamedTuple):
    """What a card's topics are to a reader."""

    followed: int
    liking: float
    disliking: float


def _touch(named: str | None, eyes: _Eyes) -> _Touch:
    topics = listed(named)
    likes, dislikes = (sum(each.get(topic, 0.0) for topic in topics) for each in (eyes.likes, eyes.dislikes))
    return _Touch(len(topics & eyes.reader.topics), min(1.0, likes), min(1.0, dislikes))


def _traits(found: Sequence[Any], eyes: _Eyes, moment: datetime) -> list[Traits]:
    now = moment.timestamp()
    viewer, touches = eyes.reader.viewer, {named: _touch(named, eyes) for named in {row[-1] for row in found}}
    return [
        Traits(
            card_id=card_id,
            slug=slug,
            age=(now - float(live)) / HOUR,
            featured=None if featured is None else (now - float(featured)) / HOUR,
            followed_topics=touches[named].followed,
            own_language=language == viewer.language,
            near=bool(site_id) and site_id == viewer.site_id,
            liking=touches[named].liking,
            disliking=touches[named].disliking,
            seen=bool(seen),
        )
        for card_id, slug, live, featured, language, site_id, seen, named in found
    ]


def _topics_touched(table: Any, moment: Any, *, liked: bool = True) -> Any:
    return (
        columns(literal(liked), CardTopic.topic_id, func.count())
        .join(table, table.card_id == CardTopic.card_id)
        .where(table.member_id == bindparam("member_id"), moment > bindparam("since"))
        .group_by(col(CardTopic.topic_id))
    )


_SIGNALS = union_all(
    _topics_touched(Thanks, Thanks.at),
    _topics_touched(Saved, Saved.at),
    _topics_touched(Share, Share.made_at),
    _topics_touched(NotForMe, NotForMe.at, liked=False),
)


async def _eyes_of(session: Session, viewer: Viewer) -> _Eyes:
    """The reader, and the own signals of the last 60 days: share of likes and of dislikes per topic."""
    likes: dict[str, int] = defaultdict(int)
    dislikes: dict[str, int] = defaultdict(int)
    for liked, topic, n in await rows(session, _SIGNALS, member_id=viewer.member_id, since=clock.now() - MEMORY):
        (likes if liked else dislikes)[topic] += n
    return _Eyes(await reader_of(session, viewer), _shares(likes), _shares(dislikes))


def _shares(counts: dict[str, int]) -> dict[str, float]:
    total = sum(counts.values())
    return {topic: n / total for topic, n in counts.items()}
