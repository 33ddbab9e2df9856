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

from typing import NamedTuple

HALF_LIFE = 72.0
NEWS = 72.0
"""Hours, both."""
STILL_FEATURED = 0.25
CLEARLY_LIKED = 0.2


class Traits(NamedTuple):
    """What the formula needs to know about one card and one reader: made for hundreds of cards in each read.

    ``age`` is hours since it went live, ``featured`` hours since it was put at the top.
    """

    card_id: str
    slug: str
    age: float
    featured: float | None = None
    followed_topics: int = 0
    own_language: bool = False
    near: bool = False
    liking: float = 0.0
    disliking: float = 0.0
    seen: bool = False


def relevance(traits: Traits) -> float:
    """How well a card fits a reader; higher is better, unbounded only by the weights above."""
    return (
        4 * _half_life(traits.age)
        + 3 * (0.0, 1.0, 1.25)[min(traits.followed_topics, 2)]
        + 2 * (0.0 if traits.featured is None else _half_life(traits.featured))
        + 1.5 * traits.own_language
        + 1 * traits.near
        + 1 * traits.liking
        - 2 * traits.disliking
        - 6 * traits.seen
    )


def _half_life(age: float) -> float:
    return 0.5 ** max(0.0, age / HALF_LIFE)


def ranked(cards: list[Traits]) -> list[Traits]:
    """Best first; equal relevance goes to the newer id."""
    return sorted(cards, key=lambda card: (relevance(card), card.card_id), reverse=True)


def main_reason(traits: Traits) -> str:
    """The part of the formula that spoke loudest, in the order a reader understands best."""
    if traits.featured is not None and _half_life(traits.featured) > STILL_FEATURED:
        return "featured"
    if traits.followed_topics:
        return "topic"
    if traits.near:
        return "near"
    if traits.liking >= CLEARLY_LIKED:
        return "liking"
    return "fresh" if traits.age < NEWS else "everyone"
