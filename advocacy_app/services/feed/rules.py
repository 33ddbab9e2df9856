"""Relevance: a published formula, pure and with test vectors (docs/feed.md shows it to readers).

    relevance = 4 · freshness + 3 · topics + 2 · featured + 1.5 · language + 1 · nearness
                + 1 · liking − 2 · disliking − 6 · seen

    freshness  0.5 ^ (age / 72 h), 1 for a card of this moment
    topics     0 if no followed topic, 1 for one, 1.25 for two or more
    featured   0.5 ^ (time since it was featured / 72 h), 0 if it is not
    language   1 if the card is in the reader's language
    nearness   1 for the reader's own team or site in its audience or origin, else 0
    liking     share of the reader's thanks, saves and shares (60 days) that touch the card's topics, 0 … 1
    disliking  share of the reader's "not for me" that touch the card's topics, 0 … 1
    seen       1 if the card was on the reader's screen already

Equal relevance is settled by id, newer first.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

HALF_LIFE = timedelta(hours=72)
NEWS = timedelta(days=3)
STILL_FEATURED = 0.25
CLEARLY_LIKED = 0.2


class Traits(NamedTuple):
    """What the formula needs to know about one card and one reader: made for hundreds of cards in each read."""

    card_id: str
    slug: str
    live_at: datetime
    featured_at: datetime | None = None
    followed_topics: int = 0
    own_language: bool = False
    near: bool = False
    liking: float = 0.0
    disliking: float = 0.0
    seen: bool = False


def relevance(traits: Traits, now: datetime) -> float:
    """How well a card fits a reader at a moment; higher is better, unbounded only by the weights above."""
    return (
        4 * _half_life(now - traits.live_at)
        + 3 * (0.0, 1.0, 1.25)[min(traits.followed_topics, 2)]
        + 2 * (_half_life(now - traits.featured_at) if traits.featured_at else 0.0)
        + 1.5 * traits.own_language
        + 1 * traits.near
        + 1 * traits.liking
        - 2 * traits.disliking
        - 6 * traits.seen
    )


def _half_life(age: timedelta) -> float:
    return 0.5 ** max(0.0, age / HALF_LIFE)


def ranked(cards: list[Traits], now: datetime) -> list[Traits]:
    """Best first; equal relevance goes to the newer id."""
    return sorted(cards, key=lambda card: (relevance(card, now), card.card_id), reverse=True)


def main_reason(traits: Traits, now: datetime) -> str:
    """The part of the formula that spoke loudest, in the order a reader understands best."""
    if traits.featured_at and _half_life(now - traits.featured_at) > STILL_FEATURED:
        return "featured"
    if traits.followed_topics:
        return "topic"
    if traits.near:
        return "near"
    if traits.liking >= CLEARLY_LIKED:
        return "liking"
    return "fresh" if now - traits.live_at < NEWS else "everyone"
