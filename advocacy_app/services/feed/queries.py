"""The feed of one reader: choose, rank, then fetch what the chosen cards show. Columns only, no entities."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from advocacy_app import clock
from advocacy_app.db import Session, columns, rows
from advocacy_app.models import Card, CardTopic, NotForMe, Saved, Seen, Share, Thanks
from advocacy_app.read_models.feed import FeedCard, FeedWindow, tombstone
from advocacy_app.read_models.people import Viewer
from advocacy_app.services.feed.audience import Reader, is_for, is_paused, may_see, reader_of
from advocacy_app.services.feed.errors import CardGone
from advocacy_app.services.feed.rules import Traits, ranked
from advocacy_app.services.feed.views import load_cards

WINDOW = 12
CANDIDATES = 240
MEMORY = timedelta(days=60)


async def feed(session: Session, viewer: Viewer, after: str = "") -> FeedWindow:
    """The next window of the feed, best first; ``after`` is the slug of the last card of the window before."""
    reader = await reader_of(session, viewer)
    order = ranked(await _candidates(session, reader), clock.now())
    slugs = {traits.card_id: slug for traits, slug in await _slugs(session, order)}
    start = _position(order, slugs, after)
    chosen = order[start : start + WINDOW]
    cards = await load_cards(session, reader, chosen)
    more = len(order) > start + WINDOW
    return FeedWindow(tuple(cards), cards[-1].slug if more and cards else "", sum(not t.seen for t in order))


async def _slugs(session: Session, order: list[Traits]) -> Sequence[tuple[Traits, str]]:
    wanted = columns(Card.id, Card.slug).where(col(Card.id).in_([t.card_id for t in order]))
    by_id = {row.id: row.slug for row in await rows(session, wanted)}
    return [(traits, by_id[traits.card_id]) for traits in order]


def _position(order: list[Traits], slugs: dict[str, str], after: str) -> int:
    """Where the next window begins; a card that is gone since then starts from the top."""
    return next((i + 1 for i, traits in enumerate(order) if after and slugs[traits.card_id] == after), 0)


async def window(session: Session, viewer: Viewer, shown: Sequence[str] = (), passed: Sequence[str] = ()) -> FeedWindow:
    """A window around what is on the reader's screen: that stays where it is, what comes after it is fresh.

    ``shown`` are slugs from the top of the screen's window; one that was taken back keeps its place. ``passed`` are
    slugs of earlier windows of this visit; they do not come again.
    """
    reader = await reader_of(session, viewer)
    order = ranked(await _candidates(session, reader), clock.now())
    slugs = {traits.card_id: slug for traits, slug in await _slugs(session, order)}
    known = {*shown, *passed}
    kept = await _kept(session, reader, shown[:WINDOW])
    fresh = [traits for traits in order if slugs[traits.card_id] not in known]
    chosen = fresh[: WINDOW - len(kept)]
    cards = (*kept, *await load_cards(session, reader, chosen))
    more = len(fresh) > len(chosen)
    return FeedWindow(cards, cards[-1].slug if more and cards else "", sum(not t.seen for t in order))


async def _kept(session: Session, reader: Reader, shown: Sequence[str]) -> list[FeedCard]:
    """What is on the screen, as it is now; a card whose time is over or that was never there leaves no trace."""
    found = await _candidates(session, reader, col(Card.slug).in_(shown), hidden=True)
    cards = {card.slug: card for card in await load_cards(session, reader, found)}
    paused = await session.exec(select(Card.slug).where(col(Card.slug).in_(shown), is_paused(), is_for(reader)))
    gone = {slug: tombstone(slug, reader.viewer.language) for slug in paused}
    return [(cards | gone)[slug] for slug in shown if slug in cards or slug in gone]


async def card(session: Session, viewer: Viewer, slug: str) -> FeedCard:
    """One card on its own page.

    Raises:
        CardGone: no such card, or not for this person.
    """
    reader = await reader_of(session, viewer)
    found = await _candidates(session, reader, Card.slug == slug, hidden=True)
    if not found:
        raise CardGone
    return (await load_cards(session, reader, found))[0]


async def saved(session: Session, viewer: Viewer, limit: int = 50) -> list[FeedCard]:
    """What the reader keeps for later, the latest first."""
    reader = await reader_of(session, viewer)
    mine = select(Saved.card_id).where(Saved.member_id == viewer.member_id).order_by(col(Saved.at).desc()).limit(limit)
    ids = list(await session.exec(mine))
    found = {t.card_id: t for t in await _candidates(session, reader, col(Card.id).in_(ids), hidden=True)}
    return await load_cards(session, reader, [found[i] for i in ids if i in found])


async def _candidates(session: Session, reader: Reader, *where: Any, hidden: bool = False) -> list[Traits]:
    """The newest cards for this reader with what the formula asks about them."""
    me = reader.viewer.member_id
    seen = select(Seen.card_id).where(Seen.member_id == me, Seen.card_id == Card.id).exists()
    query = columns(Card.id, Card.live_at, Card.featured_at, Card.language, Card.site_id, seen).where(may_see(reader))
    if not hidden:
        query = query.where(
            ~select(NotForMe.card_id).where(NotForMe.member_id == me, NotForMe.card_id == Card.id).exists()
        )
    found = await rows(session, query.where(*where).order_by(col(Card.live_at).desc()).limit(CANDIDATES))
    topics = await topics_of(session, [row[0] for row in found])
    tastes = await _tastes(session, me)
    return [_traits(row, topics[row[0]], tastes, reader) for row in found]


def _traits(row: Any, topics: set[str], tastes: tuple[dict[str, float], dict[str, float]], reader: Reader) -> Traits:
    card_id, live_at, featured_at, language, site_id, seen = row
    likes, dislikes = tastes
    return Traits(
        card_id=card_id,
        live_at=live_at,
        featured_at=featured_at,
        followed_topics=len(topics & reader.topics),
        own_language=language == reader.viewer.language,
        near=bool(site_id) and site_id == reader.viewer.site_id,
        liking=min(1.0, sum(likes.get(t, 0.0) for t in topics)),
        disliking=min(1.0, sum(dislikes.get(t, 0.0) for t in topics)),
        seen=bool(seen),
    )


async def topics_of(session: Session, card_ids: list[str]) -> dict[str, set[str]]:
    """Topic ids by card id."""
    pairs = columns(CardTopic.card_id, CardTopic.topic_id).where(col(CardTopic.card_id).in_(card_ids))
    found: dict[str, set[str]] = defaultdict(set)
    for card_id, topic_id in await rows(session, pairs):
        found[card_id].add(topic_id)
    return found


async def _tastes(session: Session, member_id: str) -> tuple[dict[str, float], dict[str, float]]:
    """The person's own signals of the last 60 days: share of likes and of dislikes per topic."""
    since = clock.now() - MEMORY
    likes: dict[str, int] = defaultdict(int)
    for table, moment in ((Thanks, Thanks.at), (Saved, Saved.at), (Share, Share.made_at)):
        for topic, n in await _topic_counts(session, table, moment, member_id, since):
            likes[topic] += n
    dislikes = dict(await _topic_counts(session, NotForMe, NotForMe.at, member_id, since))
    return _shares(likes), _shares(dislikes)


async def _topic_counts(session: Session, table: Any, moment: Any, member_id: str, since: Any) -> Any:
    counts = (
        columns(CardTopic.topic_id, func.count())
        .join(table, table.card_id == CardTopic.card_id)
        .where(table.member_id == member_id, moment > since)
        .group_by(col(CardTopic.topic_id))
    )
    return await rows(session, counts)


def _shares(counts: dict[str, int]) -> dict[str, float]:
    total = sum(counts.values())
    return {topic: n / total for topic, n in counts.items()}
